package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// boostModes reads how boosts combine, for the scheme and for single rules.
func (c *checker) boostModes(declared []*dsl.Boosts) {
	seen := map[string]dsl.Clause{}
	for _, clause := range declared {
		if clause.Rule == nil {
			if c.once(seen, "boosts", clause) {
				c.scheme.BoostMode = boostMode(clause.Mode)
			}
			continue
		}
		rule := c.scheme.names.rules[string(clause.Rule.Text)]
		if rule == nil {
			c.unknown(clause.Rule, dsl.Say("rule", "规则"), string(clause.Rule.Text), ownNames(slices.Sorted(maps.Keys(c.scheme.names.rules))))
		} else if c.once(seen, "boosts of "+rule.Name, clause) {
			rule.Boosts = boostMode(clause.Mode)
		}
	}
	for _, rule := range c.scheme.Rules {
		if rule.Boosts == BoostUnsaid {
			rule.Boosts = c.scheme.BoostMode
		}
	}
}

// boosting is a boost where it stands.
type boosting struct {
	rule   *Rule
	body   *Body
	effect *Effect
}

// boostTargets checks what boosts are of, and that where two meet the scheme says how they combine.
func (c *checker) boostTargets() {
	boosts := map[*Rule][]boosting{}
	for _, rule := range c.scheme.Rules {
		for _, body := range rule.Bodies {
			for _, effect := range body.Effects {
				if effect.Kind == Boost && c.boostTarget(effect, body) {
					boosts[effect.Target] = append(boosts[effect.Target], boosting{rule, body, effect})
				}
			}
		}
	}
	for _, rule := range c.scheme.Rules {
		if rule.Boosts == BoostUnsaid {
			c.meetings(rule, boosts[rule])
		}
	}
}

// boostTarget checks one boost: it multiplies what a rule on the same event earns.
func (c *checker) boostTarget(effect *Effect, body *Body) bool {
	earns := false
	for _, other := range effect.Target.Bodies {
		if slices.ContainsFunc(other.Effects, func(e *Effect) bool { return e.Kind == Boost }) {
			c.failAt(effect.Span, "boost", dsl.Sayf("a boost multiplies what a rule earns, `%s` is itself a boost", "翻倍只能针对送积分的规则，`%s` 本身就是翻倍", effect.Target.Name), dsl.Say("boost the rule that earns", "请翻倍那条送积分的规则"))
			return false
		}
		if other.Event == body.Event && other.List == nil && body.List != nil {
			c.failAt(effect.Span, "boost", dsl.Sayf("`%s` earns once for the whole order, so a line can't boost it", "`%s` 按整单计算，不能按每件翻倍", effect.Target.Name), dsl.Say("put the boost on the event", "请把翻倍写在整个事件上"))
			return false
		}
		if other.Event == body.Event {
			earns = earns || slices.ContainsFunc(other.Effects, func(e *Effect) bool { return e.Kind == Earn })
		}
	}
	if !earns && len(effect.Target.Bodies) > 0 {
		c.failAt(effect.Span, "boost", dsl.Sayf("`%[1]s` earns nothing on `%[2]s` that could be boosted", "`%[1]s` 在 `%[2]s` 时没有可翻倍的积分", effect.Target.Name, body.Event.Written),
			dsl.Say("put both rules on the same event", "请把两条规则写在同一个事件上"))
	}
	return earns
}

// meetings reports two boosts that can meet on one rule where nothing says how they combine.
func (c *checker) meetings(rule *Rule, boosts []boosting) {
	for i, one := range boosts {
		for _, other := range boosts[:i] {
			if one.body.Event != other.body.Event || !one.rule.Validity.meets(other.rule.Validity) {
				continue
			}
			c.failAt(one.effect.Span, "boosts-meet", dsl.Sayf("where two boosts of `%s` can meet, the scheme says how they combine", "`%s` 可能同时被两条规则翻倍，要写明怎样合并", rule.Name),
				dsl.Say("write `boosts multiply`, `boosts add` or `boosts best`", "请写 `倍数 相乘`、`倍数 相加` 或 `倍数 取高`"),
				dsl.Related{Span: other.effect.Span, Note: dsl.Say("the other boost is here", "另一条翻倍在这里")})
			return
		}
	}
}
