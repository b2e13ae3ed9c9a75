package evaluate

import "github.com/punchcard-lang/punchcard/interpreter/compile"

// plannedNotice is something that a rule tells the member: the words are the effect's.
type plannedNotice struct {
	to        *State
	reference compile.Reference
	effect    int
}

// planNotice plans to tell the member something: once an event, however many lines say so.
func (e *Evaluator) planNotice(to *State, reference compile.Reference, effect int) {
	one := plannedNotice{to, reference, effect}
	for i := range e.notices {
		if e.notices[i] == one {
			return
		}
	}
	e.notices = append(e.notices, one)
}

// notify writes what the member is told.
func (e *Evaluator) notify() {
	for _, one := range e.notices {
		e.side(one.to)
		entry := e.entry(EntryNotified, stageWrite, None, 0)
		entry.Rule, entry.Body, entry.Effect = one.reference.Rule, one.reference.Body, one.effect
	}
	e.side(e.receivers[0].state)
}

// Notice returns the words of an entry that tells the member something.
func Notice(plan *compile.Plan, entry *Entry) string {
	return plan.Rules[entry.Rule].Bodies[entry.Body].Effects[entry.Effect].Words
}
