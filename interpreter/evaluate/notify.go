package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// plannedNotice is something that a rule tells the member: the words are the effect's, what its names stand for lies
// among the operands.
type plannedNotice struct {
	to        *State
	reference compile.Reference
	effect    int
	operands  int
}

// openNotice is an entry whose words are not known yet.
type openNotice struct {
	state  *State // whose rule it is
	event  *Event // nil where time or a move has started it
	leaves []compile.Leaf
	entry  int
}

// planNotice plans to tell the member something: the same once an event, however many lines say so.
func (e *Evaluator) planNotice(to *State, reference compile.Reference, index int) {
	leaves := e.effect(reference, index).Leaves
	one := plannedNotice{to: to, reference: reference, effect: index, operands: e.readNames(leaves)}
	for i := range e.notices {
		other := &e.notices[i]
		if other.to == to && other.reference == reference && other.effect == index && slices.Equal(e.namesOf(other, len(leaves)), e.namesOf(&one, len(leaves))) {
			e.operands = e.operands[:one.operands]
			return
		}
	}
	e.notices = append(e.notices, one)
}

// readNames keeps what the names in words for a member stand for, and returns where.
func (e *Evaluator) readNames(leaves []compile.Leaf) int {
	from := len(e.operands)
	for i := range leaves {
		e.operands = append(e.operands, e.readName(leaves[i].Step))
	}
	return from
}

// readName reads one name. A number that is too large for the books is missing: words refuse nothing.
func (e *Evaluator) readName(step *compile.Step) Operand {
	overflow := e.frame.overflow
	result := e.frame.calculate(step)
	e.frame.overflow = overflow
	if result.missing {
		return Operand{Missing: true}
	}
	return Operand{result.number, result.text, false}
}

func (e *Evaluator) namesOf(one *plannedNotice, count int) []Operand {
	return e.operands[one.operands : one.operands+count]
}

// notify writes what the member is told. What is read later is left open: see finishNotices.
func (e *Evaluator) notify(state *State, event *Event) {
	for i := range e.notices {
		one := &e.notices[i]
		e.side(one.to)
		entry := e.entry(EntryNotified, stageWrite, None, 0)
		entry.Rule, entry.Body, entry.Effect = one.reference.Rule, one.reference.Body, one.effect
		leaves := e.effect(one.reference, one.effect).Leaves
		copy(entry.Operands[:], e.namesOf(one, len(leaves)))
		if e.Keep && slices.ContainsFunc(leaves, func(leaf compile.Leaf) bool { return leaf.Late }) {
			e.open = append(e.open, openNotice{state, event, leaves, len(e.Entries) - 1})
		}
	}
	e.side(e.receivers[0].state)
}

// finishNotices reads, now that the event is done and all rounds behind it, what words say of the member as it then is.
func (e *Evaluator) finishNotices(at value.Instant) {
	for i := range e.open {
		one := &e.open[i]
		e.begin(one.state, one.event, at)
		for j := range one.leaves {
			if one.leaves[j].Late {
				e.Entries[one.entry].Operands[j] = e.readName(one.leaves[j].Step)
			}
		}
	}
	e.open = e.open[:0]
}

// dropNotices forgets the words of entries that have been taken back.
func (e *Evaluator) dropNotices() {
	e.open = slices.DeleteFunc(e.open, func(one openNotice) bool { return one.entry >= len(e.Entries) })
}

// Notice returns the words of an entry that tells the member something.
func Notice(plan *compile.Plan, entry *Entry) string {
	effect := &plan.Rules[entry.Rule].Bodies[entry.Body].Effects[entry.Effect]
	return saying(plan, effect, entry.Operands[:])
}

// saying puts words for a member together.
func saying(plan *compile.Plan, effect *compile.Effect, names []Operand) string {
	if len(effect.Texts) == 0 {
		return effect.Words
	}
	words := effect.Texts[0]
	for i := range effect.Leaves {
		words += said(plan, effect.Leaves[i].Step, &names[i]) + effect.Texts[i+1]
	}
	return words
}

// said writes a value as a customer reads it, who knows nothing of the language: texts without quotes, a time without
// its seconds, money to the currency's places.
func said(plan *compile.Plan, step *compile.Step, name *Operand) string {
	number, _ := name.Number.Int64()
	if step.Operation == compile.OperationOther {
		step = step.Arguments[1]
	}
	switch {
	case name.Missing:
		return "–"
	case step.IsText():
		return name.Text
	case step.Kind == compile.Instant:
		return saidTime(value.Instant(number), plan.Zone)
	case step.Kind == compile.Money:
		return saidNumber(name.Number, step.Places, plan.MoneyPlaces, false)
	case step.Kind == compile.Percent:
		return saidNumber(name.Number, step.Places-2, 2, true) + "%"
	case step.Kind == compile.Number || step.Kind == compile.Points:
		return saidNumber(name.Number, step.Places, saidPlaces(step.Places), true)
	}
	return operandText(plan, step, name)
}

func saidTime(at value.Instant, zone *value.Zone) string {
	day, time := zone.Civil(at)
	minutes := time / (60 * value.MicrosecondsPerSecond)
	return day.String() + " " + string([]byte{byte('0' + minutes/600), byte('0' + minutes/60%10), ':', byte('0' + minutes%60/10), byte('0' + minutes%10)})
}

// saidPlaces is how many decimals of a number are told: those it was declared with, of a quotient two.
func saidPlaces(places int) int {
	if places > 6 {
		return 2
	}
	return places
}

// saidNumber writes a number at no more places than are told, half-up.
func saidNumber(number value.Wide, places, most int, short bool) string {
	if short {
		most = min(most, max(places, 0))
	}
	rounded, ok := number.Rescale(places, most, value.HalfUp)
	if !ok {
		rounded, most = number, places
	}
	if short {
		return decimal(rounded, most)
	}
	return string(rounded.AppendDecimal(nil, most))
}
