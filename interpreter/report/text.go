package report

import (
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

// Text writes the summary for a person.
func Text(result *simulate.Result, summary *Summary, tongue dsl.Tongue) string {
	page := &page{tongue: tongue}
	plan := result.Program.Plan()
	page.line(plan.Name + "  " + plan.Label)
	page.say("%s members, until %s (%s)", "会员 %s 人，截至 %s（%s）", grouped(int64(summary.Members)), summary.Until, plan.Zone.Name())
	page.events(&summary.Events)
	page.money(plan.Currency, summary)
	page.wallets(result, summary)
	for _, ladder := range plan.Ladders {
		page.tiers(ladder.Name, ladder.Label, summary, result)
	}
	page.metrics(result, summary)
	return page.String()
}

// page is a text under way.
type page struct {
	strings.Builder
	tongue dsl.Tongue
}

func (p *page) line(line string) { p.WriteString(strings.TrimRight(line, " ") + "\n") }

func (p *page) say(english, chinese string, arguments ...any) {
	p.line(dsl.Sayf(english, chinese, arguments...).In(p.tongue))
}

// events accounts for the rows.
func (p *page) events(events *EventSummary) {
	together, chinese := "", ""
	if events.Grouped > 0 {
		together, chinese = grouped(events.Grouped)+" grouped, ", "并入同组 "+grouped(events.Grouped)+"，"
	}
	p.say("%[1]s rows read: %[2]s%[4]s applied, %[5]s refused, %[6]s skipped", "读入 %[1]s 行：%[3]s生效 %[4]s，拒绝 %[5]s，略过 %[6]s", grouped(events.Read), together, chinese,
		grouped(events.Applied), grouped(events.RefusedTotal), grouped(events.SkippedTotal))
	p.counts("refused", "拒绝", events.Refused)
	p.counts("skipped", "略过", events.Skipped)
}

func (p *page) counts(english, chinese string, counts map[string]int64) {
	if len(counts) == 0 {
		return
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, name+" "+grouped(counts[name]))
	}
	p.say("  %s: %s", "  %[1]s：%[2]s", dsl.Say(english, chinese).In(p.tongue), strings.Join(parts, ", "))
}

// shownColumns are the columns of wallets that a person looks for, where any of them is not 0.
var shownColumns = []struct {
	column string
	words  dsl.Words
}{
	{"opening", dsl.Say("opening", "期初")}, {"earned", dsl.Say("earned", "获得")}, {"received", dsl.Say("received", "存入")},
	{"returned", dsl.Say("returned", "退回")}, {"spent", dsl.Say("spent", "使用")}, {"expired", dsl.Say("expired", "过期")},
	{"reversed", dsl.Say("reversed", "收回")}, {"sent", dsl.Say("sent", "转出")}, {"available", dsl.Say("available", "可用")},
	{"debt", dsl.Say("debt", "欠")},
}

// money says what was taken off orders and what was charged, where anything was.
func (p *page) money(currency string, summary *Summary) {
	var parts []string
	for _, one := range []struct {
		key   string
		words dsl.Words
	}{{"discounted", dsl.Say("discounted", "优惠")}, {"charged", dsl.Say("charged", "收取")}} {
		if amount := summary.Money[one.key]; !isZero(amount) {
			parts = append(parts, one.words.In(p.tongue)+" "+groupedDecimal(amount)+" "+currency)
		}
	}
	if len(parts) > 0 {
		p.line(strings.Join(parts, dsl.Say(", ", "，").In(p.tongue)))
	}
}

func (p *page) wallets(result *simulate.Result, summary *Summary) {
	var columns []int
	for i, column := range shownColumns {
		if slices.ContainsFunc(slices.Collect(maps.Values(summary.Wallets)), func(sums map[string]string) bool { return !isZero(sums[column.column]) }) {
			columns = append(columns, i)
		}
	}
	header := table.Row{dsl.Say("wallet", "账户").In(p.tongue)}
	for _, i := range columns {
		header = append(header, shownColumns[i].words.In(p.tongue))
	}
	writer := newTable(header)
	for _, wallet := range result.Program.Plan().Wallets {
		row := table.Row{wallet.Name}
		for _, i := range columns {
			row = append(row, groupedDecimal(summary.Wallets[wallet.Name][shownColumns[i].column]))
		}
		writer.AppendRow(row)
	}
	p.table(writer)
}

func (p *page) tiers(name, label string, summary *Summary, result *simulate.Result) {
	writer := newTable(table.Row{strings.TrimSpace(name + " " + label), dsl.Say("members", "人数").In(p.tongue), ""})
	for _, ladder := range result.Program.Plan().Ladders {
		if ladder.Name != name {
			continue
		}
		for _, tier := range ladder.Tiers {
			count := summary.Tiers[name][tier.Name]
			writer.AppendRow(table.Row{tier.Name, grouped(int64(count)), percentOf(int64(count), int64(summary.Members))})
		}
	}
	p.table(writer)
}

func (p *page) metrics(result *simulate.Result, summary *Summary) {
	if len(summary.Metrics) == 0 {
		return
	}
	writer := newTable(table.Row{dsl.Say("metric", "指标").In(p.tongue), dsl.Say("over all members", "全体合计").In(p.tongue)})
	for _, metric := range result.Program.Plan().Metrics {
		writer.AppendRow(table.Row{metric.Name, groupedDecimal(summary.Metrics[metric.Name])})
	}
	p.table(writer)
}

// newTable makes a table without lines, numbers to the right.
func newTable(header table.Row) table.Writer {
	writer := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	writer.SetStyle(style)
	writer.AppendHeader(header)
	var columns []table.ColumnConfig
	for i := 2; i <= len(header); i++ {
		columns = append(columns, table.ColumnConfig{Number: i, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	writer.SetColumnConfigs(columns)
	return writer
}

func (p *page) table(writer table.Writer) {
	p.line("")
	for line := range strings.Lines(writer.Render()) {
		p.line(strings.TrimRight(line, " \n"))
	}
}

func isZero(decimal string) bool { return strings.Trim(decimal, "0.") == "" }

// groupedDecimal writes a decimal with its thousands apart.
func groupedDecimal(decimal string) string {
	whole, places, has := strings.Cut(decimal, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		return whole + "." + places
	}
	return whole
}
