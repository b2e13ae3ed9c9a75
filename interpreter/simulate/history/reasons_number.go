package history

import "github.com/punchcard-lang/punchcard/dsl"

// What is wrong with a number.

func expectedNumber(places int) dsl.Words {
	switch places {
	case 0:
		return dsl.Say("a whole number such as 1234", "整数，如 1234")
	case 1:
		return dsl.Say("a number with at most 1 decimal such as 1234.5", "至多 1 位小数的数字，如 1234.5")
	}
	return dsl.Sayf("a number with at most %d decimals such as 1234.5", "至多 %d 位小数的数字，如 1234.5", places)
}

func notANumber(places int) flaw {
	return flawed(CodeNumber, dsl.Say("is not a number", "不是数字"), expectedNumber(places),
		dsl.Say("write digits with a point, or leave it out where there is none", "请写数字和小数点，没有值时请留空"))
}

func beyondRange(places int) flaw {
	return flawed(CodeRange, dsl.Say("is too large", "数值过大"), expectedNumber(places),
		dsl.Say("is it an id? Read the column as text", "这是编号吗？请把该列当作文字读取"))
}

func tooManyPlaces(places int, in medium) flaw {
	remedy := dsl.Say("round it in the spreadsheet, or let the field have more decimals", "请在表格软件中四舍五入，或让该字段保留更多小数位")
	if in == inProgram {
		remedy = dsl.Say("round it, or let the field have more decimals", "请四舍五入，或让该字段保留更多小数位")
	}
	return flawed(CodePlaces, morePlaces(places), expectedNumber(places), remedy)
}

func morePlaces(places int) dsl.Words {
	if places == 0 {
		return dsl.Say("is not whole", "不是整数")
	}
	return dsl.Sayf("has more than %[1]s", "的小数超过 %[2]d 位", plural(places, "decimal"), places)
}

// placesUndeclared is for a column of which a source says how many decimals it has.
func placesUndeclared(b *binding, places int) flaw {
	name := quotedName(b.Name)
	declared := dsl.Sayf("column %[1]s number with %[2]d decimals", "列 %[1]s 数字 %[2]d位小数", name, places)
	return flawed(CodePlaces, morePlaces(b.Places), expectedNumber(b.Places), b.declare(declared))
}

func shortenedNumber(places int, in medium) flaw {
	return flawed(CodeShortened, lostDigits(in), expectedNumber(places), exportAsText(in))
}

func exponentNumber(places int, in medium) flaw {
	remedy := dsl.Say("format the column in the spreadsheet as a number with decimals", "请在表格软件中把该列设为带小数位的数值格式")
	if in == inProgram {
		remedy = dsl.Say("write all its digits", "请写出全部数字")
	}
	return flawed(CodeExponent, dsl.Say("has an exponent", "使用了科学计数法"), expectedNumber(places), remedy)
}

// habits say what a habit is and how a spreadsheet is broken of it.
var habits = [...]struct {
	code         string
	found        dsl.Words
	numberFormat dsl.Words // that the column should have in the spreadsheet
}{
	habitSpaces: {CodeSpaces, dsl.Say("has spaces around it", "前后有空格"), dsl.Say("without spaces", "不带空格")},
	habitWidth:  {CodeWidth, dsl.Say("has full-width characters", "含有全角字符"), dsl.Say("in half-width digits", "使用半角数字")},
	habitMinus:  {CodeMinus, dsl.Say("has its minus sign in another form", "的负号写法不对"), dsl.Say("with a minus sign before it", "负号在前")},
	habitGroups: {CodeGroups, dsl.Say("has thousands separators", "带有千位分隔符"),
		dsl.Say("without thousands separators", "不带千位分隔符")},
	habitComma:    {CodeDecimalComma, dsl.Say("has a decimal comma", "用逗号作小数点"), dsl.Say("with a decimal point", "使用小数点")},
	habitBrackets: {CodeBrackets, dsl.Say("is in brackets", "写在括号里"), dsl.Say("with a minus sign", "带负号")},
	habitCurrency: {CodeCurrency, dsl.Say("has a currency", "带有货币符号"), dsl.Say("without a currency", "不带货币符号")},
	habitMyriads:  {CodeMyriads, dsl.Say("counts in 万 or 亿", "以万或亿为单位"), dsl.Say("with all its digits", "写出全部数字")},
	habitPercent:  {CodePercent, dsl.Say("is a percentage", "是百分数"), dsl.Say("without %, as a fraction", "不带百分号（小数）")},
}

func shownNumber(number shown, places int, in medium) flaw {
	one := habits[number.habit]
	remedy := dsl.Sayf("write %[1]s", "请写成 %[1]s", number.plain)
	if in == inSpreadsheet {
		remedy = dsl.Sayf("format the column in the spreadsheet as a number %[1]s, so that it reads %[3]s",
			"请在表格软件中把该列设为%[2]s的数值格式，使其显示为 %[3]s", one.numberFormat.English, one.numberFormat.Chinese, number.plain)
	}
	return flawed(one.code, one.found, expectedNumber(places), remedy)
}
