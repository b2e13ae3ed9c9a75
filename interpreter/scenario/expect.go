package scenario

import (
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// expect compares one expectation with what came.
func (p *player) expect(one *member, wanted *check.Expectation) {
	switch wanted.Aspect {
	case check.AspectRefused:
		p.expectRefused(one, wanted)
	case check.AspectIssued:
		p.expectIssued(one, wanted)
	case check.AspectNotified:
		p.expectNotified(one, wanted)
	case check.AspectNotNotified:
		p.expectNothing(one, wanted, evaluate.EntryNotified, dsl.Say("told nothing", "没有通知"))
	case check.AspectNotIssued:
		p.expectNothing(one, wanted, evaluate.EntryIssued, dsl.Say("issued nothing", "没有获券"))
	case check.AspectSegment:
		p.expectSegment(one, wanted)
	case check.AspectTier:
		p.expectTier(one, wanted)
	case check.AspectAttribute:
		p.expectCell(one, wanted, wanted.Attribute.Name, one.state.Attributes[wanted.Attribute.Index])
	case check.AspectMetric:
		p.expectMetric(one, wanted)
	default:
		p.expectNumber(one, wanted, p.number(one, wanted), true)
	}
	if len(wanted.Breakdown) > 0 {
		p.expectBreakdown(one, wanted)
	}
}

// number is what an expectation of a number asks for.
func (p *player) number(one *member, wanted *check.Expectation) int64 {
	switch wanted.Aspect {
	case check.AspectDue:
		return one.due
	case check.AspectDiscount:
		return one.discount
	case check.AspectHeld:
		return one.state.Vouchers[wanted.Voucher.Index].Totals.Held
	}
	wallet := wanted.Wallet.Index
	totals := &one.state.Wallets[wallet].Totals
	switch wanted.Aspect {
	case check.AspectPending:
		return totals.Pending
	case check.AspectDebt:
		return totals.Debt
	case check.AspectWorth:
		return p.program.Worth(p.outcome, one.state, wallet)
	}
	return one.state.Balance(wallet)
}

func (p *player) expectNumber(one *member, wanted *check.Expectation, came int64, present bool) {
	expected, _ := wanted.Value.Number.Int64()
	if present && came == expected {
		return
	}
	subject := subjectOf(wanted)
	text := value.DecimalString(came, wanted.Type.Places)
	if !present {
		text = "–"
	}
	p.fail(wanted.Span, one, dsl.Say(subject+" "+value.DecimalString(expected, wanted.Type.Places), subject+" "+value.DecimalString(expected, wanted.Type.Places)),
		dsl.Say(subject+" "+text, subject+" "+text))
	p.tellIdle(one, wanted)
}

// subjectOf is the expectation without its value, as written.
func subjectOf(wanted *check.Expectation) string {
	subject, _, _ := strings.Cut(wanted.Text, " ")
	switch wanted.Aspect {
	case check.AspectWorth, check.AspectPending, check.AspectDebt:
		return strings.Join(strings.Fields(wanted.Text)[:2], " ")
	}
	return subject
}

func (p *player) expectMetric(one *member, wanted *check.Expectation) {
	came := p.program.Measured(p.outcome, one.state, wanted.Metric.Index)
	if wanted.Type.IsNumeric() {
		p.expectNumber(one, wanted, came.Number, came.Present)
		return
	}
	p.expectCell(one, wanted, wanted.Metric.Name, came)
}

func (p *player) expectTier(one *member, wanted *check.Expectation) {
	ladder := &p.program.Plan().Ladders[wanted.Ladder.Index]
	expected, _ := wanted.Value.Number.Int64()
	came := one.state.Tiers[wanted.Ladder.Index].Tier
	if int64(came) != expected {
		p.fail(wanted.Span, one, dsl.Say(ladder.Name+" "+ladder.Tiers[expected].Name, ladder.Name+" "+ladder.Tiers[expected].Name),
			dsl.Say(ladder.Name+" "+ladder.Tiers[came].Name, ladder.Name+" "+ladder.Tiers[came].Name))
	}
}

// expectSegment compares the line of a segment that a member is in.
func (p *player) expectSegment(one *member, wanted *check.Expectation) {
	segment := &p.program.Plan().Segments[wanted.Ladder.Index]
	expected, _ := wanted.Value.Number.Int64()
	came, name := one.state.Segments[wanted.Ladder.Index], "–"
	if int64(came) == expected {
		return
	}
	if came != evaluate.None {
		name = segment.Lines[came].Name
	}
	line := segment.Name + " " + segment.Lines[expected].Name
	p.fail(wanted.Span, one, dsl.Say(line, line), dsl.Say(segment.Name+" "+name, segment.Name+" "+name))
}

func (p *player) expectCell(one *member, wanted *check.Expectation, name string, came evaluate.Cell) {
	number, _ := wanted.Value.Number.Int64()
	if came == (evaluate.Cell{Number: number, Text: wanted.Value.Text, Present: true}) {
		return
	}
	kind := compile.Kind(wanted.Type.Kind)
	expected := evaluate.CellText(p.program.Plan(), kind, wanted.Type.Places, evaluate.Cell{Number: number, Text: wanted.Value.Text, Present: true})
	text := evaluate.CellText(p.program.Plan(), kind, wanted.Type.Places, came)
	p.fail(wanted.Span, one, dsl.Say(name+" "+expected.English, name+" "+expected.Chinese),
		dsl.Say(name+" "+text.English, name+" "+text.Chinese))
}

func (p *player) expectRefused(one *member, wanted *check.Expectation) {
	one.pending = nil
	met := len(one.refused) > 0 && wanted.Any
	for _, reason := range one.refused {
		met = met || reason.Words.English == wanted.Value.Text || reason.Words.Chinese == wanted.Value.Text || reason.Code == wanted.Value.Text
	}
	if met {
		return
	}
	expected := dsl.Say("refused", "被拒绝")
	if !wanted.Any {
		expected = dsl.Say("refused: "+wanted.Value.Text, "被拒绝："+wanted.Value.Text)
	}
	p.fail(wanted.Span, one, expected, refusals(one.refused))
}

// expectIssued compares how many vouchers the member's last event issued.
func (p *player) expectIssued(one *member, wanted *check.Expectation) {
	count := int64(0)
	for i := range one.last {
		if entry := &one.last[i]; entry.Kind == evaluate.EntryIssued && entry.Voucher == wanted.Voucher.Index {
			count += entry.Amount
		}
	}
	expected, _ := wanted.Value.Number.Int64()
	if wanted.Any && count > 0 || !wanted.Any && count == expected {
		return
	}
	came := value.DecimalString(count, 0)
	p.fail(wanted.Span, one, dsl.Say(wanted.Text, wanted.Text), dsl.Sayf("issued %[1]s %[2]s", "获券 %[1]s张 %[2]s", came, wanted.Voucher.Name))
	p.tellIdle(one, wanted)
}

// expectNotified compares what the member's last event told it.
func (p *player) expectNotified(one *member, wanted *check.Expectation) {
	var told []string
	for i := range one.last {
		if entry := &one.last[i]; entry.Kind == evaluate.EntryNotified {
			told = append(told, evaluate.Notice(p.program.Plan(), entry))
		}
	}
	if wanted.Any && len(told) > 0 || slices.Contains(told, wanted.Value.Text) {
		return
	}
	came := dsl.Say("told nothing", "没有通知")
	if len(told) > 0 {
		came = dsl.Say("told: "+strings.Join(told, "; "), "收到通知："+strings.Join(told, "；"))
	}
	p.fail(wanted.Span, one, dsl.Sayf("told: %s", "收到通知：%s", wanted.Value.Text), came)
}

// expectNothing asks that nothing of a kind has happened in the member's last event, or in the step of time behind it.
func (p *player) expectNothing(one *member, wanted *check.Expectation, kind evaluate.EntryKind, expected dsl.Words) {
	var english, chinese []string
	for i := range one.since {
		if entry := &one.since[i]; entry.Kind == kind {
			came := p.gave(entry)
			english, chinese = append(english, came.English), append(chinese, came.Chinese)
		}
	}
	if len(english) > 0 {
		p.fail(wanted.Span, one, expected, dsl.Say(strings.Join(english, "; "), strings.Join(chinese, "；")))
	}
}

// gave words an entry that tells a member something, or gives it a voucher.
func (p *player) gave(entry *evaluate.Entry) dsl.Words {
	plan := p.program.Plan()
	if entry.Kind == evaluate.EntryNotified {
		words := evaluate.Notice(plan, entry)
		return dsl.Say("told: "+words, "收到通知："+words)
	}
	return dsl.Sayf("issued %[1]d %[2]s", "获券 %[1]d张 %[2]s", entry.Amount, plan.Vouchers[entry.Voucher].Name)
}

// expectBreakdown compares what each rule gave to a wallet in the member's last event: the rules that are named, and
// no other.
func (p *player) expectBreakdown(one *member, wanted *check.Expectation) {
	given := map[int]int64{}
	var order []int
	for i := range one.last {
		entry := &one.last[i]
		if entry.Kind == evaluate.EntryEarned && entry.Wallet == wanted.Wallet.Index {
			if _, seen := given[entry.Rule]; !seen {
				order = append(order, entry.Rule)
			}
			given[entry.Rule] += entry.Amount
		}
	}
	order = slices.DeleteFunc(order, func(rule int) bool {
		return given[rule] == 0 && !slices.ContainsFunc(wanted.Breakdown, func(share check.Share) bool { return share.Rule.Index == rule })
	})
	met := len(order) == len(wanted.Breakdown)
	expected := make([]string, len(wanted.Breakdown))
	for i, share := range wanted.Breakdown {
		number, _ := share.Amount.Number.Int64()
		came, ok := given[share.Rule.Index]
		met = met && ok && came == number
		expected[i] = share.Rule.Name + " " + value.DecimalString(number, wanted.Type.Places)
	}
	if met {
		return
	}
	came := make([]string, len(order))
	for i, rule := range order {
		came[i] = p.program.Plan().Rules[rule].Name + " " + value.DecimalString(given[rule], wanted.Type.Places)
	}
	p.fail(wanted.Span, one, dsl.Say(subjectOf(wanted)+" ("+strings.Join(expected, ", ")+")", subjectOf(wanted)+" ("+strings.Join(expected, "、")+")"),
		dsl.Say(subjectOf(wanted)+" ("+strings.Join(came, ", ")+")", subjectOf(wanted)+" ("+strings.Join(came, "、")+")"))
	p.tellIdle(one, wanted)
}
