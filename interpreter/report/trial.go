package report

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Trial tells what came of a line that was tried: each event with what it moved and why, each rule that did nothing and
// why not, and what the members have in the end.
func Trial(plan *compile.Plan, line *check.Trial, tried *scenario.Trial, tongue dsl.Tongue) string {
	t := &trial{Statement: newStatement(plan, "", "", tongue), tried: tried, balances: map[string][]int64{}}
	t.explains = true
	for i := range tried.Happened {
		t.take(&tried.Happened[i])
	}
	var text strings.Builder
	text.WriteString(t.schemeName() + " (" + plan.Zone.Name() + ")")
	if !line.Said {
		day, _ := plan.Zone.Civil(line.From)
		text.WriteString(dsl.Say("; no date is said, so it is "+day.String(), "；没有写日期，按 "+day.String()+" 计算").In(tongue))
	}
	text.WriteString("\n\n")
	t.writeBlocks(&text)
	if len(t.blocks) > 0 {
		text.WriteString("\n")
	}
	for _, state := range tried.States {
		text.WriteString(t.after(state) + "\n")
	}
	return text.String()
}

// trial writes blocks as a statement does, of several members.
type trial struct {
	*Statement
	tried    *scenario.Trial
	balances map[string][]int64 // by member and wallet
}

// take makes a block of what happened.
func (t *trial) take(happened *scenario.Happening) {
	entries := happened.Entries
	if happened.Event == nil {
		t.timePassed(happened.State.Member, entries)
		return
	}
	happening := &simulate.Happening{State: happened.State, Event: happened.Event, Entries: entries, Verdicts: happened.Verdicts,
		Refused: happened.Refused, Due: happened.Due, Discount: happened.Discount}
	at, rest, _ := strings.Cut(t.heading(happening), "  ")
	one := block{heading: at + "  " + happened.State.Member + " " + rest}
	t.moveEach(&one, happened.State.Member, entries)
	t.conclude(&one, happening)
	t.blocks = append(t.blocks, one)
}

// timePassed makes a block of each instant at which time did something.
func (t *trial) timePassed(member string, entries []evaluate.Entry) {
	for first := 0; first < len(entries); {
		last := first + 1
		for last < len(entries) && entries[last].At == entries[first].At {
			last++
		}
		one := block{heading: t.instant(entries[first].At) + "  " + member + " " + dsl.Say("due", "到期处理").In(t.tongue)}
		t.moveEach(&one, member, entries[first:last])
		t.blocks = append(t.blocks, one)
		first = last
	}
}

// moveEach writes movements; those of other members than the event's say whose they are.
func (t *trial) moveEach(one *block, member string, entries []evaluate.Entry) {
	for i := range entries {
		owner := entries[i].Member
		if t.balances[owner] == nil {
			t.balances[owner] = make([]int64, len(t.plan.Wallets))
		}
		t.Statement.balances = t.balances[owner]
		t.move(one, entries[i:i+1])
		if line := &one.lines[len(one.lines)-1]; owner != member {
			line.wallet = owner + " " + line.wallet
		}
	}
}

// after is what a member has in the end: `lily: points 210 (worth 10.50 CNY), level gold`.
func (t *trial) after(state *evaluate.State) string {
	var parts []string
	for i := range t.plan.Wallets {
		parts = append(parts, t.holding(state, i))
	}
	parts = append(parts, t.standing(state, t.tried.Attempts(state))...)
	for i := range t.plan.Ladders {
		parts = append(parts, t.plan.Ladders[i].Name+" "+t.plan.Ladders[i].Tiers[state.Tiers[i].Tier].Name)
	}
	for i, line := range state.Segments {
		if line != compile.None {
			parts = append(parts, t.plan.Segments[i].Name+" "+t.plan.Segments[i].Lines[line].Name)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, dsl.Say("nothing", "什么也没有").In(t.tongue))
	}
	return state.Member + dsl.Say(": ", "：").In(t.tongue) + strings.Join(parts, dsl.Say(", ", "，").In(t.tongue))
}

// holding is what a member has of a wallet, what is pending, and what it would pay.
func (t *trial) holding(state *evaluate.State, wallet int) string {
	planned, totals := &t.plan.Wallets[wallet], &state.Wallets[wallet].Totals
	text := planned.Name + " " + value.DecimalString(state.Balance(wallet), planned.Places)
	if planned.Kind == compile.Money {
		text += " " + t.plan.Currency
	}
	var more []string
	if totals.Pending > 0 {
		more = append(more, dsl.Sayf("%s pending", "另有 %s 待生效", value.DecimalString(totals.Pending, planned.Places)).In(t.tongue))
	}
	if planned.Redeem != nil && planned.Kind == compile.Points {
		worth := value.DecimalString(t.tried.Worth(state, wallet), t.plan.MoneyPlaces) + " " + t.plan.Currency
		more = append(more, dsl.Say("worth "+worth, "可抵 "+worth).In(t.tongue))
	}
	if len(more) == 0 {
		return text
	}
	return text + dsl.Say(" ("+strings.Join(more, ", ")+")", "（"+strings.Join(more, "，")+"）").In(t.tongue)
}
