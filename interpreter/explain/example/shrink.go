package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// shrinker makes a history plainer, step by step, as long as a rule still does something in it: the evaluator is asked
// each time.
type shrinker struct {
	*stage
	rule   *check.Rule
	pool   *pool
	shown  []int64    // amounts of money that show how the rule counts
	things []int64    // and plain numbers
	lines  []quantity // that stand in the rule
	best   *history
	about  string // to whom its last step happens
	weight int
	left   int // how many events may still be played
}

// mostShrunk bounds the work on one history, in events that are played.
const mostShrunk = 12_000

func (s *stage) shrinker(rule *check.Rule) *shrinker {
	scheme := s.program.Checked()
	p := &pool{scheme: scheme, facts: factsOf(scheme, rule)}
	shown := &shrinker{stage: s, rule: rule, pool: p}
	for _, step := range p.facts.every {
		if amount, ok := beyond(step, scheme.MoneyPlaces); ok {
			shown.shown = append(shown.shown, amount)
		}
	}
	for _, step := range p.facts.things {
		if amount, ok := beyond(step, 0); ok {
			shown.things = append(shown.things, amount)
		}
	}
	near := &facts{isNear: true}
	for _, body := range rule.Bodies {
		near.conditions(body)
		for _, effect := range body.Effects {
			near.read(effect.Amount)
		}
	}
	shown.lines = near.numbers
	return shown
}

func (s *shrinker) zone() *value.Zone { return s.program.Checked().Zone }

// shrink makes a history as plain as it gets; nil where the rule does nothing in it.
func (s *shrinker) shrink(h *history, most int) (*history, int) {
	s.best, s.weight, s.left = nil, 1<<30, s.played+most
	if !s.try(h) {
		return nil, 0
	}
	for before := s.weight + 1; s.weight < before && s.played < s.left; {
		before = s.weight
		s.roundAll()
		s.plainCrowd()
		s.dropEvents()
		s.dropMembers()
		s.dropKnown()
		s.placeInstead()
		s.dropValues()
		s.plainLines()
		s.plainNumbers()
		s.nearer()
	}
	s.left = max(s.left, s.played+s.price(s.best)+1)
	s.plainCrowd()
	return s.best, s.weight
}

// try plays a candidate and takes it where it is plainer than the best.
func (s *shrinker) try(h *history) bool {
	if s.played >= s.left {
		return false
	}
	run := s.play(h)
	if run == nil {
		return false
	}
	m := s.first(run, s.rule)
	if m == nil {
		return false
	}
	cut := run.cut(m)
	cost := s.cost(cut, m)
	if cost >= s.weight {
		return false
	}
	s.best, s.weight, s.about = cut, cost, m.happened.State.Member
	return true
}

// alter tries the best history with something changed.
func (s *shrinker) alter(change func(h *history)) bool {
	h := s.best.copied()
	change(h)
	return s.try(h)
}

// dropEvents leaves out events: many at once, then fewer, then one by one.
func (s *shrinker) dropEvents() {
	for size := len(s.best.events) / 2; size >= 1; size /= 2 {
		for at := 0; at < len(s.best.events); {
			end := min(at+size, len(s.best.events))
			if !s.alter(func(h *history) { h.events = slices.Delete(h.events, at, end) }) {
				at += size
			}
		}
	}
}

// dropMembers leaves out members with all that happens to them.
func (s *shrinker) dropMembers() {
	for at := len(s.best.members) - 1; at >= 0; at-- {
		if at >= len(s.best.members) {
			continue
		}
		name := s.best.members[at].Name
		s.alter(func(h *history) {
			h.members = slices.Delete(h.members, at, at+1)
			h.events = slices.DeleteFunc(h.events, func(step check.TestStep) bool { return step.Member == name })
			h.places = slices.DeleteFunc(h.places, func(one check.Place) bool { return one.Member == name })
			h.held = slices.DeleteFunc(h.held, func(one check.HeldVoucher) bool { return one.Member == name })
		})
	}
}

// dropKnown leaves out what is known of members.
func (s *shrinker) dropKnown() {
	for i := 0; i < len(s.best.members); i++ {
		for at := 0; at < len(s.best.members[i].Values); {
			if !s.alter(func(h *history) { h.members[i].Values = slices.Delete(slices.Clone(h.members[i].Values), at, at+1) }) {
				at++
			}
		}
	}
	for at := 0; at < len(s.best.places); {
		if !s.alter(func(h *history) { h.places = slices.Delete(h.places, at, at+1) }) {
			at++
		}
	}
	for at := 0; at < len(s.best.held); {
		if !s.alter(func(h *history) { h.held = slices.Delete(h.held, at, at+1) }) {
			at++
		}
	}
}

