package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

// declareLadders names the ladders and their tiers.
func (c *checker) declareLadders(declared []*dsl.Tiers) {
	for _, clause := range declared {
		ladder := &Ladder{Name: string(clause.Name.Text), Label: textOf(clause.Label), Index: len(c.scheme.Ladders), Span: c.file.Span(&clause.Name)}
		c.scheme.Ladders = append(c.scheme.Ladders, ladder)
		c.ladders[ladder] = clause
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
		c.ladderMeasure(ladder, &clause.By)
		c.ladderBody(ladder, clause)
	}
}

// ladderMeasure works out what a ladder measures the first time it is asked for. Where `reset` or `carry` change it the
// ladder measures for itself what its metric does.
func (c *checker) ladderMeasure(ladder *Ladder, asked dsl.Noded) *Expression {
	switch c.climbed[ladder] {
	case done:
		return ladder.Measure
	case underway:
		c.fail(asked, "circle", dsl.Sayf("`%s` is measured by itself", "`%s` 用到了它自己", ladder.Name), dsl.Say("take it out of what the ladder measures", "请从考核值里去掉"))
		return &Expression{}
	}
	c.climbed[ladder] = underway
	clause := c.ladders[ladder]
	ladder.Measure, ladder.By = c.expression(scope{}, &clause.By), c.file.Text(&clause.By)
	if !ladder.Measure.broken() && !ladder.Measure.Type.IsNumeric() {
		ladder.Measure = c.mismatch(clause.By.Tree, ladder.Measure.Type, Type{Kind: Number})
	}
	for _, part := range clause.Body.Clauses {
		switch part := part.(type) {
		case *dsl.TierReset:
			c.ownMeasure(ladder, part)
		case *dsl.TierCarry:
			c.ownMeasure(ladder, part)
		}
	}
	c.climbed[ladder] = done
	return ladder.Measure
}

// ownMeasure lets a ladder measure for itself: a metric that is added up can begin again without the metric.
func (c *checker) ownMeasure(ladder *Ladder, part dsl.Clause) {
	metric, _ := ladder.Measure.Reference.(*Metric)
	switch {
	case ladder.Measure.broken() || ladder.Own != nil:
	case metric == nil || ladder.Measure.Operation != OperationMetric || metric.Kind != MetricSum && metric.Kind != MetricEarned && metric.Kind != MetricCount:
		c.fail(part, "own-measure", dsl.Sayf("`%s` needs a ladder by one metric that is a sum or a count", "`%s` 要求等级按一个合计或次数的指标", c.file.Text(part)),
			dsl.Say("declare it: metric growth { sum earned points over this year }", "请声明：指标 成长值 { 合计 获得 积分 本年 }"))
	default:
		own := c.hidden(ladder.Name+".measure", metric.Kind, ladder.Span)
		own.Type, own.Wallet, own.When, own.On, own.Window = metric.Type, metric.Wallet, metric.When, metric.On, metric.Window
		ladder.Own, ladder.Measure = own, c.metricValueOf(own)
	}
}

func (c *checker) ladderBody(ladder *Ladder, clause *dsl.Tiers) {
	seen := map[string]dsl.Clause{}
	index := 0
	for _, part := range clause.Body.Clauses {
		switch part := part.(type) {
		case *dsl.Tier:
			if index < len(ladder.Tiers) && ladder.Tiers[index].Name == string(part.Name.Text) {
				c.tier(ladder, ladder.Tiers[index], part, clause.Body.Broken())
				index++
			}
		default:
			c.ladderClause(ladder, part, seen)
		}
	}
	if len(ladder.Tiers) < 2 {
		c.fail(clause, "tiers", dsl.Say("a ladder has two tiers or more", "等级体系至少要有两级"), dsl.Say("for example: { silver  gold from 1000 }", "例如：{ 普通  银卡 满 1000 }"))
	}
	if ladder.Reset && ladder.Hold == nil && ladder.Lapse != LapseNever {
		c.warn(c.file.Span(seen["reset"]), "reset", dsl.Say("behind the upgrade the measure is 0, so that the next review takes the tier away", "升级后考核值归零，下一次评级就会降级"),
			dsl.Say("add `hold 1 year`, or `lapse never`", "请加上 `保留 1年` 或 `到期 不降级`"))
	}
}

func (c *checker) ladderClause(ladder *Ladder, part dsl.Clause, seen map[string]dsl.Clause) {
	switch part := part.(type) {
	case *dsl.TierReview:
		c.review(ladder, part, seen)
	case *dsl.TierHold:
		if c.once(seen, "hold", part) {
			ladder.Hold = c.lasting(scope{}, &part.Lasts)
		}
	case *dsl.TierLapse:
		if c.once(seen, "lapse", part) {
			ladder.Lapse = map[dsl.Word]Lapse{"one step": LapseOneStep, "to fit": LapseToFit, "never": LapseNever}[part.How]
			if part.Grace != nil {
				ladder.Grace = c.length(part.Grace)
			}
		}
	case *dsl.TierReset:
		ladder.Reset = c.once(seen, "reset", part) || ladder.Reset
	case *dsl.TierCarry:
		if c.once(seen, "carry", part) {
			c.carry(ladder, part)
		}
	}
}

