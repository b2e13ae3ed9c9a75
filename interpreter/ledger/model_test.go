package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// model is an account as slow and plain as can be: a list of lots, sorted when it is looked at.
type model struct {
	oldest bool
	lots   []Lot
	debt   int64
}

func (m *model) available() int64 {
	all := int64(0)
	for _, lot := range m.lots {
		all += lot.Left
	}
	return all
}

func byAge(a, b Lot) int {
	return cmp.Or(cmp.Compare(a.Earned, b.Earned), cmp.Compare(a.Key.Event, b.Key.Event), cmp.Compare(a.Key.Rule, b.Key.Rule))
}

// sorted are the lots that have something left, in the order in which they are spent.
func (m *model) sorted() []Lot {
	var left []Lot
	for _, lot := range m.lots {
		if lot.Left > 0 {
			left = append(left, lot)
		}
	}
	slices.SortFunc(left, func(a, b Lot) int {
		if !m.oldest && a.Expires != b.Expires {
			return cmp.Compare(a.Expires, b.Expires)
		}
		return byAge(a, b)
	})
	return left
}

func (m *model) credit(lot Lot) int64 {
	paid := min(lot.Left, m.debt)
	m.debt -= paid
	if lot.Left -= paid; lot.Left > 0 {
		m.lots = append(m.lots, lot)
	}
	return paid
}

func (m *model) at(key Key) *Lot {
	for i := range m.lots {
		if m.lots[i].Key == key && m.lots[i].Left > 0 {
			return &m.lots[i]
		}
	}
	return nil
}

func (m *model) take(amount int64, from []Lot) []Draw {
	var draws []Draw
	for _, lot := range from {
		if taken := min(amount, lot.Left); taken > 0 {
			m.at(lot.Key).Left -= taken
			amount -= taken
			draws = append(draws, Draw{lot.Key, lot.Earned, lot.Expires, taken})
		}
	}
	return draws
}

func (m *model) expire(at value.Instant) []Lot {
	var gone []Lot
	for _, lot := range m.sorted() {
		if lot.Expires <= at {
			gone = append(gone, lot)
			m.at(lot.Key).Left = 0
		}
	}
	return gone
}

func (m *model) reverse(key Key, amount int64, forgive bool) Reversal {
	var done Reversal
	if own := m.at(key); own != nil {
		done.Own = min(amount, own.Left)
		own.Left -= done.Own
	}
	done.Others = min(amount-done.Own, m.available())
	byAges := m.sorted()
	slices.SortFunc(byAges, byAge)
	m.take(done.Others, byAges)
	if done.Short = amount - done.Own - done.Others; !forgive {
		m.debt += done.Short
	}
	return done
}

// bookkeeper does the same to an account and to its model.
type bookkeeper struct {
	*rapid.T
	account *Account
	model   *model
	now     value.Instant
	event   int64
	spent   []Draw
	keys    []Key
}

// TestAccountIsItsModel does random things to an account and to a list of lots.
func TestAccountIsItsModel(t *testing.T) {
	for _, oldest := range []bool{false, true} {
		t.Run(fmt.Sprintf("oldest %v", oldest), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				account := New(oldest)
				b := &bookkeeper{T: t, account: &account, model: &model{oldest: oldest}}
				copied := New(oldest)
				for range rapid.IntRange(1, 80).Draw(t, "steps") {
					account.CopyTo(&copied)
					before := fmt.Sprint(lotsOf(&copied), copied.Totals)
					b.step()
					b.compare()
					require.Equal(t, before, fmt.Sprint(lotsOf(&copied), copied.Totals), "a copy goes its own way")
				}
			})
		})
	}
}

func lotsOf(account *Account) []Lot {
	var lots []Lot
	account.Lots(func(lot *Lot) { lots = append(lots, *lot) })
	return lots
}

func (b *bookkeeper) step() {
	b.now += value.Instant(rapid.IntRange(0, 3).Draw(b.T, "time"))
	require.Equal(b.T, b.model.expire(b.now), b.account.Expire(b.now, nil))
	switch rapid.IntRange(0, 6).Draw(b.T, "what") {
	case 0, 1, 2:
		b.credit()
	case 3:
		b.spend()
	case 4:
		b.reverse()
	case 5:
		b.giveBack()
	case 6:
		amount := rapid.Int64Range(0, b.account.Totals.Available).Draw(b.T, "sent")
		require.Equal(b.T, b.model.take(amount, b.model.sorted()), b.account.Send(amount, nil))
	}
}

func (b *bookkeeper) credit() {
	key := Key{Event: b.event, Rule: int32(rapid.IntRange(-1, 2).Draw(b.T, "rule"))}
	b.event++
	expires := b.now + value.Instant(rapid.IntRange(1, 20).Draw(b.T, "lasts"))
	if rapid.IntRange(0, 5).Draw(b.T, "never") == 0 {
		expires = Never
	}
	lot := Lot{Key: key, Earned: b.now, Expires: expires, Left: rapid.Int64Range(0, 30).Draw(b.T, "amount")}
	source := Source(rapid.IntRange(0, 2).Draw(b.T, "source"))
	b.keys = append(b.keys, key)
	paid, err := b.account.Credit(source, lot)
	require.NoError(b.T, err)
	require.Equal(b.T, b.model.credit(lot), paid)
}

func (b *bookkeeper) spend() {
	amount := rapid.Int64Range(0, b.account.Totals.Available).Draw(b.T, "spent")
	draws := b.account.Spend(amount, nil)
	require.Equal(b.T, b.model.take(amount, b.model.sorted()), draws)
	b.spent = append(b.spent, draws...)
}

func (b *bookkeeper) reverse() {
	key := Key{-1, -1}
	if len(b.keys) > 0 && rapid.IntRange(0, 5).Draw(b.T, "none") > 0 {
		key = rapid.SampledFrom(b.keys).Draw(b.T, "key")
	}
	amount, forgive := rapid.Int64Range(0, 40).Draw(b.T, "reversed"), rapid.Bool().Draw(b.T, "forgive")
	planned := b.account.PlanReversal(key, amount)
	done := b.account.Reverse(key, amount, forgive)
	require.Equal(b.T, planned, done)
	require.Equal(b.T, b.model.reverse(key, amount, forgive), done)
}

// giveBack returns something that was spent, with its old expiry.
func (b *bookkeeper) giveBack() {
	if len(b.spent) == 0 {
		return
	}
	i := rapid.IntRange(0, len(b.spent)-1).Draw(b.T, "draw")
	draw := b.spent[i]
	b.spent = slices.Delete(b.spent, i, i+1)
	paid, expired, err := b.account.Return(draw, b.now)
	require.NoError(b.T, err)
	if draw.Expires <= b.now {
		require.Equal(b.T, draw.Amount, expired)
		require.Zero(b.T, paid)
		return
	}
	require.Zero(b.T, expired)
	if lot := b.model.at(draw.Key); lot != nil {
		require.Zero(b.T, paid)
		lot.Left += draw.Amount
		return
	}
	require.Equal(b.T, b.model.credit(Lot{draw.Key, draw.Earned, draw.Expires, draw.Amount}), paid)
}

func (b *bookkeeper) compare() {
	require.Equal(b.T, b.model.sorted(), lotsOf(b.account))
	require.Equal(b.T, b.model.available(), b.account.Totals.Available)
	require.Equal(b.T, b.model.debt, b.account.Totals.Debt)
	next := Never
	for _, lot := range b.model.sorted() {
		next = min(next, lot.Expires)
	}
	require.Equal(b.T, next, b.account.NextExpiry())
	require.NoError(b.T, b.account.Check())
}
