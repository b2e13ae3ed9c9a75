package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

// declareLadders names the ladders and their tiers.
func (c *checker) declareLadders(declared []*dsl.Tiers) {
	for _, clause := range declared {
		ladder := &Ladder{Name: string(clause.Name.Text), Label: textOf(clause.Label), Index: len(c.scheme.Ladders), Span: c.file.Span(&clause.Name)}
		c.scheme.Ladders = append(c.scheme.Ladders, ladder)
		c.declare(&clause.Name, ladder)
		seen := map[string]dsl.Span{}
		for _, part := range clause.Body.Clauses {
			part, ok := part.(*dsl.Tier)
			if !ok {
				continue
			}
			name := string(part.Name.Text)
			if first, taken := seen[name]; taken {
				c.taken(&part.Name, first)
				continue
			}
			tier := &Tier{Name: name, Index: len(ladder.Tiers), Span: c.file.Span(&part.Name)}
			seen[name] = tier.Span
			ladder.Tiers = append(ladder.Tiers, tier)
			c.scheme.names.labels[name] = append(c.scheme.names.labels[name], tier)
			c.scheme.names.ladderOf[tier] = ladder
		}
	}
}

// defineLadders reads what ladders measure and where their tiers begin.
func (c *checker) defineLadders(declared []*dsl.Tiers) {
	for i, clause := range declared {
		ladder := c.scheme.Ladders[i]
		ladder.Measure = c.expression(scope{}, &clause.By)
		if !ladder.Measure.broken() && !ladder.Measure.Type.IsNumeric() {
			ladder.Measure = c.mismatch(clause.By.Tree, ladder.Measure.Type, Type{Kind: Number})
		}
		c.ladderBody(ladder, clause)
	}
}

func (c *checker) ladderBody(ladder *Ladder, clause *dsl.Tiers) {
	seen := map[string]dsl.Clause{}
	index := 0
	for _, part := range clause.Body.Clauses {
		switch part := part.(type) {
		case *dsl.TierHold, *dsl.TierLapse, *dsl.TierReset, *dsl.TierCarry:
			c.notYet(part)
		case *dsl.TierReview:
			if part.Up || part.Down {
				c.notYet(part)
			} else if c.once(seen, "review", part) {
				c.review(ladder, part)
			}
		case *dsl.Tier:
			if index < len(ladder.Tiers) && ladder.Tiers[index].Name == string(part.Name.Text) {
				c.tier(ladder, ladder.Tiers[index], part)
				index++
			}
		}
	}
	if len(ladder.Tiers) < 2 {
		c.fail(clause, "tiers", dsl.Say("a ladder has two tiers or more", "等级体系至少要有两级"), dsl.Say("for example: { silver  gold from 1000 }", "例如：{ 普通  银卡 满 1000 }"))
	}
}

func (c *checker) review(ladder *Ladder, part *dsl.TierReview) {
	if part.Moment == "on anniversary" {
		c.notYet(part)
		return
	}
	ladder.Review = map[dsl.Word]Review{"on every event": OnEveryEvent, "daily": Daily, "monthly": Monthly, "yearly": Yearly}[part.Moment]
}

func (c *checker) tier(ladder *Ladder, tier *Tier, part *dsl.Tier) {
	for _, also := range part.Also {
		c.notYet(also)
	}
	if part.Keep != nil {
		c.notYet(part.Keep)
	}
	if part.From == nil {
		if tier.Index > 0 && len(part.Also) == 0 {
			c.fail(part, "tiers", dsl.Sayf("every tier but the lowest begins somewhere, `%s` does not", "除最低一级外都要写起点，`%s` 没有写", tier.Name), dsl.Sayf("for example: %[1]s from 1000", "例如：%[1]s 满 1000", tier.Name))
		}
		return
	}
	if tier.Index == 0 {
		c.fail(part.From, "tiers", dsl.Sayf("the lowest tier is everybody's, so `%s` begins nowhere", "最低一级人人都有，`%s` 不用写起点", tier.Name), dsl.Say("put a tier without `from` before it", "请在它前面加一个没有 `满` 的等级"))
		return
	}
	tier.From = c.unit(part.From.Tree, c.operand(scope{}, part.From), ladder.Measure.Type)
	below := ladder.Tiers[tier.Index-1].From
	if below.IsConstant() && tier.From.IsConstant() && compareConstants(tier.From, below) <= 0 {
		c.fail(part.From, "order", dsl.Sayf("tiers ascend: `%[1]s` can't be reached after `%[2]s`", "等级要从低到高：`%[1]s` 排在 `%[2]s` 之后就达不到了", tier.Name, ladder.Tiers[tier.Index-1].Name),
			dsl.Say("put the tiers in order, lowest first", "请从低到高排列"))
	}
}

// compareConstants compares two numbers written out, whatever their places.
func compareConstants(a, b *Expression) int {
	places := max(a.Type.Places, b.Type.Places)
	left, _ := atPlaces(a.Constant.Number, a.Type.Places, places)
	right, _ := atPlaces(b.Constant.Number, b.Type.Places, places)
	return left.Compare(right)
}
