package dsl

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// find returns the first part of some type of a clause that stands in a block.
func find[T any](t *testing.T, in, source string) *T {
	t.Helper()
	row := row{in: in}
	file := row.mustParse(t, row.inFrame(source, row.tongue()))
	var found *T
	Walk(file.block(), func(part any) {
		if part, ok := part.(*T); ok && found == nil {
			found = part
		}
	})
	require.NotNil(t, found, source)
	return found
}

// text is what a part of a tree was read from, token by token.
func text(part Noded) string {
	var values []string
	for _, token := range part.node().Tokens {
		values = append(values, token.Value)
	}
	return strings.Join(values, " ")
}

// Where the two keyword languages order their words differently, the tree gives the same parts.
func TestPartsAreTheSameInBothLanguages(t *testing.T) {
	for _, source := range [][2]string{{"", "param p = 10 then 8 from 2026-07-01"}, {"方案", "参数 p = 10 自 2026-07-01 起 8"}} {
		value, from := find[Dated](t, source[0], source[1]).Parts()
		assert.Equal(t, "8 2026-07-01", text(value)+" "+text(from))
	}
	for _, source := range [][2]string{{"rule", "limit 3 per day"}, {"规则", "限 每天 3 次"}} {
		bound, per := find[RuleLimit](t, source[0], source[1]).Parts()
		assert.Equal(t, "3 day", text(bound)+" "+string(per.Period()))
	}
	for _, source := range [][2]string{{"rule", "cap 200 per event"}, {"规则", "上限 每笔 200"}} {
		bound, per := find[RuleCap](t, source[0], source[1]).Parts()
		assert.Equal(t, "200 event", text(bound)+" "+string(per.Period()))
	}
	for _, source := range [][2]string{{"wallet", "cap 200 per 30 days"}, {"账户", "上限 每 30天 200"}} {
		bound, per := find[WalletCap](t, source[0], source[1]).Parts()
		assert.Equal(t, "200 30 days ", text(bound)+" "+text(per.Rolling)+" "+string(per.Period()))
	}
	for _, source := range [][2]string{{"wallet", "expire 1 year after last purchase to end of month"}, {"账户", "有效期 自最近消费 1年 至月底"}} {
		length, since := find[Lasts](t, source[0], source[1]).Parts()
		assert.Equal(t, "1 year last purchase", text(length)+" "+string(since))
		assert.Equal(t, Word("month"), find[Tail](t, source[0], source[1]).Period())
	}
	for _, source := range [][2]string{{"wallet", "redeem 20 for 1 JPY minimum 100 in steps of 5 up to 50% of amount or less"}, {"账户", "抵扣 20 抵 1 JPY 满 100 起用 按 5 的整数倍 最多抵 amount 的 50% 超额只抵上限"}} {
		redeem := find[WalletRedeem](t, source[0], source[1])
		share, of := redeem.Share.Parts()
		assert.Equal(t, "20 1 JPY 100 5 50% amount", strings.Join([]string{text(&redeem.Quantity), text(&redeem.Worth), text(redeem.Minimum), text(redeem.Steps), text(share), text(of)}, " "))
		assert.True(t, redeem.OrLess)
	}
	for _, source := range [][2]string{{"wallet", "round half-up each item"}, {"账户", "取整 四舍五入 每件"}} {
		round := find[WalletRound](t, source[0], source[1])
		assert.Equal(t, "half-up item", string(round.Mode+" "+round.Scope))
	}
	for _, source := range [][2]string{{"metric", "count on purchase over previous month"}, {"指标", "次数 当 消费 上月"}} {
		assert.Equal(t, Word("previous month"), find[Window](t, source[0], source[1]).Calendar())
	}
	for _, source := range [][2]string{{"rule", "earn points 5% of amount - 1"}, {"规则", "送 points amount - 1 的 5%"}} {
		amount := find[WalletAmount](t, source[0], source[1])
		share, of := amount.Formed.Form.Share()
		assert.Equal(t, "points 5% amount - 1", text(amount.Wallet())+" "+text(share)+" "+text(of))
		assert.True(t, amount.Plain().Form.IsShare())
	}
	for _, source := range [][2]string{{"rule", "earn 1 points every 10 of amount"}, {"规则", "送 1 points 每满 10 按 amount"}} {
		amount := find[WalletAmount](t, source[0], source[1])
		assert.Equal(t, "1 points 10 amount", text(amount.Quantity)+" "+text(amount.Wallet())+" "+text(&amount.Each.Step)+" "+text(&amount.Each.Of))
		assert.True(t, amount.Each.Complete)
	}
	for _, source := range [][2]string{{"rule", "earn points by slices of amount { from 0 1% }"}, {"规则", "送 points 按 amount 分段 { 满 0 1% }"}} {
		table := find[AmountTable](t, source[0], source[1])
		assert.Equal(t, "amount", text(&table.Key))
		assert.True(t, table.BySlices())
	}
	for _, source := range [][2]string{{"", "rule r on each item of visit {}"}, {"方案", "规则 r 当 visit 每件商品 {}"}} {
		assert.True(t, find[Trigger](t, source[0], source[1]).PerItem())
	}
	for _, source := range [][2]string{{"rule", "charge 5% of amount"}, {"规则", "收取 amount 的 5%"}, {"rule", "charge rate of amount"}} {
		assert.True(t, find[RuleCharge](t, source[0], source[1]).Amount().Form.IsShare())
	}
	assert.Equal(t, "fee", text(find[RuleCharge](t, "rule", "charge fee").Amount().Quantity))
	assert.Nil(t, find[RuleCharge](t, "rule", "charge 5 points").Amount())
}