func (c *checker) carry(ladder *Ladder, part *dsl.TierCarry) {
	ladder.Carry = true
	if part.UpTo != nil {
		ladder.Most = c.unit(part.UpTo.Tree, c.operand(scope{}, part.UpTo), ladder.Measure.Type)
	}
	if ladder.Own != nil && ladder.Own.Window.Kind != ThisPeriod {
		c.fail(part, "own-measure", dsl.Say("what is carried on goes into the next week, month, quarter or year", "结转要有周期：本周、本月、本季、本年或会员年度"),
			dsl.Say("let the metric be one over this year, or over the membership year", "请让指标按本年或本会员年度计算"))
	}
}

var reviewMoments = map[dsl.Word]Review{"on every event": OnEveryEvent, "daily": Daily, "monthly": Monthly, "yearly": Yearly, "on anniversary": OnAnniversary}

// review reads when a ladder is looked at: for both ways, or for up and for down apart.
func (c *checker) review(ladder *Ladder, part *dsl.TierReview, seen map[string]dsl.Clause) {
	if !part.Down && c.once(seen, "review up", part) {
		ladder.Up = reviewMoments[part.Moment]
	}
	if !part.Up && (part.Down || seen["review up"] == dsl.Clause(part)) && c.once(seen, "review down", part) {
		ladder.Down = reviewMoments[part.Moment]
	}
}

func (c *checker) tier(ladder *Ladder, tier *Tier, part *dsl.Tier, torn bool) {
	for _, also := range part.Also {
		tier.Also = append(tier.Also, TierCondition{also.Or, c.judged(&also.Condition, c.condition(also.Condition.Tree, c.expression(scope{}, &also.Condition)))})
	}
	if part.Keep != nil {
		tier.Keep = c.judged(part.Keep, c.condition(part.Keep.Tree, c.expression(scope{}, part.Keep)))
	}
	if tier.Index == 0 {
		c.lowest(tier, part)
		return
	}
	if part.From == nil {
		if len(part.Also) == 0 && !torn {
			c.fail(part, "tiers", dsl.Sayf("every tier but the lowest begins somewhere, `%s` does not", "除最低一级外都要写起点，`%s` 没有写", tier.Name), dsl.Sayf("for example: %[1]s from 1000", "例如：%[1]s 满 1000", tier.Name))
		}
		return
	}
	tier.From = c.unit(part.From.Tree, c.operand(scope{}, part.From), ladder.Measure.Type)
	below := ladder.Tiers[tier.Index-1].From
	if !torn && below.IsConstant() && tier.From.IsConstant() && compareConstants(tier.From, below) <= 0 {
		c.fail(part.From, "order", dsl.Sayf("tiers ascend: `%[1]s` can't be reached after `%[2]s`", "等级要从低到高：`%[1]s` 排在 `%[2]s` 之后就达不到了", tier.Name, ladder.Tiers[tier.Index-1].Name),
			dsl.Say("put the tiers in order, lowest first", "请从低到高排列"))
	}
}

// lowest asks the lowest tier to be everybody's.
func (c *checker) lowest(tier *Tier, part *dsl.Tier) {
	var begins dsl.Noded
	switch {
	case part.From != nil:
		begins = part.From
	case len(part.Also) > 0:
		begins = part.Also[0]
	case part.Keep != nil:
		begins = part.Keep
	default:
		return
	}
	c.fail(begins, "tiers", dsl.Sayf("the lowest tier is everybody's, so `%s` begins nowhere", "最低一级人人都有，`%s` 不用写起点", tier.Name), dsl.Say("put a tier without `from` before it", "请在它前面加一个没有 `满` 的等级"))
}

// grant reads `grant gold for 90 days`.
func (c *checker) grant(in scope, part *dsl.RuleGrant) *Effect {
	typed := c.operand(in, &part.Tier)
	lasts := c.lasting(in, &part.Lasts)
	if typed.broken() {
		return nil
	}
	if typed.Type.Kind != Label || !typed.IsConstant() || typed.Type.Ladder.Segment {
		c.fail(&part.Tier, "grant", dsl.Sayf("`%s` is no tier", "`%s` 不是等级", c.file.Text(&part.Tier)), dsl.Say("for example: grant gold for 90 days", "例如：授予 金卡 90天"))
		return nil
	}
	index, _ := typed.Constant.Number.Int64()
	return &Effect{Kind: Grant, Ladder: typed.Type.Ladder, Tier: typed.Type.Ladder.Tiers[index], Lasts: lasts}
}

// compareConstants compares two numbers written out, whatever their places.
func compareConstants(a, b *Expression) int {
	places := max(a.Type.Places, b.Type.Places)
	left, _ := atPlaces(a.Constant.Number, a.Type.Places, places)
	right, _ := atPlaces(b.Constant.Number, b.Type.Places, places)
	return left.Compare(right)
}

// measureOf reads level.measure: what the ladder judges by.
func (c *checker) measureOf(path *dsl.Path, ladder *Ladder) *Expression {
	measure := c.ladderMeasure(ladder, path)
	if measure.broken() {
		return measure
	}
	typed := *measure
	typed.Span, typed.Text = c.file.Span(path), c.file.Text(path)
	return &typed
}
