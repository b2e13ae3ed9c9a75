package ledger

import (
	"errors"
	"fmt"
	"math"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Most is the largest amount a wallet's total may reach: a quarter of what fits, so that no sum of a few totals
// overflows.
const Most = math.MaxInt64 / 4

// ErrOverflow says that a total would become larger than Most.
var ErrOverflow = errors.New("a wallet's total is larger than 2,305,843,009,213,693,951 of its smallest units")

// Never is the expiry of what does not expire.
const Never value.Instant = math.MaxInt64

// Totals are what came and went over a member's life, gross, and what is there now.
type Totals struct {
	Opening   int64 // brought over from an older programme
	Earned    int64 // credited by rules
	Received  int64 // paid in, transferred or adjusted
	Returned  int64 // given back by a refund of what it was spent on
	Debt      int64 // owed now
	Available int64 // there to be spent now
	Pending   int64 // credited, but not available yet
	Held      int64 // reserved, but not redeemed yet
	Spent     int64 // redeemed, paid or charged
	Expired   int64
	Reversed  int64 // taken back
	Sent      int64 // transferred or adjusted away
}

// Check asserts the law of the books.
func (t *Totals) Check() error {
	came := t.Opening + t.Earned + t.Received + t.Returned + t.Debt
	went := t.Available + t.Pending + t.Held + t.Spent + t.Expired + t.Reversed + t.Sent
	if came != went {
		return fmt.Errorf("the books do not balance: %d came, %d went: %+v", came, went, *t)
	}
	if t.Available < 0 || t.Debt < 0 || t.Pending < 0 || t.Held < 0 || t.Available > 0 && t.Debt > 0 {
		return fmt.Errorf("the books hold what cannot be: %+v", *t)
	}
	return nil
}

// Key names a lot: the event that credited it, by its number among the member's own, and the rule (or None).
type Key struct {
	Event int64
	Rule  int32
}

// Lot is units that came together and leave together.
type Lot struct {
	Key     Key
	Earned  value.Instant
	Expires value.Instant // they leave at this instant
	Left    int64         // what is left of them, above 0
}

// Account is one wallet of one member.
type Account struct {
	Totals Totals

	// lots[head:] are the lots that have something left, in the order in which they are spent. A lot in their midst
	// that is empty goes when it reaches the head.
	lots   []Lot
	head   int
	oldest bool // spent by age, rather than by expiry
	uneven bool // spent by age, and some lot expires before an older one: the next expiry has to be looked for
	known  bool // it has been looked for
	next   value.Instant

	waiting []Waiting // what is pending, in the order in which it can be spent
	early   bool      // some of it may expire before that
}

// New makes an empty account that spends its oldest lot first, or the one that expires soonest.
func New(oldest bool) Account { return Account{oldest: oldest} }

// Lots calls visit for each lot that has something left, in the order in which they are spent.
func (a *Account) Lots(visit func(lot *Lot)) {
	for i := a.head; i < len(a.lots); i++ {
		if a.lots[i].Left > 0 {
			visit(&a.lots[i])
		}
	}
}

// Check asserts all that is known of an account: the law of its totals, and that its lots make up what is available.
func (a *Account) Check() error {
	t := &a.Totals
	came, cameFits := sum(t.Opening, t.Earned, t.Received, t.Returned, t.Debt)
	went, wentFits := sum(t.Available, t.Pending, t.Held, t.Spent, t.Expired, t.Reversed, t.Sent)
	if !cameFits || !wentFits || came-t.Debt > Most {
		return fmt.Errorf("a total is below 0 or too large: %+v", *t)
	}
	if came != went {
		return fmt.Errorf("the books do not balance: %d came, %d went: %+v", came, went, *t)
	}
	if err := a.checkWaiting(); err != nil {
		return err
	}
	left := int64(0)
	for i := a.head; i < len(a.lots); i++ {
		if a.lots[i].Left < 0 || a.lots[i].Left > t.Available-left {
			return fmt.Errorf("lots hold more than the %d that are available", t.Available)
		}
		left += a.lots[i].Left
	}
	if left != t.Available {
		return fmt.Errorf("lots hold %d of the %d that are available", left, t.Available)
	}
	return t.Check()
}

// checkWaiting asserts that what waits makes up what is pending.
func (a *Account) checkWaiting() error {
	left := int64(0)
	for i := range a.waiting {
		if a.waiting[i].Left <= 0 || a.waiting[i].Left > a.Totals.Pending-left {
			return fmt.Errorf("more waits than the %d that are pending", a.Totals.Pending)
		}
		left += a.waiting[i].Left
	}
	if left != a.Totals.Pending {
		return fmt.Errorf("%d wait of the %d that are pending", left, a.Totals.Pending)
	}
	return nil
}

// sum adds up what must not be below 0; false also where it becomes too large.
func sum(totals ...int64) (int64, bool) {
	all := int64(0)
	for _, total := range totals {
		var ok bool
		if all, ok = value.Add(all, total); !ok || total < 0 {
			return 0, false
		}
	}
	return all, true
}

// before tells whether a lot is spent before another.
func (a *Account) before(x, y *Lot) bool {
	if !a.oldest && x.Expires != y.Expires {
		return x.Expires < y.Expires
	}
	if x.Earned != y.Earned {
		return x.Earned < y.Earned
	}
	if x.Key.Event != y.Key.Event {
		return x.Key.Event < y.Key.Event
	}
	return x.Key.Rule < y.Key.Rule
}

// insert puts a lot where it belongs; nearly always that is the end.
func (a *Account) insert(lot Lot) {
	if a.head > 32 && a.head > len(a.lots)/2 {
		a.lots = a.lots[:copy(a.lots, a.lots[a.head:])]
		a.head = 0
	}
	a.next = min(a.next, lot.Expires)
	a.lots = append(a.lots, lot)
	i := len(a.lots) - 1
	for ; i > a.head && a.before(&lot, &a.lots[i-1]); i-- {
		a.lots[i] = a.lots[i-1]
	}
	a.lots[i] = lot
	if a.oldest && (i > a.head && a.lots[i-1].Expires > lot.Expires || i+1 < len(a.lots) && a.lots[i+1].Expires < lot.Expires) {
		a.uneven = true
	}
}

// trim drops empty lots at the head. What is gone may have been what expires next.
func (a *Account) trim() {
	a.known = false
	for a.head < len(a.lots) && a.lots[a.head].Left == 0 {
		a.head++
	}
	if a.head == len(a.lots) {
		a.lots, a.head, a.uneven = a.lots[:0], 0, false
	}
}

// NextExpiry returns when the next units expire; Never if none do.
func (a *Account) NextExpiry() value.Instant {
	next := Never
	if a.early {
		next = a.nextWaitingExpiry()
	}
	if a.head == len(a.lots) {
		return next
	}
	if !a.uneven {
		return min(next, a.lots[a.head].Expires)
	}
	if !a.known {
		a.known, a.next = true, Never
		for i := a.head; i < len(a.lots); i++ {
			if a.lots[i].Left > 0 {
				a.next = min(a.next, a.lots[i].Expires)
			}
		}
	}
	return min(next, a.next)
}

// find returns the lot of a key; it is looked for from the newest back.
func (a *Account) find(key Key) *Lot {
	for i := len(a.lots) - 1; i >= a.head; i-- {
		if a.lots[i].Key == key && a.lots[i].Left > 0 {
			return &a.lots[i]
		}
	}
	return nil
}

// CopyTo makes another account equal to this one, reusing its memory.
func (a *Account) CopyTo(other *Account) {
	lots, waiting := append(other.lots[:0], a.lots[a.head:]...), append(other.waiting[:0], a.waiting...)
	*other = *a
	other.lots, other.head, other.waiting = lots, 0, waiting
}

// Restore puts a lot of an encoded state back; the totals are set apart.
func (a *Account) Restore(lot Lot) { a.insert(lot) }
