package ledger

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// balanced is an account with two lots: 10 that go at 100, and 5 younger ones that go at 50.
func balanced(t *testing.T, oldest bool) *Account {
	account := New(oldest)
	for _, lot := range []Lot{{Key{1, 0}, 1, 100, 10}, {Key{2, 0}, 2, 50, 5}} {
		_, err := account.Credit(Earned, lot)
		require.NoError(t, err)
	}
	return &account
}

func TestSpendingOrder(t *testing.T) {
	soonest := balanced(t, false)
	require.Equal(t, []Draw{{Key{2, 0}, 2, 50, 5}, {Key{1, 0}, 1, 100, 2}}, soonest.Spend(7, nil))
	oldest := balanced(t, true)
	require.Equal(t, []Draw{{Key{1, 0}, 1, 100, 7}}, oldest.Spend(7, nil))
	require.EqualValues(t, 50, oldest.NextExpiry(), "the younger lot goes before the older one")
	require.Equal(t, []Lot{{Key{2, 0}, 2, 50, 5}}, oldest.Expire(50, nil))
	require.EqualValues(t, 100, oldest.NextExpiry())
}

// TestExpiresAtItsInstant: a lot is there until its instant, and not at it.
func TestExpiresAtItsInstant(t *testing.T) {
	account := balanced(t, false)
	require.Empty(t, account.Expire(49, nil))
	require.Len(t, account.Expire(50, nil), 1)
	require.Equal(t, Totals{Earned: 15, Available: 10, Expired: 5}, account.Totals)
}

func TestDebtIsPaidFirst(t *testing.T) {
	account := balanced(t, false)
	require.Equal(t, Reversal{Own: 10, Others: 5, Short: 3}, account.Reverse(Key{1, 0}, 18, false))
	require.Equal(t, Totals{Earned: 15, Debt: 3, Reversed: 18}, account.Totals) // 15 + 3 = 18
	paid, err := account.Credit(Received, Lot{Key{3, 0}, 3, 100, 7})
	require.NoError(t, err)
	require.EqualValues(t, 3, paid)
	require.Equal(t, []Lot{{Key{3, 0}, 3, 100, 4}}, lotsOf(account))
	require.NoError(t, account.Check())
}

func TestForgivenDebtIsInNone(t *testing.T) {
	account := balanced(t, false)
	require.Equal(t, Reversal{Own: 10, Others: 5, Short: 3}, account.Reverse(Key{1, 0}, 18, true))
	require.Equal(t, Totals{Earned: 15, Reversed: 15}, account.Totals)
}

func TestReturnedUnits(t *testing.T) {
	account := balanced(t, false)
	draws := account.Spend(12, nil) // 5 of the one, 7 of the other
	paid, expired, err := account.Return(draws[0], 50)
	require.NoError(t, err)
	require.Zero(t, paid)
	require.EqualValues(t, 5, expired, "what is past its expiry expires at once")
	_, _, err = account.Return(draws[1], 50)
	require.NoError(t, err)
	require.Equal(t, []Lot{{Key{1, 0}, 1, 100, 10}}, lotsOf(account), "it goes back into the lot it came from")
	require.Equal(t, Totals{Earned: 15, Returned: 12, Available: 10, Spent: 12, Expired: 5}, account.Totals) // 27 = 10 + 12 + 5
}

func TestTooMuch(t *testing.T) {
	account := New(false)
	_, err := account.Credit(Earned, Lot{Key{1, 0}, 1, 100, Most})
	require.NoError(t, err)
	before := account.Totals
	_, err = account.Credit(Received, Lot{Key{2, 0}, 1, 100, 1})
	require.ErrorIs(t, err, ErrOverflow)
	require.Equal(t, before, account.Totals)
	draws := account.Spend(Most, nil)
	_, _, err = account.Return(draws[0], 1)
	require.ErrorIs(t, err, ErrOverflow)
	_, _, err = account.Return(draws[0], 100)
	require.ErrorIs(t, err, ErrOverflow)
}

func TestCheckFindsBrokenBooks(t *testing.T) {
	for name, harm := range map[string]func(*Account){
		"do not balance":         func(a *Account) { a.Totals.Earned++ },
		"hold what cannot be":    func(a *Account) { a.Totals.Debt++; a.Totals.Reversed++ },
		"of the 15":              func(a *Account) { a.lots[0].Left-- },
		"more than the":          func(a *Account) { a.lots[0].Left++ },
		"below 0 or too large":   func(a *Account) { a.Totals.Sent, a.Totals.Spent = -1, 1 },
		"too large":              func(a *Account) { a.Totals.Earned, a.Totals.Spent = 2*Most, 2*Most-15 },
		"the books do not":       func(a *Account) { a.Totals.Spent++ },
		"hold 14 of the 15 that": func(a *Account) { a.lots[0].Left-- },
	} {
		account := balanced(t, false)
		require.NoError(t, account.Check())
		harm(account)
		err := account.Check()
		require.Error(t, err, name)
		require.ErrorContains(t, err, name)
	}
}

// TestSteadyAccountsDoNotAllocate: once its memory has grown, an account uses it again.
func TestSteadyAccountsDoNotAllocate(t *testing.T) {
	for _, oldest := range []bool{false, true} {
		account, copied := New(oldest), New(oldest)
		draws, gone := make([]Draw, 0, 100), make([]Lot, 0, 100)
		now := int64(0)
		step := func() {
			now++
			gone = account.Expire(Never-1, gone[:0])
			for i := range int64(40) {
				_, _ = account.Credit(Earned, Lot{Key{now*40 + i, 0}, 0, Never - 1, 10})
			}
			draws = account.Spend(55, draws[:0])
			for _, draw := range draws {
				_, _, _ = account.Return(draw, 0)
			}
			account.Reverse(Key{now * 40, 0}, 7, false)
			account.CopyTo(&copied)
		}
		for range 10 {
			step()
		}
		require.Zero(t, testing.AllocsPerRun(50, step))
	}
}
