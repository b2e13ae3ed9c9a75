package check

import (
	"math"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// The language version that this interpreter speaks.
const languageVersion = "1"

// Always is the validity of what no dates bound.
var always = Validity{From: math.MinInt64, Until: math.MaxInt64}

// checker works through one file. What is wrong is reported and stands as Unknown, about which nothing more is
// said.
type checker struct {
	file     *dsl.File
	scheme   *Scheme
	problems dsl.Diagnostics
	measured map[*Metric]progress
	metrics  map[*Metric]*dsl.Metric
	climbed  map[*Ladder]progress
	ladders  map[*Ladder]*dsl.Tiers
	rules    []*dsl.Rule // as declared
	unread   bool        // a name is not known that stands in what can't be read

	unreadWords map[string]bool // all that stands there
}

// fail reports an error at a part of the tree.
func (c *checker) fail(part dsl.Noded, code string, rule, help dsl.Words) {
	c.failAt(c.file.Span(part), code, rule, help)
}

func (c *checker) failAt(span dsl.Span, code string, rule, help dsl.Words, related ...dsl.Related) {
	c.problems = append(c.problems, dsl.Diagnostic{Code: code, Span: span, Rule: rule, Help: help, Related: related})
}

func (c *checker) warn(span dsl.Span, code string, rule, help dsl.Words) {
	c.problems = append(c.problems, dsl.Diagnostic{Severity: dsl.Warning, Code: code, Span: span, Rule: rule, Help: help})
}

// notYet reports what is part of the language but not of this interpreter yet: of a declaration, what stands before
// its block.
func (c *checker) notYet(part dsl.Noded) {
	span := c.file.Span(part)
	text, _, _ := strings.Cut(c.file.Text(part), "{")
	text = strings.TrimRight(text, " \t\r\n")
	span.End = span.Offset + len(text)
	c.failAt(span, "not-yet", dsl.Sayf("`%s` is part of the language, but is not evaluated yet", "`%s` 属于本语言，但目前还不能运行", text),
		dsl.Say("leave it out for now", "请暂时去掉它"))
}

// once reports a clause that stands twice in a block.
func (c *checker) once(seen map[string]dsl.Clause, word string, clause dsl.Clause) bool {
	first, again := seen[word]
	if !again {
		seen[word] = clause
		return true
	}
	c.failAt(c.file.Span(clause), "twice", dsl.Sayf("`%s` stands once in a block", "`%s` 在一个块里只能写一次", c.word(clause)),
		dsl.Say("keep one of the two", "两处只留一处"),
		dsl.Related{Span: c.file.Span(first), Note: dsl.Say("the first stands here", "第一处在这里")})
	return false
}

// word returns the word that a clause begins with, as written.
func (c *checker) word(clause dsl.Noded) string {
	word, _, _ := strings.Cut(c.file.Text(clause), " ")
	return word
}

// declarations of a file by kind.
type declarations struct {
	params     []*dsl.Param
	member     []*dsl.Member
	events     []*dsl.Event
	tables     []*dsl.Table
	calendars  []*dsl.Calendar
	wallets    []*dsl.Wallet
	vouchers   []*dsl.Voucher
	metrics    []*dsl.Metric
	tiers      []*dsl.Tiers
	segments   []*dsl.Segment
	challenges []*dsl.Challenge
	rules      []*dsl.Rule
	choices    []*dsl.Choose
	compounds  []*dsl.Compound
	boosts     []*dsl.Boosts
	tests      []*dsl.Test
}

func sort(file *dsl.File) declarations {
	var d declarations
	for _, clause := range file.Declarations {
		switch clause := clause.(type) {
		case *dsl.Param:
			d.params = append(d.params, clause)
		case *dsl.Member:
			d.member = append(d.member, clause)
		case *dsl.Event:
			d.events = append(d.events, clause)
		case *dsl.Table:
			d.tables = append(d.tables, clause)
		case *dsl.Calendar:
			d.calendars = append(d.calendars, clause)
		case *dsl.Wallet:
			d.wallets = append(d.wallets, clause)
		case *dsl.Voucher:
			d.vouchers = append(d.vouchers, clause)
		case *dsl.Metric:
			d.metrics = append(d.metrics, clause)
		case *dsl.Tiers:
			d.tiers = append(d.tiers, clause)
		case *dsl.Challenge:
			d.challenges = append(d.challenges, clause)
		case *dsl.Segment:
			d.segments = append(d.segments, clause)
		case *dsl.Rule:
			d.rules = append(d.rules, clause)
		case *dsl.Choose:
			d.choices = append(d.choices, clause)
		case *dsl.Compound:
			d.compounds = append(d.compounds, clause)
		case *dsl.Boosts:
			d.boosts = append(d.boosts, clause)
		case *dsl.Test:
			d.tests = append(d.tests, clause)
		}
	}
	return d
}

// File checks a scheme file. The scheme is nil where something is wrong with it.
func File(file *dsl.File) (*Scheme, dsl.Diagnostics) {
	c := &checker{file: file, measured: map[*Metric]progress{}, metrics: map[*Metric]*dsl.Metric{}, climbed: map[*Ladder]progress{}, ladders: map[*Ladder]*dsl.Tiers{}}
	c.scheme = &Scheme{File: file, names: newNames()}
	declared := sort(file)
	c.header()
	c.declareCalendars(declared.calendars)
	c.declareAttributes(declared.member)
	c.declareWallets(declared.wallets)
	c.declareVouchers(declared.vouchers)
	c.declareEvents(declared.events)
	c.declareParams(declared.params)
	c.declareTables(declared.tables)
	c.declareMetrics(declared.metrics)
	c.declareLadders(declared.tiers)
	c.declareSegments(declared.segments)
	c.declareChallenges(declared.challenges)
	c.declareRules(declared.rules)
	c.defineWallets(declared.wallets)
	c.defineVouchers(declared.vouchers)
	c.defineEvents(declared.events)
	c.defineTables(declared.tables)
	c.defineGoods(declared.vouchers)
	c.defineMetrics()
	c.defineLadders(declared.tiers)
	c.defineSegments(declared.segments)
	c.defineChallenges(declared.challenges)
	c.defineRules(declared.rules, declared.boosts)
	c.choices(declared.choices)
	c.compounds(declared.compounds)
	c.defineBudgets()
	c.scheme.Tests = c.tests(declared.tests)
	if c.problems.Failed() || c.unread {
		return nil, c.problems.Sorted()
	}
	c.lint(declared.wallets)
	return c.scheme, c.problems.Sorted()
}

// header checks the clauses that a scheme has once.
func (c *checker) header() {
	seen := map[string]dsl.Clause{}
	c.scheme.Zone = value.UTC
	for _, clause := range c.file.Declarations {
		switch clause := clause.(type) {
		case *dsl.Scheme:
			if c.once(seen, "scheme", clause) {
				c.scheme.Name, c.scheme.Label = string(clause.Name.Text), textOf(clause.Label)
			}
		case *dsl.Version:
			if c.once(seen, "language", clause) && clause.Number.Value != languageVersion {
				c.fail(&clause.Number, "language", dsl.Sayf("this is language %s", "当前的语言版本是 %s", languageVersion),
					dsl.Sayf("write `language %[1]s`", "请写 `语言 %[1]s`", languageVersion))
			}
		case *dsl.Currency:
			if c.once(seen, "currency", clause) {
				c.currency(clause)
			}
		case *dsl.Timezone:
			if c.once(seen, "timezone", clause) {
				c.scheme.Zone = c.zone(&clause.Zone)
			}
		}
	}
	c.requireHeader(seen)
}

// requireHeader reports what every scheme has to say.
func (c *checker) requireHeader(seen map[string]dsl.Clause) {
	top := dsl.Span{File: c.file.Name, Line: 1, Column: 1}
	if seen["scheme"] == nil {
		c.failAt(top, "header", dsl.Say("a scheme begins with its name", "方案要以名称开头"),
			dsl.Say(`write: scheme coffee "Coffee club"`, `请写：方案 咖啡 "咖啡会员"`))
		return
	}
	at := c.file.Span(seen["scheme"])
	if seen["currency"] == nil {
		c.failAt(at, "header", dsl.Say("a scheme names its currency", "方案要写明币种"), dsl.Say("write: currency CNY", "请写：币种 CNY"))
		c.scheme.Currency, c.scheme.MoneyPlaces = "XXX", 2
	}
	if seen["timezone"] == nil {
		c.failAt(at, "header", dsl.Say("a scheme names the time zone in which its days begin", "方案要写明时区"),
			dsl.Say(`write: timezone "Asia/Shanghai"`, `请写：时区 "Asia/Shanghai"`))
	}
	if seen["language"] == nil {
		c.failAt(at, "header", dsl.Say("a scheme names the language it is written in", "方案要写明语言版本"),
			dsl.Say("write: language 1", "请写：语言 1"))
	}
}

func (c *checker) zone(name *dsl.Text) *value.Zone {
	zone, err := value.LoadZone(string(name.Value))
	if err != nil {
		help := dsl.Say(`write it as "Asia/Shanghai"`, `请写成 "Asia/Shanghai"`)
		if nearest := dsl.Nearest(string(name.Value), value.ZoneNames()); nearest != "" {
			help = dsl.Sayf("did you mean %q?", "是不是想写 %q？", nearest)
		}
		c.fail(name, "timezone", dsl.Sayf("there is no time zone %q", "没有时区 %q", name.Value), help)
		return value.UTC
	}
	return zone
}

func textOf(text *dsl.Text) string {
	if text == nil {
		return ""
	}
	return string(text.Value)
}

// boostMode reads how boosts combine.
func boostMode(word dsl.Word) BoostMode {
	return BoostMode(1 + slices.Index([]dsl.Word{"multiply", "add", "best"}, word))
}
