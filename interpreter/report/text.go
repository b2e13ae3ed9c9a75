package report

import (
	"maps"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// DefaultWidth is how wide a text is where no terminal says.
const DefaultWidth = 80

// Text writes the summary for a person, in so many places of a terminal.
func Text(result *simulate.Result, summary *Summary, tongue dsl.Tongue, width int) string {
	page := &page{tongue: tongue, width: width}
	plan := result.Program.Plan()
	page.line(titled(plan.Name, plan.Label))
	members := "members"
	if summary.Members == 1 {
		members = "member"
	}
	until := dsl.Say("no events", "没有事件")
	if result.HasEnd {
		until = dsl.Sayf("until %[1]s", "截至 %[1]s", wallTime(result.Until, plan.Zone))
	}
	page.say("%[1]s %[5]s, %[2]s (%[4]s)", "会员 %[1]s 人，%[3]s（%[4]s）", grouped(int64(summary.Members)), until.English, until.Chinese, plan.Zone.Name(), members)
	page.events(&summary.Events)
	page.money(plan.Currency, summary)
	page.refused(result)
	page.skipped(summary)
	page.wallets(plan, summary)
	page.vouchers(plan, summary)
	page.challenges(plan, summary)
	for i := range plan.Ladders {
		page.tiers(&plan.Ladders[i], summary)
	}
	for i := range plan.Segments {
		page.segment(&plan.Segments[i], summary)
	}
	page.metrics(plan, summary)
	return page.String()
}

// titled is a name with its label, said once where they are the same.
func titled(name, label string) string {
	if label == "" || label == name {
		return name
	}
	return label + " (" + name + ")"
}

// wallTime is an instant as a clock of the zone shows it.
func wallTime(at value.Instant, zone *value.Zone) string {
	text := strings.Replace(value.InstantString(at, zone), "T", " ", 1)
	return text[:len("2006-01-02 15:04:05")]
}

// page is a text under way.
type page struct {
	strings.Builder
	tongue dsl.Tongue
	width  int
}

func (p *page) line(line string) { p.WriteString(strings.TrimRight(line, " ") + "\n") }

func (p *page) say(english, chinese string, arguments ...any) {
	p.line(dsl.Sayf(english, chinese, arguments...).In(p.tongue))
}

func (p *page) word(english, chinese string) string { return dsl.Say(english, chinese).In(p.tongue) }

// grid writes a table below an empty line.
func (p *page) grid(grid grid) {
	p.line("")
	for _, line := range grid.fitted(p.width) {
		p.line(line)
	}
}

// events accounts for the rows.
func (p *page) events(events *EventSummary) {
	together, chinese := "", ""
	if events.Grouped > 0 {
		together, chinese = grouped(events.Grouped)+" grouped, ", "并入同组 "+grouped(events.Grouped)+"，"
	}
	p.say("%[1]s rows read: %[2]s%[4]s applied, %[5]s refused, %[6]s skipped", "读入 %[1]s 行：%[3]s生效 %[4]s，拒绝 %[5]s，跳过 %[6]s", grouped(events.Read), together, chinese,
		grouped(events.Applied), grouped(events.RefusedTotal), grouped(events.SkippedTotal))
	if events.Unplaced > 0 {
		p.say("Take care: of %[1]s of the skipped rows it can't be told which group they are of, so that groups that were applied may lack lines",
			"注意：跳过的行中有 %[1]s 行看不出属于哪一组，已生效的组可能缺行", grouped(events.Unplaced))
	}
}

// refused tells why events were refused, the most common reason first. An event with several reasons counts under each.
func (p *page) refused(result *simulate.Result) {
	counts := map[string]int64{}
	for i := range result.Refusals {
		refusal := &result.Refusals[i]
		reason := codeWords(refusalWords, refusal.Code, p.tongue)
		if refusal.Code == rejected && refusal.Rule != "" {
			reason = dsl.Sayf("rejected by rule `%[1]s`: %[2]s", "规则 `%[1]s` 不接受：%[3]s", refusal.Rule, refusal.Reason.English, refusal.Reason.Chinese).In(p.tongue)
		}
		counts[reason]++
	}
	p.reasons(counts, dsl.Say("events", "次数"), dsl.Say("refused because", "拒绝原因"))
	counts = map[string]int64{}
	for i := range result.Failures {
		counts[result.Failures[i].Reason.In(p.tongue)]++
	}
	p.reasons(counts, dsl.Say("times", "次数"), dsl.Say("a rule by time could not be done", "定时规则未能执行"))
}

// skipped tells why rows were skipped.
func (p *page) skipped(summary *Summary) {
	counts := map[string]int64{}
	for code, count := range summary.Events.Skipped {
		counts[skipReason(code, p.tongue)] += count
	}
	p.reasons(counts, dsl.Say("rows", "行数"), dsl.Say("skipped because", "跳过原因"))
	counts = map[string]int64{}
	for code, count := range summary.Profiles.Skipped {
		counts[skipReason(code, p.tongue)] += count
	}
	p.reasons(counts, dsl.Say("members", "人数"), dsl.Say("rows of the members' files skipped because", "会员资料跳过原因"))
}

// reasons is a table of reasons and how often each was given.
func (p *page) reasons(counts map[string]int64, count, reason dsl.Words) {
	if len(counts) == 0 {
		return
	}
	reasons := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		if counts[a] != counts[b] {
			return int(min(max(counts[b]-counts[a], -1), 1))
		}
		return strings.Compare(a, b)
	})
	column, width := []string{count.In(p.tongue)}, 0
	for _, one := range reasons {
		column = append(column, grouped(counts[one]))
	}
	for _, one := range column {
		width = max(width, screen.StringWidth(one))
	}
	p.line("")
	for i, one := range append([]string{reason.In(p.tongue)}, reasons...) {
		p.line(screen.FillLeft(column[i], width) + strings.Repeat(" ", gutter) + one)
	}
}

