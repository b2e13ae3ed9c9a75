package history

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Cells of every type, and what is read of them; an empty code is a good one.
func TestCells(t *testing.T) {
	money, bare := number("c", 2), number("c", 0)
	moment := instant("c", "")
	moment.Zone = shanghai(t)
	id := Column{Name: "c", Identifier: true}
	rows := []struct {
		column     Column
		cell, want string
		code       string
	}{
		{text("c"), "", "''", ""}, {text("c"), " x ", "' x '", ""}, {text("c"), "1.23E+15", "'1.23E+15'", ""},
		{id, "M1", "'M1'", ""}, {id, "1.23E+15", "", CodeShortened}, {id, "1E+15", "", CodeShortened}, {id, "6.9e+007", "", CodeShortened},
		{id, "-1.5E+20", "", CodeShortened}, {id, "A1E+15", "'A1E+15'", ""}, {id, "1E+", "'1E+'", ""}, {id, "+15", "'+15'", ""},
		{id, "1.2.3E+15", "'1.2.3E+15'", ""}, {id, "12+15", "'12+15'", ""}, {id, "E+15", "'E+15'", ""}, {id, "1E+1x", "'1E+1x'", ""},
		{money, "", "-", ""}, {money, "12", "12.00", ""}, {money, "-12.5", "-12.50", ""}, {money, "12.500", "12.50", ""}, {money, "+.5", "0.50", ""},
		{money, "12.345", "", CodePlaces}, {bare, "1.5", "", CodePlaces}, {bare, "1.0", "1", ""},
		{money, "92233720368547758.07", "92233720368547758.07", ""}, {money, "92233720368547758.08", "", CodeRange},
		{money, "1,234.50", "", CodeGroups}, {money, "1,234", "", CodeGroups}, {money, "1,2", "", CodeDecimalComma}, {money, "1.234,5", "", CodeDecimalComma},
		{money, "1 234 567,5", "", CodeDecimalComma}, {money, "12,34,567.5", "", CodeGroups}, {money, "1,234,5", "", CodeNumber},
		{money, "¥12", "", CodeCurrency}, {money, "12元", "", CodeCurrency}, {money, "€ 1.234,50", "", CodeCurrency}, {money, "US$5", "", CodeCurrency},
		{money, "元", "", CodeNumber}, {money, "¥", "", CodeNumber}, {money, "¥abc", "", CodeNumber},
		{money, "１２．５", "", CodeWidth}, {money, "12。5", "", CodeWidth}, {money, "　5", "", CodeWidth}, {money, "5%", "", CodePercent}, {money, "５％", "", CodePercent}, {money, "%", "", CodeNumber},
		{money, "1.5万", "", CodeMyriads}, {money, "2亿", "", CodeMyriads}, {money, "万", "", CodeNumber},
		{money, "(5)", "", CodeBrackets}, {money, "（5.00）", "", CodeBrackets}, {money, "($5)", "", CodeCurrency}, {money, "(x)", "", CodeNumber},
		{money, "5-", "", CodeMinus}, {money, "−5", "", CodeMinus}, {money, "- 5", "", CodeMinus}, {money, "--", "", CodeNothing},
		{money, " 5", "", CodeSpaces}, {money, "5\u00a0", "", CodeSpaces}, {money, "\u3000", "", CodeSpaces}, {money, "'5", "", CodeNumber},
		{money, "1.23E+15", "", CodeShortened}, {money, "1.23E15", "", CodeExponent}, {money, "1e-7", "", CodeExponent}, {money, "1e1.5", "", CodeNumber},
		{money, "#REF!", "", CodeSpreadsheetError}, {money, "NULL", "", CodeNothing}, {money, `\N`, "", CodeNothing}, {money, "NaN", "", CodeNothing}, {money, "x", "", CodeNumber},
		{money, "2026-01-31", "", CodeNumber}, {Column{Name: "c", Type: Number, Places: 19}, "1", "", CodeRange},
		{yesNo("c"), "", "-", ""}, {yesNo("c"), "yes", "yes", ""}, {yesNo("c"), "NO", "no", ""}, {yesNo("c"), "True", "yes", ""}, {yesNo("c"), "FALSE", "no", ""},
		{yesNo("c"), "1", "yes", ""}, {yesNo("c"), "0", "no", ""}, {yesNo("c"), "是", "yes", ""}, {yesNo("c"), "否", "no", ""},
		{yesNo("c"), "Y", "", CodeFlag}, {yesNo("c"), "2", "", CodeFlag}, {yesNo("c"), "01", "", CodeFlag}, {yesNo("c"), "有", "", CodeFlag}, {yesNo("c"), "yes ", "", CodeFlag},
		{date("c", ""), "", "-", ""}, {date("c", ""), "2026-01-31", "2026-01-31", ""}, {date("c", ""), "2026-02-29", "", CodeNoSuchDay}, {date("c", ""), "0000-01-01", "", CodeNoSuchDay},
		{date("c", ""), "2026-1-31", "", CodeDate}, {date("c", ""), "2026-01-31 00:00:00", "", CodeDate}, {date("c", ""), "46053", "", CodeDayNumber}, {date("c", ""), "soon", "", CodeDate},
		{date("c", "20060102"), "20260131", "2026-01-31", ""}, {date("c", "20060102"), "20260230", "", CodeNoSuchDay}, {date("c", "20060102"), "2026-01-31", "", CodeDate},
		{date("c", "2006-01-02 15:04"), "2026-01-31 25:00", "", CodeNoSuchTime}, {date("c", "20060102"), "46053", "", CodeDate},
		{moment, "", "-", ""}, {moment, "2026-01-31", "2026-01-31T00:00:00+08:00", ""}, {moment, "2026-01-31 08:05", "2026-01-31T08:05:00+08:00", ""},
		{moment, "2026-01-31T00:05:00.5Z", "2026-01-31T08:05:00.5+08:00", ""}, {moment, "2026/1/31 8:05", "", CodeTime}, {moment, "1769818000", "", CodeEpoch}, {moment, "1769818000123", "", CodeEpoch},
		{moment, "1769818000.5", "", CodeEpoch}, {moment, "46053.5", "", CodeDayNumber}, {moment, "99999", "", CodeTime}, {moment, "0000-00-00 00:00:00", "", CodeNothing},
		{moment, "2026-01-31 24:00:00", "", CodeNoSuchTime}, {moment, "2026-01-31 08:05:00.1234567", "", CodeTime}, {moment, "2026-01-31 08:05 ", "", CodeSpaces},
	}
	for _, row := range rows {
		got := readText("cells.csv", "c\tx\n"+row.cell+"\t\n", row.column)
		assert.NoError(t, got.failure)
		if row.code == "" {
			assert.Equal(t, []string{"2: " + row.want}, got.rows, row.cell)
			assert.Empty(t, got.codes(), row.cell)
			continue
		}
		assert.Empty(t, got.rows, row.cell)
		assert.Equal(t, []string{row.code}, got.codes(), row.cell)
		assert.Equal(t, row.cell, got.bad[0].Value)
		assert.Equal(t, "c", got.bad[0].Column)
	}
}

