package history

import (
	"strings"
	"unicode"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// What is wrong with a date or a time.

func (b *binding) expectedTime() dsl.Words {
	switch {
	case b.layout != nil && b.Type == Date:
		return dsl.Sayf("a date written like %q", "写法如 %q 的日期", b.Layout)
	case b.layout != nil:
		return dsl.Sayf("a time written like %q", "写法如 %q 的时间", b.Layout)
	case b.Type == Date:
		return dsl.Say("a date such as 2026-01-31", "日期，如 2026-01-31")
	}
	return dsl.Say("a time such as 2026-01-31 08:05:00, 2026-01-31 or 2026-01-31T08:05:00+08:00",
		"时间，如 2026-01-31 08:05:00、2026-01-31 或 2026-01-31T08:05:00+08:00")
}

var correctIt = dsl.Say("correct it where it comes from", "请在来源处改正")

func dayUnknown(b *binding) flaw {
	return flawed(CodeNoSuchDay, dsl.Say("names a day that does not exist", "这一天不存在"), b.expected(), correctIt)
}

func timeUnknown(b *binding) flaw {
	return flawed(CodeNoSuchTime, dsl.Say("names a time of day that does not exist", "这个时刻不存在"), b.expected(), correctIt)
}

func dayNumber(b *binding, in medium) flaw {
	return flawed(CodeDayNumber, dsl.Say("is a day as spreadsheets count them", "是表格软件的日期序号"), b.expected(), b.formatColumn(in))
}

func epochNumber(b *binding) flaw {
	return flawed(CodeEpoch, dsl.Say("counts from 1970", "是从 1970 年起算的时间戳"), b.expected(),
		dsl.Say("write it as a date and a time", "请写成日期和时间"))
}

// unlikeForm is for what is written in another form, perhaps one of the guesses.
func unlikeForm(b *binding, text string, guesses []string, in medium) flaw {
	code, found := CodeTime, dsl.Say("is not a time as it is read here", "不是可识别的时间写法")
	if b.Type == Date {
		code, found = CodeDate, dsl.Say("is not a date as it is read here", "不是可识别的日期写法")
	}
	remedy := b.formatColumn(in)
	switch {
	case b.Source != "" && len(guesses) > 0:
		remedy = b.declare(b.declaration(guesses))
	case b.Source != "":
		remedy = dsl.Sayf("declare how the column is written, at %[1]s", "请在 %[1]s 声明该列的写法", b.Source)
	case len(guesses) > 0:
		remedy = b.rewriteOrRead(text, guesses, in)
	}
	return flawed(code, found, b.expected(), remedy)
}

// rewriteOrRead says how the text would be right, and which clause of a source reads it as it is.
func (b *binding) rewriteOrRead(text string, guesses []string, in medium) dsl.Words {
	remedy, declared := b.formatColumn(in), b.declaration(guesses)
	if right, ok := b.rewritten(text, guesses); ok && b.layout == nil {
		remedy = dsl.Sayf("write it as %s", "请写成 %s", right)
		if in != inProgram {
			remedy = dsl.Sayf("%[1]s (in a spreadsheet, format the column as %[3]s)", "%[2]s（在表格软件中把该列格式设为 %[3]s）",
				remedy.English, remedy.Chinese, b.standardForm())
		}
	}
	if len(guesses) == 1 {
		declared = dsl.Say(declared.English+" (how the column writes 2 January 2006, 15:04:05)",
			declared.Chinese+"（引号里是 2006年1月2日 15:04:05 在该列里的写法）")
	}
	return dsl.Sayf("%[1]s; where that can't be changed, a source (x.source) reads it that says: %[3]s",
		"%[2]s；改不了的，用来源文件（x.source）来读，里面写：%[4]s",
		remedy.English, remedy.Chinese, declared.English, declared.Chinese)
}

// rewritten writes a text of one guess in the standard form; which of two it is, nobody knows. Fractions of a second are
// left as they are.
func (b *binding) rewritten(text string, guesses []string) (string, bool) {
	form, found := parseLayout(guesses[0])
	if found != nil || len(guesses) > 1 || form.has[partMicrosecond] {
		return "", false
	}
	if b.Type == Date || !form.hasTime() {
		day, how := form.date([]byte(text))
		return day.String(), how == fitting
	}
	at, how := form.instant([]byte(text), b.Zone)
	standard := value.InstantString(at, b.Zone)[:len("2006-01-02T15:04:05")]
	return strings.Replace(standard, "T", " ", 1), how == fitting
}

// declare is the remedy of a column that a source says of what it isn't.
func (b *binding) declare(declared dsl.Words) dsl.Words {
	return dsl.Say("declare it in the source, at "+b.Source+": "+declared.English, "请在来源文件 "+b.Source+" 处声明："+declared.Chinese)
}

// formatColumn says how a column comes to have the standard form.
func (b *binding) formatColumn(in medium) dsl.Words {
	form := b.standardForm()
	switch {
	case b.layout != nil:
		return dsl.Say("write it so", "请按此书写")
	case in == inProgram:
		return dsl.Sayf("write it as %s", "请写成 %s", form)
	}
	return dsl.Sayf("format the column in the spreadsheet as %s", "请在表格软件中把该列格式设为 %s", form)
}

// standardForm is how spreadsheets name the standard form.
func (b *binding) standardForm() string {
	if b.Type == Date {
		return "yyyy-mm-dd"
	}
	return "yyyy-mm-dd hh:mm:ss"
}

// declaration is how a source file declares the column with one of two layouts.
func (b *binding) declaration(guesses []string) dsl.Words {
	english, chinese := "time", "时间"
	if b.Type == Date {
		english, chinese = "date", "日期"
	}
	name := quotedName(b.Name)
	words := dsl.Sayf("column %[1]s %[2]s %[4]q", "列 %[1]s %[3]s %[4]q", name, english, chinese, guesses[0])
	if len(guesses) > 1 {
		return dsl.Sayf("%[1]s (month first) or %[3]q (day first)", "%[2]s（月在前）或 %[3]q（日在前）",
			words.English, words.Chinese, guesses[1])
	}
	return words
}

// quotedName writes a name as the language does: in backticks if it isn't made
// of letters.
func quotedName(name string) string {
	plain := strings.IndexFunc(name, func(character rune) bool {
		return character != '_' && !unicode.IsLetter(character) && !unicode.IsDigit(character)
	}) < 0
	if plain && name != "" && !unicode.IsDigit([]rune(name)[0]) {
		return name
	}
	return "`" + name + "`"
}
