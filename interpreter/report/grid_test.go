package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func books(words bool) grid {
	return grid{rows: [][]string{{"账户", "获得", "使用", "说明"}, {"积分", "1,234,567", "89", "消费多少元积1分，每年年底清零"}, {"bonus", "0.50", "0.10", "a gift"}},
		words: words, turnable: !words}
}

func TestGrid(t *testing.T) {
	for _, row := range []struct {
		width int
		words bool
		want  string
	}{
		{60, true, `
账户        获得  使用  说明
积分   1,234,567    89  消费多少元积1分，每年年底清零
bonus       0.50  0.10  a gift`},
		{40, true, `
账户        获得  使用  说明
积分   1,234,567    89  消费多少元积1分
                        ，每年年底清零
bonus       0.50  0.10  a gift`},
		{30, true, `
账户        获得  使用
积分   1,234,567    89
bonus       0.50  0.10`},
		{50, false, `
账户                           积分   bonus
获得                      1,234,567    0.50
使用                             89    0.10
说明  消费多少元积1分，每年年底清零  a gift`},
		{20, false, `
账户                           积分
获得                      1,234,567
使用                             89
说明  消费多少元积1分，每年年底清零

账户   bonus
获得    0.50
使用    0.10
说明  a gift`},
	} {
		one := books(row.words)
		assert.Equal(t, row.want, "\n"+strings.Join(one.fitted(row.width), "\n"), row.width)
	}
}

// Whatever the texts, no line is wider than asked for where each column alone has room, and no text is lost.
func TestGridFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 8).Draw(t, "columns")
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.StringMatching("[0-9a-z积分]{1,8}"), columns, columns), 1, 5).Draw(t, "rows")
		width := rapid.IntRange(34, 90).Draw(t, "width")
		one := grid{rows: rows, turnable: rapid.Bool().Draw(t, "turnable")}
		all := strings.Join(one.fitted(width), "\n")
		for _, line := range strings.Split(all, "\n") {
			assert.LessOrEqual(t, screen.StringWidth(line), width)
		}
		for _, row := range rows {
			for _, text := range row {
				assert.Contains(t, all, text)
			}
		}
	})
}

func TestWrap(t *testing.T) {
	for _, row := range []struct {
		text string
		room int
		want []string
	}{
		{"one more with every purchase", 16, []string{"one more with", "every purchase"}},
		{"one more with every purchase", 13, []string{"one more with", "every", "purchase"}},
		{"averylongwordthatneverends", 16, []string{"averylongwordtha", "tneverends"}},
		{"", 16, []string{""}},
		{"消费一次加一", 7, []string{"消费一", "次加一"}},
	} {
		assert.Equal(t, row.want, wrap(row.text, row.room))
	}
}
