package check

import (
	"strconv"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Trial is a line that is tried: members as they are to begin with, and what happens to them.
type Trial struct {
	Test
	Places []Place
	Held   []HeldVoucher
	From   value.Instant // when it begins
	Said   bool          // the line says when; else From was chosen
}

// Place puts a member on a tier, below which the trial never takes it, or into a line of a segment, in which it stays.
type Place struct {
	Member string
	Tier   *Tier
	Ladder *Ladder
}

// HeldVoucher is vouchers that a member has to begin with.
type HeldVoucher struct {
	Member  string
	Voucher *Voucher
	Count   int64
}

// TrialFile is how diagnostics name the line that is tried.
const TrialFile = "try"

// ReadTrial reads a line to be tried on a scheme: `lily gold 200 points purchase 105; refund 50`.
func ReadTrial(scheme *Scheme, line string) (*Trial, *dsl.File, dsl.Diagnostics) {
	known := func(name string) bool {
		_, isWallet := scheme.names.things[name].(*Wallet)
		return isWallet || scheme.names.event(name) != nil || isOn(dsl.Identifier(name))
	}
	file, steps, problems := dsl.ParseTrial(TrialFile, line, known)
	c := &checker{file: file, scheme: scheme}
	trial := &Trial{}
	r := &trialReader{testChecker: &testChecker{checker: c, test: &trial.Test, members: map[string]bool{}, linked: map[string]bool{}}, trial: trial, last: map[string]int{}}
	if len(steps) == 0 && !problems.Failed() {
		c.failAt(dsl.Span{File: TrialFile, Line: 1, Column: 1}, "trial", dsl.Say("there is nothing to try", "没有要试的内容"), r.example())
	}
	trial.From = scheme.firstDate()
	r.at, r.dated = trial.From, true
	for _, step := range steps {
		if !problems.Failed() {
			r.step(step)
		}
	}
	r.bringIn()
	problems = append(problems, c.problems...).Sorted()
	if problems.Failed() {
		return nil, file, problems
	}
	return trial, file, problems
}

// trialReader goes through a line that is tried.
type trialReader struct {
	*testChecker
	trial    *Trial
	words    []*dsl.TestArgument // of the step that are still to be read
	member   string              // of the step, or of the one before
	stepped  bool                // a step has been read
	balances []FieldValue        // units to begin with
	owners   []string            // whose they are
	last     map[string]int      // by member: the step of the last event that a refund can be of
}

// nobody is the name of a member whom a line doesn't name.
const nobody = "member"

// example is a line that could be tried on the scheme.
func (r *trialReader) example() dsl.Words {
	return dsl.Say("for example: lily purchase 105", "例如：小李 消费 105")
}

func (r *trialReader) peekName() (dsl.Identifier, bool) { return r.nameAt(0) }

func (r *trialReader) nameAt(i int) (dsl.Identifier, bool) {
	if i >= len(r.words) || r.words[i].Value == nil || r.words[i].Value.Kind() != dsl.KindName {
		return "", false
	}
	return captured(r.words[i].Value.Value), true
}

func (r *trialReader) take() *dsl.TestArgument {
	word := r.words[0]
	r.words = r.words[1:]
	return word
}

// step reads whom something happens to, how the member stands, what happens, and its values.
func (r *trialReader) step(part *dsl.TrialStep) {
	r.words = part.Words
	isDated := r.date()
	r.whose()
	event := r.standing()
	defer func() { r.stepped = true }()
	switch {
	case event != nil:
		r.happening(part, event)
	case r.problems.Failed():
	case isDated && len(part.Words) <= 2: // time goes on
		r.trial.Steps = append(r.trial.Steps, TestStep{At: r.at, Span: r.file.Span(part), Text: r.file.Text(part)})
	default:
		r.fail(part, "trial", dsl.Say("a step says what happens", "步骤要写明发生了什么"), r.example())
	}
}

// date reads when: a date alone, or `on` and a date.
func (r *trialReader) date() bool {
	if name, ok := r.peekName(); ok && isOn(name) && len(r.words) > 1 && isDate(r.words[1]) {
		r.take()
	}
	if len(r.words) == 0 || !isDate(r.words[0]) {
		return false
	}
	literal := r.take().Value
	if !r.stepped && !r.trial.Said {
		r.trial.Said, r.trial.From, r.at = true, r.checker.dated(literal), 0
		r.dated = false
	}
	r.moveTo(literal)
	return true
}

func isDate(word *dsl.TestArgument) bool {
	return word.Value != nil && (word.Value.Kind() == dsl.KindDate || word.Value.Kind() == dsl.KindMoment)
}

// whose reads the member, which may be left out: it then is that of the step before.
func (r *trialReader) whose() {
	if name, ok := r.peekName(); ok && (r.members[string(name)] || !r.means(name)) {
		if _, more := r.nameAt(1); more || len(r.words) > 1 {
			r.take()
			r.member = string(name)
		}
	}
	if r.member == "" {
		r.member = nobody
	}
	if !r.members[r.member] {
		r.members[r.member] = true
		r.test.Members = append(r.test.Members, TestMember{Name: r.member})
	}
}

// means tells whether a name means something to the scheme where a step begins.
func (r *trialReader) means(name dsl.Identifier) bool {
	text, names := string(name), r.scheme.names
	return names.event(text) != nil || names.things[text] != nil || len(names.labels[text]) > 0 || names.attributes[text] != nil
}

// happening reads the values behind an event, with the words of tests.
func (r *trialReader) happening(part *dsl.TrialStep, event *Event) {
	step := TestStep{Member: r.member, Event: event, Span: r.file.Span(part), Text: r.file.Text(part)}
	var arguments []*dsl.TestArgument
	for len(r.words) > 0 {
		switch name, _ := r.peekName(); {
		case isOn(name) && fieldNamed(event.Fields, name) == nil && r.date():
		case name == "as" || name == "记为":
			r.take()
			id, _ := r.peekName()
			if step.ID != "" || id == "" {
				r.fail(part, "trial", dsl.Say("behind `as` stands one name for the event", "“记为”后面要写一个名称"), r.example())
				return
			}
			step.ID = string(id)
			r.take()
		default:
			arguments = append(arguments, r.take())
		}
	}
	step.At = r.at
	given := r.arguments(event, arguments)
	if given.all() {
		r.original(given)
		given.require(part)
	}
	step.Values = given.values
	r.trial.Steps = append(r.trial.Steps, step)
	if event.Refundable != nil {
		r.last[r.member] = len(r.trial.Steps)
	}
}

// original lets a refund that doesn't say what of be of the member's last event that can be refunded.
func (r *trialReader) original(given *argumentReader) {
	of := fieldNamed(given.event.Fields, "of")
	number := r.last[r.member]
	if given.event.Role != RoleRefund || of == nil || given.given[of] || number == 0 {
		return
	}
	step := &r.trial.Steps[number-1]
	if step.ID == "" {
		step.ID = "#" + strconv.Itoa(number)
	}
	given.given[of] = true
	given.values = append(given.values, FieldValue{Field: of, Value: Constant{Text: step.ID}})
}

// bringIn puts what members have to begin with before all steps: an `opening` for each of them.
func (r *trialReader) bringIn() {
	var steps []TestStep
	for _, member := range r.test.Members {
		step := TestStep{Member: member.Name, Event: r.scheme.names.events["opening"], At: r.trial.From}
		for i, owner := range r.owners {
			if owner == member.Name {
				step.Values = append(step.Values, r.balances[i])
			}
		}
		if len(step.Values) > 0 {
			steps = append(steps, step)
		}
	}
	r.trial.Steps = append(steps, r.trial.Steps...)
}

// isOn tells whether a word stands before a date.
func isOn(name dsl.Identifier) bool { return name == "on" || name == "于" || name == "在" }

// defaultYear is where a trial begins that says no date, on a scheme that has none: no clock is asked.
const defaultYear = 2026

// firstDate is the first date from which a dated rule or row is in force, else the first of January.
func (s *Scheme) firstDate() value.Instant {
	first := always.Until
	note := func(validity Validity) {
		if validity.From != always.From {
			first = min(first, validity.From)
		}
	}
	for _, rule := range s.Rules {
		note(rule.Validity)
		for _, body := range rule.Bodies {
			for _, effect := range body.Effects {
				if effect.Amount != nil {
					for _, row := range effect.Amount.Rows {
						note(row.Validity)
					}
				}
			}
		}
	}
	for _, table := range s.Tables {
		for _, row := range table.Rows {
			note(row.Validity)
		}
	}
	if first == always.Until {
		day, _ := value.DateOf(defaultYear, 1, 1)
		return s.Zone.Midnight(day)
	}
	return first
}
