package interpreter_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
)

// Random schemes: every property of the interpreter holds for them too, not only for those that somebody thought of.

// schemer writes a random scheme, clause by clause. What it writes is nearly always right; where it isn't, check says
// so, which is a test of check.
type schemer struct {
	*rapid.T
	text     strings.Builder
	wallets  []string // of points
	rates    map[string]bool
	money    []string // stored value
	voucher  []string
	metrics  []string
	ladders  []string
	segments []string
	rules    []string // that earn on purchase, by what they earn to
	earns    map[string]string
}

// staying is what a refund doesn't give back, besides what no scheme is given back: units that live on as a purchase let
// them, tiers that last, and what rules on moves have done.
var staying = regexp.MustCompile(`after last purchase|hold|lapse|grant|keep when|on upgrade|on downgrade|on enter`)

// randomClub draws a scheme.
func randomClub(t *rapid.T) *club {
	s := &schemer{T: t, rates: map[string]bool{}, earns: map[string]string{}}
	s.line("boosts %s", s.pick("multiply", "add", "best"))
	s.line(`member { birthday date optional  activated flag = no  visits number = 0  channel text optional one of "a", "b" }`)
	s.line("param step = %s", s.pick("10", "7 then 12 from 2026-06-01", "3"))
	s.line(`calendar fest { %s }`, s.pick("2026-02-15 to 2026-03-23", "every Wednesday", "day 8 of every month", "every year 03-01 to 04-30", "1 week in every 3 from 2026-01-05"))
	s.storedValue()
	s.events()
	for i := range s.upTo(1, 3) {
		s.wallet(fmt.Sprintf("w%d", i))
	}
	for i := range s.upTo(0, 2) {
		s.voucherNamed(fmt.Sprintf("v%d", i))
	}
	for i := range s.upTo(1, 4) {
		s.metric(fmt.Sprintf("m%d", i))
	}
	for i := range s.upTo(0, 2) {
		s.ladder(fmt.Sprintf("l%d", i))
	}
	for i := range s.upTo(0, 1) {
		s.segment(fmt.Sprintf("s%d", i))
	}
	for i := range s.upTo(0, 3) {
		s.move(fmt.Sprintf("t%d", i))
	}
	for i := range s.upTo(2, 9) {
		s.rule(fmt.Sprintf("r%d", i))
	}
	s.choices()
	clauses := s.text.String()
	return &club{name: "random", clauses: clauses, carries: staying.MatchString(clauses), forgives: strings.Contains(clauses, "forgiven")}
}

func (s *schemer) line(format string, arguments ...any) {
	fmt.Fprintf(&s.text, format+"\n", arguments...)
}

func (s *schemer) upTo(least, most int) int { return rapid.IntRange(least, most).Draw(s.T, "count") }

func (s *schemer) pick(from ...string) string { return rapid.SampledFrom(from).Draw(s.T, "pick") }

// perhaps is a text, or nothing.
func (s *schemer) perhaps(text string) string {
	if rapid.Bool().Draw(s.T, "perhaps") {
		return "  " + text
	}
	return ""
}

func (s *schemer) storedValue() {
	if rapid.Bool().Draw(s.T, "stored value") {
		s.money = []string{"balance", "bonus"}
		s.line("wallet balance { unit CNY  filled by recharge%s }", s.perhaps("expire 1 year after earned"))
		s.line("wallet bonus { unit CNY%s%s }", s.perhaps("expire 60 days after earned"), s.perhaps("spend oldest"))
	}
}

func (s *schemer) events() {
	paid := ""
	if len(s.money) > 0 {
		paid = "  paid money from balance then bonus"
	}
	s.line(`event purchase { category text optional one of "a", "c"  items list { sku text  price money  quantity number = 1 }%s%s }`, paid,
		s.perhaps("refundable within "+s.pick("20 days", "36 hours", "1 month to end of month")))
	s.line("event visit {%s }", s.perhaps(" note text optional"))
	s.line("event recharge {%s }", s.perhaps(" refundable within 30 days"))
}

