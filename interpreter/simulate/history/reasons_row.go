package history

import (
	"strconv"

	"github.com/punchcard-lang/punchcard/dsl"
)

// What is wrong with a row.

func wrongCount(count, wanted int, separator byte) flaw {
	found := dsl.Sayf("the row has %[1]s, the header %[2]d", "该行有 %[3]d 个字段，表头有 %[2]d 个", plural(count, "field"), wanted, count)
	remedy := dsl.Say("look for a line broken in two or a separator left out", "请检查是否有一行被断成两行，或缺少分隔符")
	if count > wanted {
		name := separatorName(separator)
		remedy = dsl.Sayf("put cells with a %[1]s in quotes, and write numbers without", "含有%[2]s的单元格要加引号，数字中不要有%[2]s", name.English, name.Chinese)
	}
	return flawed(CodeFields, found, dsl.Say("one field for each name of the header", "每个列名对应一个字段"), remedy)
}

func separatorName(separator byte) dsl.Words {
	switch separator {
	case ';':
		return dsl.Say("semicolon", "分号")
	case '\t':
		return dsl.Say("tab", "制表符")
	}
	return dsl.Say("comma", "逗号")
}

// plural counts things in English.
func plural(count int, thing string) string {
	if count == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(count) + " " + thing + "s"
}

func strayQuote() flaw {
	return flawed(CodeQuote, dsl.Say("has something behind its closing quote", "的右引号后面还有内容"),
		dsl.Say("a separator or the end of the line", "分隔符或行尾"),
		dsl.Say(`write a quote inside a quoted cell twice, ""`, `引号内的引号要写两个（""）`))
}

func cellTooLong() flaw {
	return flawed(CodeCellLength, dsl.Say("is longer than 1 MiB", "超过 1 MiB"), dsl.Say("a shorter cell", "较短的单元格"),
		dsl.Say("look for a quote that isn't closed", "请检查是否有没闭合的引号"))
}

// What is wrong with a cell that isn't a number, a date or a time.

// expected says what a column's cells are to be.
func (b *binding) expected() dsl.Words {
	switch b.Type {
	case Number:
		return expectedNumber(b.Places)
	case Date, Instant:
		return b.expectedTime()
	case Flag:
		return dsl.Say("yes or no, true or false, 1 or 0", "是或否（yes/no、true/false、1/0）")
	}
	return dsl.Say("a text", "文字")
}

func notAFlag(b *binding) flaw {
	return flawed(CodeFlag, dsl.Say("is neither yes nor no", "既不是“是”也不是“否”"), b.expected(),
		dsl.Say("write one of these, or leave the cell empty", "请改写成其中之一，或留空"))
}

func nestedValue(b *binding) flaw {
	return flawed(CodeNested, dsl.Say("is a list or an object", "是数组或对象"), b.expected(),
		dsl.Say("write the value alone, or read the column as text", "请只写值本身，或把该列当作文字读取"))
}

func spreadsheetError(b *binding) flaw {
	return flawed(CodeSpreadsheetError, dsl.Say("is an error of the spreadsheet", "是表格软件的错误值"), b.expected(),
		dsl.Say("mend its formula or widen its column, and export again", "请修正公式或加宽该列后重新导出"))
}

func writtenNothing(b *binding, in medium) flaw {
	remedy := dsl.Say("leave the cell empty where there is nothing", "没有值时请留空")
	if in == inProgram {
		remedy = dsl.Say("write null where there is nothing", "没有值时请写 null")
	}
	return flawed(CodeNothing, dsl.Say("is a word for nothing", "表示“没有值”"), b.expected(), remedy)
}

func spacesAround(b *binding) flaw {
	return flawed(CodeSpaces, dsl.Say("has spaces around it", "前后有空格"), b.expected(), dsl.Say("take them out", "请去掉空格"))
}

func onlySpaces(b *binding) flaw {
	return flawed(CodeSpaces, dsl.Say("is spaces only", "只有空格"), b.expected(), dsl.Say("leave the cell empty", "请把单元格留空"))
}

func shortenedIdentifier(in medium) flaw {
	return flawed(CodeShortened, lostDigits(in), dsl.Say("the id with all its digits", "完整的编号"), exportAsText(in))
}

func lostDigits(in medium) dsl.Words {
	if in == inProgram {
		return dsl.Say("was shortened, its digits are lost", "被缩写，原来的数字已丢失")
	}
	return dsl.Say("was shortened by a spreadsheet, its digits are lost", "被表格软件缩写，原来的数字已丢失")
}

func exportAsText(in medium) dsl.Words {
	if in == inProgram {
		return dsl.Say("export it again from the original data, as a string", "请从原始数据重新导出为字符串")
	}
	return dsl.Say("format the column as text and export it again from the original data", "请把该列设为文本格式，并从原始数据重新导出")
}
