package check

import "github.com/punchcard-lang/punchcard/dsl"

// Kind is what sort of thing a value is.
type Kind uint8

// The kinds of values. Numbers come in units: a plain number takes the unit of the other side of a sum or a
// comparison.
const (
	Unknown  Kind = iota // an error has been reported; nothing more is said about it
	Number               // a plain number
	Money                // in the scheme's currency
	Points               // units of a wallet
	Percent              // 5%
	Days                 // 30 days
	Duration             // 1 year, 36 hours: only to be added to dates and instants
	Date
	Instant
	Flag
	Text
	Link  // another member
	Label // a tier of a ladder
	Lines // a list
)

// Type is a kind, with what belongs to it.
type Type struct {
	Kind   Kind
	Places int // decimal places of numbers
	Wallet *Wallet
	Ladder *Ladder
	List   *List
}

// MostPlaces is how many decimal places an expression keeps.
const MostPlaces = 12

// quotientPlaces is how many a quotient has at least, as in SQL.
const quotientPlaces = 8

// IsNumeric tells whether the value is a number in some unit.
func (t Type) IsNumeric() bool { return t.Kind >= Number && t.Kind <= Days }

// sameUnit tells whether two numbers count the same thing.
func (t Type) sameUnit(other Type) bool { return t.Kind == other.Kind && t.Wallet == other.Wallet }

// withPlaces returns the type with other decimal places, at most twelve.
func (t Type) withPlaces(places int) Type {
	t.Places = min(places, MostPlaces)
	return t
}

// measured names a value of the type in Chinese, with its measure word.
func (t Type) measured() string {
	switch t.Kind {
	case Points, Label:
		return t.words().Chinese
	case Duration:
		return "一段时长"
	case Text:
		return "一段文字"
	case Link:
		return "一位会员"
	}
	return "一个" + t.words().Chinese
}

// words names a type for a person.
func (t Type) words() dsl.Words {
	switch t.Kind {
	case Number:
		return dsl.Say("a plain number", "普通数字")
	case Money:
		return dsl.Say("money", "金额")
	case Points:
		return dsl.Sayf("units of `%s`", "`%s` 的数量", t.Wallet.Name)
	case Percent:
		return dsl.Say("a percentage", "百分比")
	case Days:
		return dsl.Say("days", "天数")
	case Duration:
		return dsl.Say("a length of time", "时长")
	case Date:
		return dsl.Say("a date", "日期")
	case Instant:
		return dsl.Say("a time", "时间")
	case Flag:
		return dsl.Say("yes or no", "是或否")
	case Text:
		return dsl.Say("a text", "文字")
	case Link:
		return dsl.Say("a member", "会员")
	case Label:
		if t.Ladder.Segment {
			return dsl.Sayf("a line of `%s`", "`%s` 的一行", t.Ladder.Name)
		}
		return dsl.Sayf("a tier of `%s`", "`%s` 的等级", t.Ladder.Name)
	case Lines:
		return dsl.Say("a list", "列表")
	}
	return dsl.Say("unknown", "未知")
}