func (s *schemer) wallet(name string) {
	s.wallets = append(s.wallets, name)
	var clauses []string
	add := func(clause string) {
		if rapid.Bool().Draw(s.T, "clause") {
			clauses = append(clauses, clause)
		}
	}
	places := s.upTo(0, 2)
	clauses = append(clauses, fmt.Sprintf("decimals %d", places))
	add("round " + s.pick("down", "up", "half-up", "half-even") + " " + s.pick("each item", "each rule", "each event"))
	add("expire " + s.pick("30 days after earned", "1 year after earned to end of month", "40 days after available", "25 days after last purchase",
		"later of 20 days after earned, 10 days after last purchase", "never", "2 months after earned to the second", "10 days after earned to next 02-28"))
	add("spend " + s.pick("oldest", "soonest to expire"))
	add("cap " + s.pick("50", "30 per month", "20 per 10 days", "15 per day", "25 per event"))
	add("below zero " + s.pick("allowed", "forgiven", "refused"))
	if rapid.Bool().Draw(s.T, "rate") {
		s.rates[name] = true
		clauses = append(clauses, "redeem "+s.pick("20 for 1 CNY", "1 for 1 CNY", "100 for 5 CNY")+s.perhaps("minimum "+s.pick("5", "20"))+s.perhaps("up to 50% of amount")+s.perhaps("or less"))
	}
	s.line("wallet %s { %s }", name, strings.Join(clauses, "  "))
}

func (s *schemer) voucherNamed(name string) {
	s.voucher = append(s.voucher, name)
	s.line("voucher %s { worth %s CNY%s%s }", name, s.pick("5", "10", "33.33"), s.perhaps("valid "+s.pick("10 days", "1 month to end of month", "36 hours")), s.perhaps("minimum spend 20 CNY")+s.perhaps("for price * quantity of items when price "+s.pick("> 5", "<= 30")))
}

func (s *schemer) metric(name string) {
	window := s.pick("", " over last 30 days", " over this month", " over previous month", " over this year", " over last 12 months", " decay half-life 20 days", " over last 36 hours")
	event := s.pick("purchase", "purchase, recharge", "recharge")
	condition := s.pick("", "", " when amount >= 20", " when today in fest")
	forms := []string{"sum amount on " + event + condition + window, "count on " + event + condition + window, "sum net on purchase" + condition + window}
	line := s.pick("", " when price > 30", ` when sku == "a"`, " when price < amount and quantity > 1")
	forms = append(forms, "sum price * quantity on each item of purchase"+line+window, "count on each item of purchase"+line+window)
	if len(s.wallets) > 0 {
		forms = append(forms, "sum earned "+s.pick(s.wallets...)+window)
	}
	if !strings.Contains(window, "decay") {
		forms = append(forms, "largest amount on purchase"+window, "average amount on purchase"+window, "count distinct category on purchase"+window, "days since last purchase",
			"smallest price on each item of purchase"+line+window, "average quantity on each item of purchase"+line+window, "count distinct sku on each item of purchase"+line+window)
	}
	if len(s.metrics) > 0 {
		other, group := s.pick(s.metrics...), s.perhaps("within "+s.pick("member.channel", "member.activated, member.channel"))
		forms = append(forms, s.pick("rank by ", "fifth by ")+other+" every month"+s.perhaps("lowest first")+group,
			"share of "+other+" every "+s.pick("day", "month", "year")+group)
	}
	s.line("metric %s { %s }", name, s.pick(forms...))
	s.metrics = append(s.metrics, name)
}

