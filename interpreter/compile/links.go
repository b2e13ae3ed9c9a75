package compile

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// linksOf collects the links by which a rule reaches other members, each after those that it goes through.
func linksOf(links []*Step, body *check.Body) []*Step {
	collect := func(e *check.Expression) {
		visit(e, func(part *check.Expression) {
			if part.Operation == check.OperationOther {
				links = addLink(links, part.Arguments[0])
			}
		})
	}
	for _, to := range body.To {
		collect(to)
		links = addLink(links, to)
	}
	for _, when := range body.When {
		collect(when)
	}
	for _, effect := range body.Effects {
		collect(effect.Amount)
		collect(effect.Worth)
		for _, name := range effect.Names {
			collect(name)
		}
	}
	return links
}

// visit goes through an expression, what is within before what is around it.
func visit(e *check.Expression, do func(*check.Expression)) {
	if e == nil {
		return
	}
	for _, argument := range e.Arguments {
		visit(argument, do)
	}
	for _, row := range e.Rows {
		visit(row.From, do)
		for _, key := range row.Keys {
			visit(key, do)
		}
		visit(row.Value, do)
	}
	do(e)
}

func addLink(links []*Step, link *check.Expression) []*Step {
	step := lower(link)
	if link.Operation == check.OperationSelf || slices.ContainsFunc(links, func(known *Step) bool { return sameLink(known, step) }) {
		return links
	}
	return append(links, step)
}

func sameLink(a, b *Step) bool {
	if a.Operation != b.Operation || a.Slot != b.Slot || len(a.Arguments) != len(b.Arguments) {
		return false
	}
	for i := range a.Arguments {
		if !sameLink(a.Arguments[i], b.Arguments[i]) {
			return false
		}
	}
	return true
}
