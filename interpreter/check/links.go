package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// isMember tells whether a name is that of the event's own member.
func isMember(name dsl.Identifier) bool {
	canonical, _ := dsl.Canonical(dsl.ClassField, name)
	return canonical == "member"
}

// linked reads another member's state: member.referrer.level, executor.points, member.referrer.referrer. It returns
// nil for a path that begins with no link.
func (c *checker) linked(in scope, path *dsl.Path) *Expression {
	link, rest := c.firstLink(in, path)
	if link == nil {
		return nil
	}
	if in.event == nil {
		return c.wrong(path, "link", dsl.Say("another member's state is read in rules on events", "其他会员的情况只能在事件规则里读取"),
			dsl.Say("read it where an event is judged", "请在由事件触发的规则里读取"))
	}
	for i := range rest {
		inner := c.ofOther(path, &rest[i])
		if inner.broken() {
			return inner
		}
		link = c.node(path, OperationOther, inner.Type, link, inner)
		if i < len(rest)-1 && inner.Type.Kind != Link {
			return c.wrong(path, "link", dsl.Sayf("`%s` is no link to another member", "`%s` 不是指向其他会员的", rest[i].Text),
				dsl.Say("declare it: member { referrer member optional }", "请声明：会员 { 推荐人 会员 选填 }"))
		}
	}
	return link
}

// firstLink is the link that a path begins with, and the names behind it.
func (c *checker) firstLink(in scope, path *dsl.Path) (link *Expression, rest []dsl.Name) {
	if isMember(path.Names[0].Text) && len(path.Names) > 2 {
		attribute, ok := c.scheme.names.attributes[string(path.Names[1].Text)]
		if !ok || attribute.Type.Kind != Link {
			return nil, nil
		}
		link = c.node(path, OperationAttribute, attribute.Type)
		link.Reference = attribute
		return link, path.Names[2:]
	}
	if field := in.field(path.Names[0].Text); field != nil && field.Type.Kind == Link && len(path.Names) > 1 {
		return c.fieldValue(in, path, field), path.Names[1:]
	}
	return nil, nil
}

// ofOther is what a name stands for in the state of another member: an attribute, else a wallet, metric or ladder.
func (c *checker) ofOther(path *dsl.Path, name *dsl.Name) *Expression {
	if _, ok := c.scheme.names.attributes[string(name.Text)]; !ok {
		switch thing := c.scheme.names.things[string(name.Text)].(type) {
		case *Wallet, *Metric, *Ladder:
			return c.thing(path, thing)
		}
	}
	return c.attribute(path, name)
}

// receivers reads whom a rule serves, the first of them that is there.
func (c *checker) receivers(in scope, clause *dsl.Rule, body *Body) {
	for _, operand := range clause.To {
		typed := c.receiver(in, operand)
		if typed.broken() {
			continue
		}
		if typed.Type.Kind != Link {
			c.fail(operand, "to", dsl.Sayf("a rule serves a member, `%s` is none", "规则要给到会员，`%s` 不是会员", c.file.Text(operand)),
				dsl.Say("name a link: to member.referrer", "请写指向会员的字段：给 会员.推荐人"))
			continue
		}
		body.To = append(body.To, typed)
	}
	if len(body.To) == 0 {
		return
	}
	for _, effect := range body.Effects {
		if !slices.Contains([]EffectKind{Earn, Issue, Notify}, effect.Kind) {
			c.failAt(effect.Span, "to", dsl.Say("for another member a rule earns, issues or notifies", "给其他会员的规则只能送、发放或通知"),
				dsl.Say("make a rule of its own of the rest", "其余的请另写一条规则"))
		}
	}
}

// receiver reads one operand behind `to`; `member` itself is the event's own.
func (c *checker) receiver(in scope, operand *dsl.Operand) *Expression {
	if path, ok := operand.Tree.(*dsl.Path); ok && len(path.Names) == 1 && isMember(path.Names[0].Text) && in.field(path.Names[0].Text) == nil {
		return c.node(path, OperationSelf, Type{Kind: Link})
	}
	return c.operand(in, operand)
}