func TestNamesAndTexts(t *testing.T) {
	assert.Equal(t, Identifier("two words"), find[Rule](t, "", "rule `two words` \"say \\\"hi\\\"\" on visit {}").Name.Text)
	assert.Equal(t, Quoted(`say "hi"`), find[Rule](t, "", "rule r \"say \\\"hi\\\"\" on visit {}").Label.Value)
	assert.Equal(t, Identifier("é"), find[Rule](t, "", "rule e\u0301 on visit {}").Name.Text)
	for source, want := range map[string]string{"`two words`": "two words", "gold": "gold", "5": "5", "- 5 元": "5元", "“a`b`”": "\"a`b`\""} {
		assert.Equal(t, want, find[Literal](t, "table", "row "+source).Value)
	}
	assert.True(t, find[Literal](t, "table", "row -5").Negative)
	for _, text := range []string{"", "a", `"`, `\`, "“a”", "”a“", "＂", "「」", "a\nb\tc", "“", "”", `\”`} {
		assert.Equal(t, text, Unquote(Quote(text)))
		assert.Equal(t, Quoted(text), find[Scheme](t, "", "scheme s "+Quote(text)).Label.Value)
	}
}

func TestWalkGoesInTheOrderOfTheText(t *testing.T) {
	source := "rule r on visit {\n  when a > 5\n  earn points by x { from 0 1%  from 5 2 every 3 of y }\n}\n"
	file := row{}.mustParse(t, source)
	last := 0
	Walk(file.block(), func(part any) {
		if name, ok := part.(*Name); ok {
			assert.GreaterOrEqual(t, name.Tokens[0].Pos.Offset, last)
			last = name.Tokens[0].Pos.Offset
		}
	})
	assert.Equal(t, strings.LastIndex(source, "y"), last)
}

func TestSpanOfAPart(t *testing.T) {
	source := "\ufeff# 会员\n方案 咖啡 \"x\"\n\n  规则 双倍 当 消费 { 仅限 金额 ≥ １０ }\n"
	file := row{}.mustParse(t, source)
	rule := file.Declarations[1].(*Rule)
	span := file.Span(&rule.Name)
	assert.Equal(t, Span{File: "row.scheme", Line: 4, Column: 6, Offset: strings.Index(source, "双倍"), End: strings.Index(source, " 当")}, span)
	assert.Equal(t, "仅限 金额 ≥ １０", file.Text(rule.Body.Clauses[0].node()))
	assert.Equal(t, []Comment{{Offset: 3, Line: 1, Text: "# 会员", Alone: true}}, file.Comments)
}

// No word of the text is taken for two parts of a clause: what the parser captured on a way of reading that it gave up
// would give `earn points net` a wallet in front and one behind.
func TestPartsDoNotOverlap(t *testing.T) {
	sources := []row{{in: "rule", source: "earn points bonus_rate"}, {in: "rule", source: "take points net"}, {in: "rule", source: "charge points fee"}}
	for _, row := range append(sources, rows...) {
		file := row.mustParse(t, row.inFrame(row.source, row.tongue()))
		Walk(file.block(), func(part any) {
			end := -1
			for _, child := range childrenOf(part) {
				tokens := child.node().Tokens
				if len(tokens) == 0 {
					continue
				}
				assert.Greater(t, tokens[0].Pos.Offset, end, "%s: %s", row.source, text(child))
				end = tokens[len(tokens)-1].Pos.Offset
			}
		})
	}
}

// childrenOf are the parts that stand right below a part, in the order of the text.
func childrenOf(part any) []Noded {
	var children, within []Noded
	Walk(part, func(below any) {
		if noded, ok := below.(Noded); ok && below != part && !slices.Contains(within, noded) {
			children = append(children, noded)
			Walk(below, func(deeper any) { within = append(within, deeper.(Noded)) })
		}
	})
	slices.SortStableFunc(children, func(a, b Noded) int { return cmp.Compare(startOf(a), startOf(b)) })
	return children
}

func startOf(part Noded) int {
	if tokens := part.node().Tokens; len(tokens) > 0 {
		return tokens[0].Pos.Offset
	}
	return -1
}
