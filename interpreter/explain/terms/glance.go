package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// glance is what the scheme comes to: what a unit is worth in percent of spend, and where a member breaks even.
func (b *builder) glance() Section {
	s := section("At a glance", "一眼看懂")
	if worths := example.Worths(b.program); len(worths) > 0 {
		s.say("What an ordinary purchase gives back, without birthdays, seasons and what is given once:",
			"平时消费能返还多少（不含生日、活动和一次性的赠送）：")
		s.add(b.worths(worths))
	}
	var points Points
	for _, even := range example.BreakEven(b.program) {
		points = append(points, Point{phrase.Say("When “%s” has come back", "“%s”什么时候回本", b.RuleBriefly(even.Rule)), even.Words})
	}
	if len(points) > 0 {
		s.add(points)
	}
	return s
}

// worths are what rules give back of an order, as a table; for whom has a column where it differs.
func (b *builder) worths(worths []example.Worth) phrase.Table {
	differs, rules := false, map[*check.Rule]bool{}
	for _, one := range worths {
		differs = differs || one.Tier != nil
		rules[one.Rule] = true
	}
	table := phrase.Table{Head: []dsl.Words{dsl.Say("Rule", "规则")}}
	if differs {
		table.Head = append(table.Head, dsl.Say("For", "等级"))
	}
	table.Head = append(table.Head, dsl.Say("Spend", "消费"), dsl.Say("You get", "得到"), dsl.Say("Worth", "值"), dsl.Say("Of what is spent", "相当于消费的"))
	for _, one := range worths {
		if one.Rule == nil && len(rules) == 2 {
			continue // one rule is all
		}
		row := []dsl.Words{dsl.Say("all together", "合计")}
		if one.Rule != nil {
			row[0] = b.RuleBriefly(one.Rule)
		}
		if differs {
			row = append(row, b.forWhom(one))
		}
		percent := one.Percent
		if one.Capped {
			percent = phrase.Say("%s (before caps)", "%s（未计上限）", percent)
		}
		got := one.Got
		if got.English == "" {
			got = dsl.Say("–", "–")
		}
		table.Rows = append(table.Rows, append(row, one.Spent, got, one.Pays, percent))
	}
	return table
}

func (b *builder) forWhom(one example.Worth) dsl.Words {
	if one.Tier == nil {
		return dsl.Say("everybody", "所有会员")
	}
	return b.Tier(one.Tier)
}
