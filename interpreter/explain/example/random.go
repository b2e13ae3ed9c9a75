package example

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// What no history of one member comes to, such as a place among all members, is looked for among histories of several,
// drawn at random from a seed: the same scheme gives the same histories.

// random is a stream of numbers (SplitMix64).
type random struct{ state uint64 }

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	mixed := r.state
	mixed = (mixed ^ mixed>>30) * 0xbf58476d1ce4e5b9
	mixed = (mixed ^ mixed>>27) * 0x94d049bb133111eb
	return mixed ^ mixed>>31
}

// below is a number from 0 up to another.
func (r *random) below(limit int) int { return int(r.next() % uint64(max(limit, 1))) }

// front is such a number, small ones more often.
func (r *random) front(limit int) int { return r.below(r.below(limit) + 1) }

// shuffled are the numbers below a limit in some order.
func (r *random) shuffled(limit int) []int {
	list := make([]int, limit)
	for i := range list {
		at := r.below(i + 1)
		list[i] = list[at]
		list[at] = i
	}
	return list
}

// crowds are how many members the histories have, one after the other.
var crowds = []int{1, 5, 2, 5, 3, 6, 5, 8, 20, 5, 6, 10, 5, 6, 5, 21, 8, 5, 6, 10, 5, 6, 8, 5, 12, 5, 6, 5, 8, 5}

// mostDrawn bounds the histories that are drawn at random, in events that are played.
const mostDrawn = 40_000

// draw looks for several rules at once.
func (s *stage) draw(rules []*check.Rule, found map[*check.Rule][]*history) {
	scheme := s.program.Checked()
	p := &pool{scheme: scheme, facts: &facts{}}
	for _, rule := range rules {
		p.facts.rule(scheme, rule)
		for _, body := range rule.Bodies {
			if body.Event != nil {
				add(&p.facts.events, body.Event)
			}
		}
	}
	c := &crowd{pool: p, seed: random{state: 1}}
	for _, one := range p.feeders() {
		at := slices.IndexFunc(c.kinds, func(kind []earlier) bool { return kind[0].event == one.event })
		if at < 0 {
			c.kinds = append(c.kinds, nil)
			at = len(c.kinds) - 1
		}
		c.kinds[at] = append(c.kinds[at], one)
	}
	if len(c.kinds) == 0 {
		return
	}
	end := s.played + mostDrawn
	for round := 0; s.played < end && round < len(crowds)*4; round++ {
		run := s.play(c.history(crowds[round%len(crowds)]))
		if run == nil {
			continue
		}
		missing := false
		for _, rule := range rules {
			if len(found[rule]) == 0 {
				if m := s.first(run, rule); m != nil {
					found[rule] = []*history{run.cut(m)}
				}
			}
			missing = missing || len(found[rule]) == 0
		}
		if !missing {
			return
		}
	}
}

// crowd draws histories of several members, who differ in how much, how often and how lately they do things: each in an
// order of its own, or one in all.
type crowd struct {
	pool  *pool
	seed  random
	kinds [][]earlier
}

// months is over how many months a history goes.
const months = 14

func (c *crowd) history(members int) *history {
	h := &history{until: none}
	start := c.pool.base()
	much, often, late := c.seed.shuffled(members), c.seed.shuffled(members), c.seed.shuffled(members)
	if c.seed.below(2) == 0 {
		often, late = much, much
	}
	length := 1 + c.seed.below(months)
	for i := range members {
		name := fmt.Sprintf("m%02d", i)
		h.members = append(h.members, c.member(name))
		if c.seed.below(3) == 0 {
			h.events = append(h.events, check.TestStep{At: start, Member: name, Event: c.pool.event(check.RoleJoin)})
		}
		for _, kind := range c.kinds {
			for range c.many(often[i]) {
				days := int32(c.seed.below(length*30 + 1))
				if c.seed.below(2) == 0 {
					days = int32(length*30 - (members-1-late[i])*length*30/members - c.seed.below(3))
				}
				at := c.pool.later(start, value.Duration{Days: max(days, 0)})
				h.events = append(h.events, c.event(kind, name, at, much[i]))
			}
		}
	}
	slices.SortStableFunc(h.events, func(a, b check.TestStep) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Member, b.Member)) })
	if len(h.events) == 0 {
		h.events = append(h.events, check.TestStep{At: start, Member: h.members[0].Name, Event: c.pool.event(check.RoleJoin)})
	}
	h.until = c.pool.later(h.last(), horizons[1+c.seed.below(2)])
	return h
}

// many is how often a member does something.
func (c *crowd) many(often int) int {
	if c.seed.below(4) == 0 {
		return 0
	}
	return 1 + c.seed.below(2) + often%6
}

// event fills an event; who spends much spends multiples.
func (c *crowd) event(kind []earlier, member string, at value.Instant, much int) check.TestStep {
	one := kind[c.seed.front(len(kind))]
	step := check.TestStep{At: at, Member: member, Event: one.event, Values: slices.Clone(one.values)}
	for i := range step.Values {
		given := &step.Values[i]
		number, _ := given.Value.Number.Int64()
		if given.Field == one.event.Amount && number > 0 && number < scaled(1_000_000, 2) {
			given.Value.Number = value.WideOf(number * int64(much+1))
		}
	}
	return step
}

// member is what is known of a member: nothing, as a rule.
func (c *crowd) member(name string) check.TestMember {
	one := check.TestMember{Name: name}
	for _, attribute := range c.pool.facts.attributes {
		values := c.pool.values(&attribute.Type, attribute.OneOf)
		if len(values) > 0 && attribute.Type.Kind != check.Text && c.seed.below(2) == 0 {
			one.Values = append(one.Values, check.AttributeValue{Attribute: attribute, Value: values[c.seed.below(len(values))]})
		}
	}
	return one
}