func (s *schemer) ladder(name string) {
	s.ladders = append(s.ladders, name)
	metric := s.pick(s.metrics...)
	rows := fmt.Sprintf("%sa\n  %sb from %s%s%s\n  %sc from 300%s", name, name, s.pick("20", "50"), s.perhaps("or when "+s.pick(s.metrics...)+" > 90"),
		s.perhaps("keep when "+metric+" >= 5"), name, s.perhaps("and when "+s.pick(s.metrics...)+" > 3"))
	clauses := "\n  review " + s.pick("on every event", "daily", "monthly", "yearly", "on anniversary", "up on every event")
	if strings.HasSuffix(clauses, "up on every event") {
		clauses += "\n  review down " + s.pick("monthly", "yearly")
	}
	for _, clause := range []string{"hold " + s.pick("30 days", "to end of next month", "1 year to end of year"), "lapse " + s.pick("one step", "to fit", "never", "one step after 10 days", "to fit after 36 hours")} {
		if rapid.Bool().Draw(s.T, "clause") {
			clauses += "\n  " + clause
		}
	}
	s.line("tiers %s by %s {\n  %s%s\n}", name, metric, rows, clauses)
}

func (s *schemer) segment(name string) {
	s.segments = append(s.segments, name)
	s.line("segment %s {\n  %snew when days_since(join) < %s\n  %sgood when %s >= %s\n  %srest otherwise\n}", name, name, s.pick("5", "30"), name, s.pick(s.metrics...), s.pick("2", "50"), name)
}

// condition is one that a rule on an event may have.
func (s *schemer) condition(event string) string {
	all := []string{"member.activated", "not member.activated", "member.birthday", "month(member.birthday) == month(today)", `member.channel == "a"`, "today in fest", "weekday(today) < 4", "member.visits < 3"}
	for _, metric := range s.metrics {
		all = append(all, metric+" > 30", metric+" <= 3")
	}
	for _, ladder := range s.ladders {
		all = append(all, ladder+" >= "+ladder+"b", ladder+" == "+ladder+"a")
	}
	for _, wallet := range s.wallets {
		all = append(all, wallet+" >= 10")
	}
	for _, segment := range s.segments {
		all = append(all, segment+" == "+segment+"good")
	}
	if event == "purchase" {
		all = append(all, "amount >= 20", `category == "c"`, "first(purchase)", "count(items) > 1", "sum(items, .quantity) >= 3", "any(items, .price > 30)")
	}
	return s.pick(all...)
}

// form is an amount in one of its forms, for what goes behind a wallet's name and without it.
func (s *schemer) earn(wallet, event string) string {
	plain := []string{"5 " + wallet, wallet + " = member.visits + 2", fmt.Sprintf("%s by %s { from 0 1  from 50 7 }", wallet, s.pick(s.metrics...))}
	for _, ladder := range s.ladders {
		plain = append(plain, fmt.Sprintf("%s by %s { %sa 1  %sb 2  %sc 3 }", wallet, ladder, ladder, ladder, ladder))
	}
	if event == "purchase" || event == "recharge" {
		plain = append(plain, "1 "+wallet+" every step of amount", "1 "+wallet+" per 10 of amount", wallet+" 5% of amount",
			wallet+" by amount { from 10 1%  from 50 3% }", wallet+" by slices of amount { from 0 1%  from 30 2% }", wallet+" = floor(amount / 7) * 2")
	}
	if event == "purchase" {
		plain = append(plain, "1 "+wallet+" every 10 of net", wallet+" 3% of net", wallet+` by category { "c" 4  otherwise 1% of amount }`)
	}
	return s.pick(plain...)
}

// bounds are the clauses of a rule besides what it does.
func (s *schemer) bounds(event string, caps bool) string {
	text := ""
	if rapid.Bool().Draw(s.T, "when") {
		text += "  when " + s.condition(event)
	}
	switch s.upTo(0, 5) {
	case 0:
		text += "  once"
	case 1:
		text += "  limit " + s.pick("3", "1 per day", "2 per month", "2 per 10 days")
	}
	if caps && s.upTo(0, 3) == 0 {
		text += "  cap " + s.pick("12", "10 per month", "8 per 20 days", "4 per day")
	}
	return text
}

