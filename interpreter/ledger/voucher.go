package ledger

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Voucher is vouchers of one kind that came together and are good for the same: how many are left, and what each takes
// off an order.
type Voucher struct {
	Key     Key
	Issued  value.Instant
	Expires value.Instant
	Worth   int64 // in the currency's smallest unit; 0 where it is no money
	Left    int64 // above 0
}

// VoucherTotals are how many vouchers of a kind came and went over a member's life, gross, and how many are there now.
type VoucherTotals struct {
	Issued    int64
	Returned  int64 // given back by a refund of what they were used on
	Held      int64 // there now
	Used      int64
	Expired   int64
	Withdrawn int64 // taken back unused, as what issued them was refunded
	Cost      int64 // of all that were issued, in the currency's smallest unit
}

// Vouchers are the vouchers of one kind that a member has.
type Vouchers struct {
	Totals VoucherTotals
	held   []Voucher // in the order in which they are used
}

// Fits tells whether so many more can be issued or come back, at such a cost.
func (v *Vouchers) Fits(count, cost int64) bool {
	return count <= Most && v.Totals.Issued+v.Totals.Returned <= Most-count && cost <= Most && v.Totals.Cost <= Most-cost
}

// Issue gives vouchers. The caller has made sure that they fit.
func (v *Vouchers) Issue(one Voucher, cost int64) {
	v.Totals.Cost += cost
	v.Totals.Issued += one.Left
	v.Totals.Held += one.Left
	v.insert(one)
}

// First is the voucher that is used next, soonest to expire first; nil if there is none.
func (v *Vouchers) First() *Voucher {
	if len(v.held) == 0 {
		return nil
	}
	return &v.held[0]
}

// Use takes the voucher that is used next, and returns it. There must be one.
func (v *Vouchers) Use() Voucher {
	used := v.held[0]
	used.Left = 1
	v.Totals.Held--
	v.Totals.Used++
	if v.held[0].Left--; v.held[0].Left == 0 {
		v.held = v.held[:copy(v.held, v.held[1:])]
	}
	return used
}

// Return gives vouchers back that were used. What has expired meanwhile expires at once, which it tells.
func (v *Vouchers) Return(one Voucher, now value.Instant) (expired bool) {
	v.Totals.Returned += one.Left
	if one.Expires <= now {
		v.Totals.Expired += one.Left
		return true
	}
	v.Totals.Held += one.Left
	v.insert(one)
	return false
}

// Withdraw takes back what is left of vouchers, and tells how many that is, up to as many as there were.
func (v *Vouchers) Withdraw(one Voucher) (taken int64) {
	for i := range v.held {
		if held := &v.held[i]; held.isLike(&one) {
			taken = min(held.Left, one.Left)
			held.Left -= taken
			v.Totals.Held -= taken
			v.Totals.Withdrawn += taken
			if held.Left == 0 {
				v.held = append(v.held[:i], v.held[i+1:]...)
			}
			return taken
		}
	}
	return 0
}

// Expire lets the vouchers go whose time has come, and appends them to gone.
func (v *Vouchers) Expire(at value.Instant, gone []Voucher) []Voucher {
	count := 0
	for ; count < len(v.held) && v.held[count].Expires <= at; count++ {
		v.Totals.Held -= v.held[count].Left
		v.Totals.Expired += v.held[count].Left
		gone = append(gone, v.held[count])
	}
	v.held = v.held[:copy(v.held, v.held[count:])]
	return gone
}

// NextExpiry returns when the next vouchers expire; Never if none do.
func (v *Vouchers) NextExpiry() value.Instant {
	if len(v.held) == 0 {
		return Never
	}
	return v.held[0].Expires
}

// Each calls visit for the vouchers that are there, in the order in which they are used.
func (v *Vouchers) Each(visit func(one *Voucher)) {
	for i := range v.held {
		visit(&v.held[i])
	}
}

// insert puts vouchers where they belong, to those that are like them if there are any.
func (v *Vouchers) insert(one Voucher) {
	for i := range v.held {
		if v.held[i].isLike(&one) {
			v.held[i].Left += one.Left
			return
		}
	}
	v.held = append(v.held, one)
	i := len(v.held) - 1
	for ; i > 0 && one.before(&v.held[i-1]); i-- {
		v.held[i] = v.held[i-1]
	}
	v.held[i] = one
}

func (v *Voucher) isLike(other *Voucher) bool {
	return v.Key == other.Key && v.Worth == other.Worth && v.Expires == other.Expires
}

// before tells whether a voucher is used before another: the soonest to expire, of these the oldest, of those that one
// event gave the one that is worth most.
func (v *Voucher) before(other *Voucher) bool {
	switch {
	case v.Expires != other.Expires:
		return v.Expires < other.Expires
	case v.Key.Event != other.Key.Event:
		return v.Key.Event < other.Key.Event
	case v.Worth != other.Worth:
		return v.Worth > other.Worth
	}
	return v.Key.Rule < other.Key.Rule
}

// Check asserts the law of the vouchers: what came is there or went, and what is there is all there.
func (v *Vouchers) Check() error {
	t := &v.Totals
	if _, ok := sum(t.Issued, t.Returned, t.Held, t.Used, t.Expired, t.Withdrawn, t.Cost); !ok {
		return fmt.Errorf("a count of vouchers is below 0 or too large: %+v", *t)
	}
	held := int64(0)
	for i := range v.held {
		held += v.held[i].Left
	}
	if t.Issued+t.Returned != t.Held+t.Used+t.Expired+t.Withdrawn || t.Held != held {
		return fmt.Errorf("the vouchers do not add up, %d are there: %+v", held, *t)
	}
	return nil
}

// CopyTo makes other vouchers equal to these, reusing their memory.
func (v *Vouchers) CopyTo(other *Vouchers) {
	other.Totals, other.held = v.Totals, append(other.held[:0], v.held...)
}

// Restore puts vouchers of an encoded state back; the totals are set apart.
func (v *Vouchers) Restore(one Voucher) { v.insert(one) }
