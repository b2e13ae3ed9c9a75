package explain

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// rule tells of a rule how often, for whom, when and how much, as far as it doesn't say.
func (d *defaults) rule(rule *check.Rule) {
	s, clause := titled("rule", "规则", rule.Name, rule.Span), d.rules[rule.Span]
	if clause == nil {
		return // what a challenge does when it is done: it stands there
	}
	earns := rule.Does(check.Earn)
	d.howOften(s, rule)
	if len(clause.To) == 0 && rule.Does(check.Earn, check.Issue) {
		s.add(dsl.Say("to", "给谁"), dsl.Say("the event's own member", "事件的会员自己"))
	}
	if earns && rule.After == nil {
		s.add(dsl.Say("after", "到账"), dsl.Say("at once", "立即到账"))
	}
	if earns && rule.Expiry == nil {
		s.add(dsl.Say("expire", "有效期"), dsl.Say("as the wallet says", "按账户的规定"))
	}
	if bound, ok := says[*dsl.RuleCap](d, rule.Span); !ok && rule.Does(check.Earn, check.Discount, check.DiscountTo, check.Boost) {
		s.add(dsl.Say("cap", "上限"), dsl.Say("none", "没有"))
	} else if ok {
		if _, per := bound.Parts(); per == nil {
			s.add(dsl.Say("cap", "上限"), dsl.Say("for life", "终身合计"))
		}
	}
	if clause.Validity.From == nil && clause.Validity.Until == nil && rule.During == nil {
		s.add(dsl.Say("from, until", "起止"), dsl.Say("for all time", "一直有效"))
	}
	d.keep(s)
}

// howOften tells how often a rule may do something.
func (d *defaults) howOften(s *Section, rule *check.Rule) {
	limit, isLimited := says[*dsl.RuleLimit](d, rule.Span)
	switch {
	case rule.Once:
		s.add(dsl.Say("once", "仅一次"), dsl.Say("a member, for life", "每位会员终身一次"))
	case !isLimited:
		s.add(dsl.Say("limit", "次数"), dsl.Say("every time", "每次都执行"))
	default:
		if _, per := limit.Parts(); per == nil {
			s.add(dsl.Say("limit", "次数"), dsl.Say("for life", "终身合计"))
		}
	}
}