// placeInstead lets the member of the last event stand where it stands from the beginning, rather than get there.
func (s *shrinker) placeInstead() {
	if len(s.best.events) < 2 || len(s.pool.facts.ladders) == 0 {
		return
	}
	last := s.best.events[len(s.best.events)-1]
	for _, ladder := range s.pool.facts.ladders {
		if slices.ContainsFunc(s.best.places, func(one check.Place) bool { return one.Ladder == ladder }) {
			continue
		}
		for _, tier := range ladder.Tiers {
			s.alter(func(h *history) {
				h.places = append(h.places, check.Place{Member: last.Member, Tier: tier, Ladder: ladder})
				if h.until == none {
					h.events = []check.TestStep{last}
				} else {
					h.events = h.events[:0:0]
					h.events = append(h.events, s.best.events[0])
				}
			})
		}
	}
}

// dropValues leaves out fields.
func (s *shrinker) dropValues() {
	for i := 0; i < len(s.best.events); i++ {
		for at := 0; i < len(s.best.events) && at < len(s.best.events[i].Values); {
			field := s.best.events[i].Values[at].Field
			needed := !field.Optional && field.Default == nil && len(field.Draws) == 0 && field.List == nil || field.Units != nil && !field.Redeems
			if needed || !s.alter(func(h *history) { h.events[i].Values = slices.Delete(slices.Clone(h.events[i].Values), at, at+1) }) {
				at++
			}
		}
	}
}

// plainLines leaves out lines of orders, and what they needn't say.
func (s *shrinker) plainLines() {
	for i := 0; i < len(s.best.events); i++ {
		for at := 0; i < len(s.best.events) && at < len(s.best.events[i].Values); at++ {
			if given := &s.best.events[i].Values[at]; given.Lines != nil && !given.Field.Vouchers {
				s.plainList(i, at)
			}
		}
	}
}

func (s *shrinker) plainList(event, at int) {
	lines := func() [][]*check.Constant {
		if event < len(s.best.events) && at < len(s.best.events[event].Values) {
			return s.best.events[event].Values[at].Lines
		}
		return nil
	}
	s.toTotal(event, at)
	for i := 0; i < len(lines()); {
		if !s.relist(event, at, func(lines [][]*check.Constant) [][]*check.Constant { return slices.Delete(lines, i, i+1) }) {
			i++
		}
	}
	for i := 0; i < len(lines()); i++ {
		for column, field := range s.best.events[event].Values[at].Field.List.Fields {
			set := func(to *check.Constant) bool {
				return i < len(lines()) && s.relist(event, at, func(lines [][]*check.Constant) [][]*check.Constant {
					lines[i] = slices.Clone(lines[i])
					lines[i][column] = to
					return lines
				})
			}
			if i >= len(lines()) || lines()[i][column] == nil || field.Default == nil && !field.Optional && !field.Type.IsNumeric() {
				continue
			}
			if (field.Default != nil || field.Optional) && set(field.Default) {
				continue
			}
			if field.Type.IsNumeric() {
				for _, one := range s.pool.values(&field.Type, nil) {
					set(&one)
				}
			}
		}
	}
}

// relist changes the lines of an order, and its amount where that is what they come to.
func (s *shrinker) relist(event, at int, change func([][]*check.Constant) [][]*check.Constant) bool {
	return s.alter(func(h *history) {
		step := &h.events[event]
		step.Values = slices.Clone(step.Values)
		given := &step.Values[at]
		before, _ := totalOf(given.Field.List, given.Lines)
		given.Lines = change(slices.Clone(given.Lines))
		after, ok := totalOf(given.Field.List, given.Lines)
		for i := range step.Values {
			amount := &step.Values[i]
			if number, _ := amount.Value.Number.Int64(); amount.Field == step.Event.Amount && ok && number == before {
				amount.Value.Number = value.WideOf(after)
			}
		}
	})
}

// plainNumbers makes numbers rounder, or such as show how the rule counts. What the lines of an order come to stays.
func (s *shrinker) plainNumbers() {
	for i := len(s.best.events) - 1; i >= 0; i-- {
		if i >= len(s.best.events) {
			continue
		}
		for at := 0; i < len(s.best.events) && at < len(s.best.events[i].Values); at++ {
			given := &s.best.events[i].Values[at]
			if !given.Field.Type.IsNumeric() || s.isTotal(&s.best.events[i], given) {
				continue
			}
			for _, one := range s.pool.values(&given.Field.Type, nil) {
				if i < len(s.best.events) && at < len(s.best.events[i].Values) {
					s.alter(func(h *history) {
						h.events[i].Values = slices.Clone(h.events[i].Values)
						h.events[i].Values[at].Value = one
					})
				}
			}
		}
	}
}