func (s *schemer) rule(name string) {
	switch s.upTo(0, 11) {
	case 0:
		s.line("rule %s on purchase { discount %s%s }", name, s.pick("10% of amount", "3 CNY", "to 90% of amount", "= amount / 8", "sets of items when price > 5, 2 items when price <= 30 to 12 CNY"), s.bounds("purchase", true))
		return
	case 1:
		if len(s.earns) > 0 {
			s.line("rule %s on purchase { boost %s %s%s }", name, s.pick(s.boosted()...), s.pick("2x", "1.5x", "0.5x", "by amount { from 20 2x }"), s.bounds("purchase", false))
			return
		}
	case 2:
		s.line("rule %s on visit { set member.%s%s }", name, s.pick("activated = yes", "visits = member.visits + 1"), s.bounds("visit", false))
		return
	case 3:
		s.line("rule %s %s { earn %s%s }", name, s.pick("every month", "every 2 weeks from 2026-01-05", "on member.birthday", "on start of fest", "every day from 2026-03-01 until 2026-03-20"),
			s.earn(s.pick(s.wallets...), ""), s.bounds("", true))
		return
	case 4:
		s.line("rule %s on each item of purchase { earn %s = price * quantity * %s%s }", name, s.pick(s.wallets...), s.pick("1%", "0.05"), s.perhaps("when price > 10"))
		return
	case 5:
		if len(s.voucher) > 0 {
			s.line("rule %s on %s { issue %s%s }", name, s.pick("purchase", "join", "visit"), s.pick(s.voucher...), s.bounds("", false))
			return
		}
	case 6:
		s.line("rule %s on visit { charge %s %s%s }", name, s.pick("2", "5"), s.pick(s.wallets...), s.bounds("visit", false))
		return
	case 7:
		s.line(`rule %s on purchase { reject "no {amount}, {member.visits}"  when amount > %s }`, name, s.pick("190", "250"))
		return
	case 8:
		s.line("rule %s %s { notify %s%s }", name, s.pick("on purchase", "on visit", "on each item of purchase", "every month"), s.words(), s.bounds("", false))
		return
	}
	event := s.pick("purchase", "purchase", "purchase", "recharge", "visit", "join", "purchase during fest", "purchase from 2026-02-01 until 2026-09-01")
	wallet := s.pick(append(s.wallets, s.money...)...)
	word, _, _ := strings.Cut(event, " ")
	lasts := ""
	if wallet != "balance" {
		lasts = s.perhaps(s.pick("after 3 days", "expire 15 days after earned", "after 36 hours"))
	}
	s.line("rule %s on %s { earn %s%s%s }", name, event, s.earn(wallet, word), s.bounds(word, true), lasts)
	if word == "purchase" {
		s.earns[name] = wallet
		s.rules = append(s.rules, name)
	}
}

// move writes a rule that waits for a move.
func (s *schemer) move(name string) {
	var moves []string
	for _, ladder := range s.ladders {
		moves = append(moves, "on upgrade of "+ladder, "on downgrade of "+ladder)
	}
	for _, segment := range s.segments {
		moves = append(moves, "on enter "+segment+"good", "on enter "+segment+"rest")
	}
	if len(moves) == 0 {
		return
	}
	effects := []string{"earn " + s.earn(s.pick(s.wallets...), ""), "set member.visits = member.visits + 1", `notify "moved"`, "notify " + s.words()}
	for _, ladder := range s.ladders {
		effects = append(effects, fmt.Sprintf("grant %s%s for %s", ladder, s.pick("b", "c"), s.pick("10 days", "36 hours")))
	}
	for _, voucher := range s.voucher {
		effects = append(effects, "issue "+voucher)
	}
	s.line("rule %s %s { %s%s }", name, s.pick(moves...), s.pick(effects...), s.bounds("", false))
}

