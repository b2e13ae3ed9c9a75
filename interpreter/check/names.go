package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// names are what a scheme declares, by name. Wallets, params, metrics, ladders and tables share one room, as an
// expression speaks of them alike; events, rules and attributes have their own.
type names struct {
	things     map[string]any // *Wallet, *Param, *Metric, *Ladder, *Table, *Calendar
	spans      map[string]dsl.Span
	events     map[string]*Event
	rules      map[string]*Rule
	attributes map[string]*Attribute
	labels     map[string][]*Tier // a label may stand in several ladders
	ladderOf   map[*Tier]*Ladder
}

func newNames() *names {
	return &names{map[string]any{}, map[string]dsl.Span{}, map[string]*Event{}, map[string]*Rule{},
		map[string]*Attribute{}, map[string][]*Tier{}, map[*Tier]*Ladder{}}
}

// declare gives a name to a thing, unless another has it.
func (c *checker) declare(name *dsl.Name, thing any) {
	text := string(name.Text)
	if isReserved(name.Text) {
		c.fail(name, "name-reserved", dsl.Sayf("`%s` has a meaning in every scheme", "`%s` 在每个方案里都有固定含义", text), dsl.Say("take another name", "请换个名称"))
		return
	}
	if _, taken := c.scheme.names.things[text]; taken {
		c.taken(name, c.scheme.names.spans[text])
		return
	}
	c.scheme.names.things[text] = thing
	c.scheme.names.spans[text] = c.file.Span(name)
}

// isReserved tells whether an expression knows a name whatever the scheme declares.
func isReserved(name dsl.Identifier) bool {
	if _, isValue := dsl.Canonical(dsl.ClassValue, name); isValue || name == "true" || name == "false" {
		return true
	}
	canonical, _ := dsl.Canonical(dsl.ClassField, name)
	return slices.Contains([]string{"net", "due", "amount", "today", "time", "member"}, canonical)
}

func (c *checker) taken(name *dsl.Name, first dsl.Span) {
	c.failAt(c.file.Span(name), "name-taken", dsl.Sayf("`%s` is declared once", "`%s` 只能声明一次", name.Text),
		dsl.Say("give one of the two another name", "请给其中一个换个名称"),
		dsl.Related{Span: first, Note: dsl.Say("it is declared here", "它在这里声明过")})
}

// unknown reports a name that stands for nothing, with the nearest that does.
// What stands in what is its kind; where Chinese wants another order, the name stands in for the mark.
func (c *checker) unknown(part dsl.Noded, what dsl.Words, written string, known []dsl.Words) {
	if c.mayBeUnread(written) {
		c.unread = true
		return
	}
	chinese := "没有" + what.Chinese + " `" + written + "`"
	if before, behind, ok := strings.Cut(what.Chinese, nameMark); ok {
		chinese = before + "`" + written + "`" + behind
	}
	c.fail(part, "unknown-name", dsl.Words{English: "there is no " + what.English + " `" + written + "`", Chinese: chinese}, knownHelp(written, known))
}

const nameMark = "\x00"

// ownNames are names of the scheme's own, which no tongue translates.
func ownNames(names []string) []dsl.Words {
	words := make([]dsl.Words, len(names))
	for i, name := range names {
		words[i] = dsl.Say(name, name)
	}
	return words
}

// preludeNames are names of which those of the prelude have a twin.
func preludeNames(class dsl.Class, names ...string) []dsl.Words {
	words := ownNames(names)
	for i, name := range names {
		if chinese, ok := dsl.Twin(class, name); ok {
			words[i].Chinese = chinese
		}
	}
	return words
}

// knownHelp names the nearest of the names that there are, or all of them where they are few.
func knownHelp(written string, known []dsl.Words) dsl.Words {
	var names, english, chinese []string
	for _, one := range known {
		names = append(names, one.English)
		if one.Chinese != one.English {
			names = append(names, one.Chinese)
		}
		english, chinese = append(english, one.English), append(chinese, one.Chinese)
	}
	if nearest := dsl.Nearest(written, names); nearest != "" {
		return dsl.Sayf("did you mean `%s`?", "是不是想写 `%s`？", nearest)
	}
	if len(known) > 0 && len(known) <= 12 {
		return dsl.Say("there are: "+strings.Join(english, ", "), "现有："+strings.Join(chinese, "、"))
	}
	return dsl.Say("declare it, or take another", "请先声明它，或换一个名称")
}

func joined(names []string) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	return text
}

// of returns the names of the declared things of one kind, sorted.
func of[T any](n *names) []string {
	var known []string
	for _, name := range slices.Sorted(maps.Keys(n.things)) {
		if _, ok := n.things[name].(T); ok {
			known = append(known, name)
		}
	}
	return known
}

// wallet finds a wallet by name; nil where an error was reported.
func (c *checker) wallet(name *dsl.Name) *Wallet {
	if wallet, ok := c.scheme.names.things[string(name.Text)].(*Wallet); ok {
		return wallet
	}
	c.unknown(name, dsl.Say("wallet", "账户"), string(name.Text), ownNames(of[*Wallet](c.scheme.names)))
	return nil
}

// event finds an event by name, in either keyword language for those of the prelude.
func (c *checker) event(name *dsl.Name) *Event {
	if event := c.scheme.names.event(string(name.Text)); event != nil {
		return event
	}
	c.unknown(name, dsl.Say("event", "事件"), string(name.Text), c.scheme.names.eventNames())
	return nil
}

// eventNames are all events, those of the prelude with their twins.
func (n *names) eventNames() []dsl.Words {
	return preludeNames(dsl.ClassEvent, slices.Sorted(maps.Keys(n.events))...)
}

func (n *names) event(written string) *Event {
	if event, ok := n.events[written]; ok {
		return event
	}
	if english, ok := dsl.Canonical(dsl.ClassEvent, dsl.Identifier(written)); ok {
		return n.events[english]
	}
	return nil
}