// shownColumns are the columns of wallets that a person looks for, where any of them is not 0.
var shownColumns = []struct {
	column string
	words  dsl.Words
}{
	{"opening", dsl.Say("opening", "期初")}, {"earned", dsl.Say("earned", "获得")}, {"received", dsl.Say("received", "存入")},
	{"returned", dsl.Say("returned", "退回")}, {"spent", dsl.Say("spent", "使用")}, {"expired", dsl.Say("expired", "过期")},
	{"reversed", dsl.Say("reversed", "收回")}, {"sent", dsl.Say("sent", "转出")}, {"pending", dsl.Say("pending", "待生效")},
	{"held", dsl.Say("held", "占用")}, {"available", dsl.Say("available", "可用")}, {"debt", dsl.Say("debt", "欠")},
}

func (p *page) wallets(plan *compile.Plan, summary *Summary) {
	if len(plan.Wallets) == 0 {
		return
	}
	rows := [][]string{{p.word("wallet", "账户")}}
	for i := range plan.Wallets {
		rows = append(rows, []string{titled(plan.Wallets[i].Name, plan.Wallets[i].Label)})
	}
	for _, column := range shownColumns {
		if !anyNotZero(summary.Wallets, column.column) {
			continue
		}
		rows[0] = append(rows[0], column.words.In(p.tongue))
		for i := range plan.Wallets {
			rows[1+i] = append(rows[1+i], groupedDecimal(summary.Wallets[plan.Wallets[i].Name][column.column]))
		}
	}
	p.grid(grid{rows: rows, turnable: true})
}

func (p *page) metrics(plan *compile.Plan, summary *Summary) {
	if len(summary.Metrics) == 0 {
		return
	}
	rows := [][]string{{p.word("metric", "指标"), p.word("over all members", "全体合计"), p.word("on average", "人均"), ""}}
	for i := range plan.Metrics {
		metric := &plan.Metrics[i]
		if !addsUp(metric) {
			continue
		}
		rows = append(rows, []string{metric.Name, groupedDecimal(summary.Metrics[metric.Name]), groupedDecimal(summary.Averages[metric.Name]), metric.Label})
	}
	p.grid(grid{rows: rows, words: true})
}

// anyNotZero tells whether a column has anything to show.
func anyNotZero(sums map[string]map[string]string, column string) bool {
	for _, one := range sums {
		if !isZero(one[column]) {
			return true
		}
	}
	return false
}

func isZero(decimal string) bool { return strings.Trim(decimal, "0.") == "" }

// groupedDecimal writes a decimal with its thousands apart; one that is missing is a dash.
func groupedDecimal(decimal string) string {
	if decimal == "" {
		return "–"
	}
	whole, places, has := strings.Cut(decimal, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		return whole + "." + places
	}
	return whole
}