// words tell a member what it has and is.
func (s *schemer) words() string {
	known := slices.Concat(s.wallets, s.money, s.metrics, s.ladders, s.segments, s.voucher, []string{"member.channel", "today", "step"})
	return fmt.Sprintf(`"you have {%s}, {%s}"`, s.pick(known...), s.pick(known...))
}

func (s *schemer) boosted() []string { return s.rules }

// choices lets two rules that earn to one wallet exclude each other.
func (s *schemer) choices() {
	for i, first := range s.rules {
		for _, second := range s.rules[:i] {
			if s.earns[first] == s.earns[second] && s.upTo(0, 3) == 0 {
				s.line("choose %s of %s, %s", s.pick("best", "first"), first, second)
				return
			}
		}
	}
}

// loadRandom makes a program of a random scheme; nil where check found something wrong with it.
func loadRandom(t *rapid.T, one *club) *interpreter.Program {
	program, problems := interpreter.Load(interpreter.Source{Name: "random.scheme", Text: header + one.clauses})
	require.Equal(t, problems.Failed(), program == nil)
	if program == nil {
		t.Logf("%s\n%s", problems[0].Render(header+one.clauses, dsl.English), one.clauses)
	}
	return program
}

// TestRandomSchemesLoad: what the schemer writes is nearly always a scheme, or the properties would hold for nothing.
func TestRandomSchemesLoad(t *testing.T) {
	loaded, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		all++
		one := randomClub(t)
		program, problems := interpreter.Load(interpreter.Source{Name: "random.scheme", Text: header + one.clauses})
		if program != nil {
			loaded++
			return
		}
		for _, problem := range problems {
			t.Logf("%s", problem.Render(header+one.clauses, dsl.English))
		}
	})
	t.Logf("%d of %d", loaded, all)
	require.Greater(t, loaded*10, all*7, "%d of %d", loaded, all)
}

// TestKeywordLanguages: a scheme means the same in Chinese.
func TestKeywordLanguages(t *testing.T) {
	translated := map[string]*interpreter.Program{}
	forClubs(t, func(t *rapid.T, one *club, program *interpreter.Program) {
		text := headerIn(one.zone) + one.clauses
		chinese := translated[text]
		if chinese == nil {
			file, problems := dsl.ParseScheme("club.scheme", text)
			require.Empty(t, problems)
			chinese, problems = interpreter.Load(interpreter.Source{Name: "club.scheme", Text: dsl.Translate(file, dsl.Chinese)})
			require.NotNil(t, chinese, "%v\n%s", problems, dsl.Translate(file, dsl.Chinese))
			translated[text] = chinese
		}
		a, b := newMember(program), newMember(chinese)
		for _, happening := range history(t, program, 20) {
			a.live(happening)
			b.live(happening)
			require.Equal(t, a.codes(), b.codes())
			require.Equal(t, a.text(t), b.text(t))
		}
	})
}

// codes are why the last event was refused; words name events as the scheme does.
func (m *member) codes() string {
	var refused *interpreter.Refused
	if !errors.As(m.err, &refused) {
		return m.said()
	}
	text := "refused"
	for _, reason := range refused.Reasons {
		text += " " + reason.Code
	}
	return text
}

// FuzzSchemes lets random schemes live through random histories: nothing panics, and every property holds.
func FuzzSchemes(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		one := randomClub(t)
		program := loadRandom(t, one)
		if program == nil {
			return
		}
		books := newBooks(program)
		var all []*happening
		walk(t, program, 30, func(m *member, one *happening, _ int) {
			before := m.twin()
			m.live(one)
			if m.err != nil {
				changesNothing(t, m, before, one)
			}
			books.add(m.outcome.Entries)
			books.check(t, m.state)
			all = append(all, one)
		})
		sameLives(t, program, loadClub(t, one, shuffledRules(t, one.clauses)), all)
	}))
}