// toTotal lets the amount of an order be what its lines come to.
func (s *shrinker) toTotal(event, at int) {
	total, ok := totalOf(s.best.events[event].Values[at].Field.List, s.best.events[event].Values[at].Lines)
	if !ok {
		return
	}
	s.alter(func(h *history) {
		step := &h.events[event]
		step.Values = slices.Clone(step.Values)
		for i := range step.Values {
			if step.Values[i].Field == step.Event.Amount {
				step.Values[i].Value.Number = value.WideOf(total)
			}
		}
	})
}

func (s *shrinker) isTotal(step *check.TestStep, given *check.FieldValue) bool {
	if given.Field != step.Event.Amount {
		return false
	}
	number, _ := given.Value.Number.Int64()
	return slices.ContainsFunc(step.Values, func(list check.FieldValue) bool {
		if list.Lines == nil || list.Field.Vouchers {
			return false
		}
		total, ok := totalOf(list.Field.List, list.Lines)
		return ok && total == number
	})
}

// plainCrowd lets all members but the one whom it is about order the same, and that one ten times as much.
func (s *shrinker) plainCrowd() {
	if len(s.best.members) < crowded {
		return
	}
	s.reprice(func(step *check.TestStep, _ int64) int64 {
		amount := scaled(plain[0], s.program.Checked().MoneyPlaces)
		if step.Member == s.about {
			amount *= 10
		}
		return amount
	})
}

// roundAll leaves of every amount its first digit.
func (s *shrinker) roundAll() {
	s.reprice(func(_ *check.TestStep, amount int64) int64 {
		size := int64(1)
		for amount/size >= 10 {
			size *= 10
		}
		return amount / size * size
	})
}

// reprice gives all events other amounts at once; what the lines of an order come to stays.
func (s *shrinker) reprice(price func(step *check.TestStep, amount int64) int64) {
	s.alter(func(h *history) {
		for i := range h.events {
			step := &h.events[i]
			step.Values = slices.Clone(step.Values)
			for at := range step.Values {
				given := &step.Values[at]
				if amount, _ := given.Value.Number.Int64(); given.Field == step.Event.Amount && !s.isTotal(step, given) {
					given.Value.Number = value.WideOf(price(step, amount))
				}
			}
		}
	})
}

// nearer moves events closer together and to midnight, and all of them to the ordinary year.
func (s *shrinker) nearer() {
	for i := range s.best.events {
		if i < len(s.best.events) {
			s.alter(func(h *history) { h.events[i].At = s.midnight(h.events[i].At) })
		}
	}
	for i := len(s.best.events) - 1; i > 0; i-- {
		if i < len(s.best.events) && s.best.events[i].At == s.best.events[i-1].At {
			s.alter(func(h *history) { h.shift(i, -value.MicrosecondsPerDay) })
			continue
		}
		for _, gap := range gaps {
			if i >= len(s.best.events) {
				break
			}
			apart := s.best.events[i].At - s.best.events[i-1].At
			wanted := s.best.events[i].At - s.zone().Subtract(s.best.events[i].At, gap)
			if wanted < apart && s.alter(func(h *history) { h.shift(i, apart-wanted) }) {
				break
			}
		}
	}
	if len(s.best.events) > 0 && s.best.until != none {
		for _, gap := range gaps {
			start := s.zone().Subtract(s.best.until, gap)
			if by := start - s.best.last(); by > 0 && s.alter(func(h *history) { h.shift(len(h.events), by) }) {
				break
			}
		}
	}
	s.toOrdinary()
}

func (s *shrinker) midnight(at value.Instant) value.Instant {
	day, _ := s.zone().Civil(at)
	return s.zone().Midnight(day)
}

// shift moves the events before one to a later time.
func (h *history) shift(before int, by value.Instant) {
	for i := range before {
		h.events[i].At += by
	}
}

// toOrdinary moves everything to the ordinary year, on the same days of it.
func (s *shrinker) toOrdinary() {
	end := s.best.until
	if end == none {
		end = s.best.last()
	}
	day, _ := s.zone().Civil(end)
	years := ordinary.Year() - day.Year()
	if years == 0 {
		return
	}
	move := func(at value.Instant) value.Instant {
		return s.zone().Add(at, value.Duration{Months: int32(12 * years)})
	}
	s.alter(func(h *history) {
		for i := range h.events {
			h.events[i].At = move(h.events[i].At)
		}
		if h.until != none {
			h.until = move(h.until)
		}
	})
}
