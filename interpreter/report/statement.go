package report

import (
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Statement is the account of one member: every event in order of time, what it moved and why, the balance after each
// movement, and what was refused. Of one event it also says of each rule that did nothing why it did not.
type Statement struct {
	member string
	event  string // the id of the one event to tell of; empty tells of all
	tongue dsl.Tongue
	plan   *compile.Plan

	program *interpreter.Program
	state   *interpreter.State // the member's, as it is when all is over; nil before anything is

	blocks   []block
	balances []int64 // by wallet: what is available less what is owed
	explains bool    // of each rule that did nothing it says why
	found    bool    // the member, and the event if one is asked for
	applied  int64
	refused  int64
}

// block is what one event did: a heading and lines under it.
type block struct {
	heading string
	lines   []statementLine
	notes   []string
}

// statementLine is one movement.
type statementLine struct{ wallet, amount, balance, reason string }

// NewStatement begins the statement of a member, or of one of the member's events.
func NewStatement(program *interpreter.Program, member, event string, tongue dsl.Tongue) *Statement {
	s := newStatement(program.Plan(), member, event, tongue)
	s.program = program
	return s
}

func newStatement(plan *compile.Plan, member, event string, tongue dsl.Tongue) *Statement {
	return &Statement{member: member, event: event, tongue: tongue, plan: plan, explains: event != "", balances: make([]int64, len(plan.Wallets))}
}

// Observe takes up what came of one event.
func (s *Statement) Observe(happening *simulate.Happening) error {
	if happening.State.Member != s.member {
		s.fromOthers(happening)
		return nil
	}
	s.state = happening.State
	s.found = s.found || s.event == ""
	isAsked := s.event == "" || happening.Event != nil && happening.Event.ID == s.event
	entries := s.own(happening.Entries)
	due := 0
	for due < len(entries) && (entries[due].Stage == 0 || happening.Event == nil) {
		due++
	}
	s.dueWork(entries[:due], isAsked)
	if happening.Event == nil {
		return nil
	}
	one := block{heading: s.heading(happening)}
	s.move(&one, entries[due:])
	s.conclude(&one, happening)
	if isAsked {
		s.found = true
		s.blocks = append(s.blocks, one)
	}
	return nil
}

// own are the entries of the member's own books.
func (s *Statement) own(entries []evaluate.Entry) []evaluate.Entry {
	if !slices.ContainsFunc(entries, func(entry evaluate.Entry) bool { return entry.Member != s.member }) {
		return entries
	}
	var own []evaluate.Entry
	for i := range entries {
		if entries[i].Member == s.member {
			own = append(own, entries[i])
		}
	}
	return own
}

// fromOthers takes up what the event of another member did to this one's books.
func (s *Statement) fromOthers(happening *simulate.Happening) {
	entries := s.own(happening.Entries)
	due := 0
	for due < len(entries) && entries[due].Stage == 0 {
		due++
	}
	s.dueWork(entries[:due], s.event == "")
	if due == len(entries) {
		return
	}
	one := block{heading: s.heading(happening) + "  " + dsl.Sayf("of %s", "（%s 的事件）", happening.State.Member).In(s.tongue)}
	s.move(&one, entries[due:])
	if s.event == "" {
		s.found = true
		s.blocks = append(s.blocks, one)
	}
}

// dueWork takes up what time did before the event, an instant a block.
func (s *Statement) dueWork(entries []evaluate.Entry, isAsked bool) {
	for first := 0; first < len(entries); {
		last := first + 1
		for last < len(entries) && entries[last].At == entries[first].At {
			last++
		}
		one := block{heading: s.instant(entries[first].At) + "  " + dsl.Say("due", "到期处理").In(s.tongue)}
		s.move(&one, entries[first:last])
		if isAsked {
			s.blocks = append(s.blocks, one)
		}
		first = last
	}
}

// instant writes a time as the scheme's zone has it, without the zone, which the head of the statement names.
func (s *Statement) instant(at value.Instant) string { return evaluate.ClockWords(s.plan, at) }

// heading names an event and its fields.
func (s *Statement) heading(happening *simulate.Happening) string {
	event := happening.Event
	planned := &s.plan.Events[event.Kind]
	text := s.instant(event.At) + "  " + s.eventName(planned)
	if event.ID != "" {
		text += " " + event.ID
	}
	for i := range planned.Fields {
		if planned.Fields[i].Vouchers && len(event.Lines[i]) > 0 {
			text += "  " + s.fieldName(&planned.Fields[i]) + s.voucherNames(event.Lines[i])
		}
		if cell := &event.Cells[i]; cell.Present && (cell.Number != 0 || cell.Text != "") && planned.Fields[i].Kind != compile.Lines {
			text += "  " + s.fieldName(&planned.Fields[i]) + " " + evaluate.CellText(s.plan, planned.Fields[i].Kind, planned.Fields[i].Places, *cell).In(s.tongue)
		}
	}
	return text
}

// voucherNames are the vouchers that an order names.
func (s *Statement) voucherNames(cells []compile.Cell) string {
	text := ""
	for i := range cells {
		text += " " + cells[i].Text
	}
	return text
}

func (s *Statement) eventName(event *compile.Event) string {
	if chinese, ok := dsl.Twin(dsl.ClassEvent, event.Name); ok && s.tongue == dsl.Chinese {
		return chinese
	}
	return event.Written
}

func (s *Statement) fieldName(field *compile.Field) string {
	if field.Redeems {
		return dsl.Say("redeem ", "抵扣 ").In(s.tongue) + s.plan.Wallets[field.Units].Name
	}
	if chinese, ok := dsl.Twin(dsl.ClassField, field.Name); ok && s.tongue == dsl.Chinese {
		return chinese
	}
	return field.Written
}

// move writes movements, and carries the balances on.
func (s *Statement) move(one *block, entries []evaluate.Entry) {
	for i := range entries {
		entry := &entries[i]
		line := statementLine{reason: s.reason(entry)}
		switch {
		case entry.Wallet != compile.None:
			wallet := &s.plan.Wallets[entry.Wallet]
			line.wallet = wallet.Name
			amount := value.DecimalString(entry.Amount, wallet.Places)
			switch entry.Kind.Sign() {
			case "+":
				s.balances[entry.Wallet] += entry.Amount
				line.amount = "+" + amount
			case "-":
				s.balances[entry.Wallet] -= entry.Amount
				line.amount = "-" + amount
			default:
				line.amount = "(" + amount + ")"
			}
			line.balance = value.DecimalString(s.balances[entry.Wallet], wallet.Places)
		case entry.Voucher != compile.None:
			line.wallet, line.amount = s.plan.Vouchers[entry.Voucher].Name, entry.Kind.Sign()+value.DecimalString(entry.Amount, 0)
		case entry.Kind == evaluate.EntryDiscount || entry.Kind == evaluate.EntryCharge:
			line.wallet, line.amount = s.plan.Currency, value.DecimalString(entry.Amount, s.plan.MoneyPlaces)
		}
		one.lines = append(one.lines, line)
	}
}

// reason words an entry, with its rule and when what it credits expires.
func (s *Statement) reason(entry *evaluate.Entry) string {
	words := evaluate.Reason(s.plan, entry).In(s.tongue)
	if entry.Kind != evaluate.EntryEarned {
		return words
	}
	rule := &s.plan.Rules[entry.Rule]
	if entry.Of == compile.None {
		words = rule.Name + ": " + words
	}
	return words + evaluate.GoodUntil(s.plan, entry.Expires).In(s.tongue)
}

// Found tells whether the history has the member, and the event if one was asked for.
func (s *Statement) Found() bool { return s.found }

// String writes the statement, its columns one under the other.
func (s *Statement) String() string {
	var text strings.Builder
	text.WriteString(s.member + "  " + s.schemeName() + " (" + s.plan.Zone.Name() + ")\n\n")
	s.writeBlocks(&text)
	s.end(&text)
	return text.String()
}

// writeBlocks writes what events did, their columns one under the other.
func (s *Statement) writeBlocks(text *strings.Builder) {
	wallet, amount, balance := s.widths()
	for i := range s.blocks {
		one := &s.blocks[i]
		text.WriteString(one.heading + "\n")
		for _, line := range one.lines {
			row := "  " + screen.FillRight(line.wallet, wallet) + "  " + screen.FillLeft(line.amount, amount) + "  " +
				screen.FillLeft(line.balance, balance) + "  " + line.reason
			text.WriteString(strings.TrimRight(row, " ") + "\n")
		}
		for _, note := range one.notes {
			text.WriteString("  " + note + "\n")
		}
	}
}

func (s *Statement) schemeName() string {
	if s.plan.Label == "" || s.plan.Label == s.plan.Name {
		return s.plan.Name
	}
	return s.plan.Name + " " + s.plan.Label
}

// widths are those of the columns, in places of a terminal.
func (s *Statement) widths() (wallet, amount, balance int) {
	for i := range s.blocks {
		for _, line := range s.blocks[i].lines {
			wallet = max(wallet, screen.StringWidth(line.wallet))
			amount = max(amount, screen.StringWidth(line.amount))
			balance = max(balance, screen.StringWidth(line.balance))
		}
	}
	return wallet, amount, balance
}