// What a remedy proposes is right itself.
func TestRemediesAreRight(t *testing.T) {
	rows := []struct{ shown, plain string }{
		{"1,234.50", "1234.50"}, {"12,34,567.5", "1234567.5"}, {"1.234,50", "1234.50"}, {"1 234 567,5", "1234567.5"}, {"¥-3", "-3"}, {"-¥3", "-3"}, {"−¥３，０００", "-3000"},
		{"(1,234.50)", "-1234.50"}, {"12-", "-12"}, {"5%", "0.05"}, {"12.5 %", "0.125"}, {"1.5万", "15000"}, {"1.2345亿", "123450000"}, {"人民币12元整", "12"}, {"HK$5", "5"},
	}
	for _, row := range rows {
		got, ok := numberAsShown(row.shown)
		assert.True(t, ok, row.shown)
		assert.Equal(t, row.plain, got.plain, row.shown)
	}
	guesses := []struct {
		text string
		want []string
	}{
		{"2026/1/31 8:05", []string{"2006/1/2 15:04"}}, {"31/01/2026", []string{"2/1/2006"}}, {"1/2/2026", []string{"1/2/2006", "2/1/2006"}},
		{"31.1.2026", []string{"2.1.2006"}}, {"2026-01-31 08:05:00 +0800", []string{"2006-01-02 15:04:05 -0700"}}, {"31-Jan-26", []string{"2-Jan-06"}},
		{"20260131080500", []string{"20060102150405"}}, {"soon", nil}, {"", nil}, {"2026/2/30", nil},
	}
	for _, row := range guesses {
		assert.Equal(t, row.want, guessLayouts(row.text), row.text)
	}
}

func TestTypeNames(t *testing.T) {
	assert.Equal(t, "text number date time flag", Text.String()+" "+Number.String()+" "+Date.String()+" "+Instant.String()+" "+Flag.String())
	assert.Equal(t, "type 9", Type(9).String())
	got := readText("a.csv", "a\n1\n", Column{Name: "a", Type: 9})
	assert.Len(t, got.bad, 1)
}
