package example

import (
	"math/bits"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// What a reader has to take in weighs something; of two histories the lighter one is plainer.
const (
	weighEvent   = 24
	weighJoin    = 14
	weighOpening = 16 // a balance to begin with
	weighMember  = 16
	weighKnown   = 7
	weighPlace   = 8
	weighHeld    = 4
	weighField   = 5
	weighLine    = 6
	weighOther   = 5  // another rule that does something in the last step
	weighSame    = 3  // two events of one member at one instant
	weighTotal   = 9  // an order whose lines come to something else
	weighSilent  = 12 // something of what the rule does that it does not do here
	weighEqual   = 12 // many members who all order for the same: which of them is ahead can't be seen
	weighClock   = 4
	weighYear    = 3
)

// cost is how much a history weighs in whose last moment a rule does something.
func (s *shrinker) cost(h *history, m *moment) int {
	cost := weighMember*(len(h.members)-1) + weighPlace*len(h.places) + weighHeld*len(h.held) + weighOther*others(m, s.rule) + weighSilent*s.silent(m)
	for i := range h.members {
		cost += weighKnown * len(h.members[i].Values)
	}
	for i := range h.events {
		cost += s.eventCost(&h.events[i])
	}
	if len(h.members) >= crowded && allEqual(h) {
		cost += weighEqual
	}
	return cost + s.timeCost(h)
}

// entryKinds are the entries that effects make; a boost and a discount make some of which nothing is missing alone.
var entryKinds = map[check.EffectKind]evaluate.EntryKind{
	check.Earn: evaluate.EntryEarned, check.Take: evaluate.EntryReversed, check.ChargeMoney: evaluate.EntryCharge, check.ChargeUnits: evaluate.EntrySpent,
	check.Set: evaluate.EntrySet, check.Notify: evaluate.EntryNotified, check.Grant: evaluate.EntryTierUp, check.Issue: evaluate.EntryIssued,
}

// silent is how many kinds of things that the rule does are not among what it does at a moment.
func (s *shrinker) silent(m *moment) int {
	var missing []evaluate.EntryKind
	for _, effect := range s.rule.Effects() {
		kind, ok := entryKinds[effect.Kind]
		does := func(entry evaluate.Entry) bool { return entry.Rule == s.rule.Index && entry.Kind == kind }
		if ok && !slices.ContainsFunc(m.entries, does) {
			add(&missing, kind)
		}
	}
	return len(missing)
}

// crowded is from how many members on they are told apart by what they spend.
const crowded = 3

// allEqual tells whether all orders are for the same amount.
func allEqual(h *history) bool {
	var amounts []value.Wide
	for i := range h.events {
		for _, given := range h.events[i].Values {
			if given.Field == h.events[i].Event.Amount {
				add(&amounts, given.Value.Number)
			}
		}
	}
	return len(amounts) == 1
}

func (s *shrinker) eventCost(step *check.TestStep) int {
	cost := weighEvent
	switch {
	case step.Event.Role == check.RoleOpening && len(step.Values) > 0:
		cost = weighOpening
	case step.Event.Role == check.RoleJoin:
		cost = weighJoin
	}
	for i := range step.Values {
		given := &step.Values[i]
		number, _ := given.Value.Number.Int64()
		switch {
		case given.Field == step.Event.Amount || given.Field.Units != nil:
			cost += s.roughness(&given.Field.Type, number)
		case given.Lines != nil:
			if !given.Field.Vouchers && !s.adds(step, given) {
				cost += weighTotal
			}
			for _, line := range given.Lines {
				cost += weighLine + s.lineCost(given.Field.List, line)
			}
		default:
			cost += weighField
			if given.Field.Type.IsNumeric() {
				cost += s.roughness(&given.Field.Type, number) / 2
			}
		}
	}
	return cost
}

// adds tells whether the lines of an order come to its amount, where they have a price.
func (s *shrinker) adds(step *check.TestStep, list *check.FieldValue) bool {
	_, ok := totalOf(list.Field.List, list.Lines)
	return !ok || slices.ContainsFunc(step.Values, func(given check.FieldValue) bool { return s.isTotal(step, &given) })
}

func (s *shrinker) lineCost(list *check.List, line []*check.Constant) int {
	cost := 0
	for i, column := range list.Fields {
		if line[i] == nil || column.Default != nil && *line[i] == *column.Default {
			continue
		}
		number, _ := line[i].Number.Int64()
		cost++
		if column.Type.IsNumeric() {
			cost += s.roughness(&column.Type, number) / 2
		}
		if column.Type.Kind == check.Text && line[i].Text == nobodys {
			cost++
		}
	}
	return cost
}

// timeCost is what the dates weigh: how long the history lasts, times of day, and a year far from the ordinary one.
func (s *shrinker) timeCost(h *history) int {
	end := h.until
	if end == none {
		end = h.last()
	}
	cost := 0
	if len(h.events) > 0 {
		days := int(max(end-h.events[0].At, 0) / value.MicrosecondsPerDay)
		cost = bits.Len(uint(days))
	}
	for i := range h.events {
		if _, ofDay := s.zone().Civil(h.events[i].At); ofDay != 0 {
			cost += weighClock
		}
		if i > 0 && h.events[i].At == h.events[i-1].At && h.events[i].Member == h.events[i-1].Member && h.events[i-1].Event.Role != check.RoleOpening {
			cost += weighSame
		}
	}
	day, _ := s.zone().Civil(end)
	if year := day.Year(); year != ordinary.Year() {
		cost += weighYear
	}
	return cost
}

// roughness is how far a number is from one that people would name: 100 is plain, 137.25 is not; and one that leaves
// something over where a rule counts complete steps shows more than one that doesn't. Of things there are few.
func (s *shrinker) roughness(kind *check.Type, number int64) int {
	isThing := kind.Kind == check.Number
	if kind.Kind == check.Money && slices.Contains(s.shown, number) || isThing && slices.Contains(s.things, number) {
		return 0
	}
	cost, rest := 1, number
	for rest != 0 && rest%10 == 0 {
		rest /= 10
	}
	cost += digits(rest)
	switch rest {
	case 1:
	case 2, 5:
		cost++
	default:
		cost += 2
	}
	if s.isLine(number, kind.Places) && number >= scaled(1, kind.Places) {
		cost = 1
	}
	size := digits(number / scaled(1, kind.Places))
	switch {
	case isThing:
		cost += 3 * size
	case size < 3:
		cost += 6 * (3 - size) // too little for an order to be believed
	case size > 3:
		cost += size - 3
	}
	return cost
}

// isLine tells whether a number stands in the rule: it is no rougher than a round one.
func (s *shrinker) isLine(number int64, places int) bool {
	return slices.ContainsFunc(s.lines, func(one quantity) bool {
		line, ok := exactly(one, places)
		return ok && line == number
	})
}

// digits is how many digits a number has.
func digits(number int64) int {
	count := 0
	for ; number != 0; number /= 10 {
		count++
	}
	return count
}
