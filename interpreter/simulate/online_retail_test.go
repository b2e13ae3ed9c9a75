package simulate_test

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
)

func TestOnlineRetail(t *testing.T) {
	folder := realData(t, "uci_online_retail")
	result, summary := tried(t, folder, mapping.Stop, shipped(t, "online-retail.scheme"), shipped(t, "online-retail.source"))
	assert.EqualValues(t, 541_909, summary.Events.Read)
	assert.EqualValues(t, 135_080, summary.Events.SkippedTotal)
	assert.EqualValues(t, 541_909-135_080-18_536-3_654, summary.Events.Grouped)
	assert.Equal(t, map[string]int64{`skip when CustomerID == ""`: 135_080}, summary.Events.Skipped)
	assert.Equal(t, 4_372, summary.Members)
	assert.Equal(t, "18536", summary.Metrics["invoices"])
	assert.Equal(t, "3654", summary.Metrics["returns"])
	assert.Equal(t, "611342.09", summary.Metrics["returned"])
	assert.Equal(t, "882061", summary.Wallets["points"]["earned"])

	books := booksOf(invoicesOf(t, filepath.Join(folder, "online_retail.csv")))
	require.Len(t, result.States, len(books))
	for _, state := range result.States {
		if came, wanted := bookOf(&state.Wallets[0].Totals), books[state.Member]; came != wanted {
			assert.Equal(t, wanted, came, state.Member)
		}
	}
}

// Before they are rounded to pennies, the invoices are worth what is known of them.
func TestOnlineRetailUnrounded(t *testing.T) {
	folder := realData(t, "uci_online_retail")
	scheme := shipped(t, "online-retail.scheme") + "event purchase { exact number with 3 decimals }\nmetric exactly { sum exact on purchase }\n"
	scheme = scheme[:strings.Index(scheme, "test \"")] + scheme[strings.Index(scheme, "event purchase"):]
	source := strings.Replace(shipped(t, "online-retail.source"), "  amount", "  exact = sum(lines, .Quantity * .UnitPrice)\n  amount", 1)
	_, summary := tried(t, folder, mapping.Stop, scheme, source)
	assert.Equal(t, "8911407.904", summary.Metrics["exactly"])
}

// invoice is one of the file, its worth in tenths of a penny.
type invoice struct {
	member, time string
	back         bool
	worth        int64
}

// invoicesOf brings the lines of the file together by hand, in the order of their time.
func invoicesOf(t *testing.T, path string) []*invoice {
	byNumber := map[string]*invoice{}
	rowsOf(t, path, func(row map[string]string) {
		if row["CustomerID"] == "" {
			return
		}
		one := byNumber[row["InvoiceNo"]]
		if one == nil {
			one = &invoice{member: row["CustomerID"], time: row["InvoiceDate"], back: strings.HasPrefix(row["InvoiceNo"], "C")}
			byNumber[row["InvoiceNo"]] = one
		}
		require.Equal(t, one.member, row["CustomerID"])
		one.time = min(one.time, row["InvoiceDate"])
		one.worth += decimal(t, row["Quantity"], 0) * decimal(t, row["UnitPrice"], 3)
	})
	invoices := slices.Collect(maps.Values(byNumber))
	slices.SortFunc(invoices, func(a, b *invoice) int { return cmp.Or(cmp.Compare(a.time, b.time), cmp.Compare(a.worth, b.worth)) })
	return invoices
}

// book is what a member's points came to.
type book struct{ earned, reversed, available, debt int64 }

// booksOf does by hand what the scheme says: a point for every ten pounds, and one back for every ten that come back.
func booksOf(invoices []*invoice) map[string]book {
	books := map[string]book{}
	for _, one := range invoices {
		kept := books[one.member]
		pennies := (max(one.worth, -one.worth) + 5) / 10
		points := pennies / 1000
		if one.back {
			taken := min(points, kept.available)
			kept.reversed, kept.available, kept.debt = kept.reversed+points, kept.available-taken, kept.debt+points-taken
		} else {
			paid := min(points, kept.debt)
			kept.earned, kept.available, kept.debt = kept.earned+points, kept.available+points-paid, kept.debt-paid
		}
		books[one.member] = kept
	}
	return books
}

func bookOf(account *ledger.Totals) book {
	return book{account.Earned, account.Reversed, account.Available, account.Debt}
}
