package history

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// What makes a file unreadable.

func cannotOpen(err error) flaw {
	return flawed(CodeOpen, cause(err, "cannot be opened", "无法打开"),
		dsl.Say("a file that can be read", "可读取的文件"), dsl.Say("look at its name and its permissions", "请检查文件名和权限"))
}

func isFolder() flaw {
	return flawed(CodeOpen, dsl.Say("cannot be opened (it is a folder)", "无法打开（这是目录）"),
		dsl.Say("a file", "文件"), dsl.Say("name the file in it", "请写明其中的哪个文件"))
}

func cannotRead(err error) flaw {
	return flawed(CodeRead, cause(err, "cannot be read", "读取失败"),
		dsl.Say("a file that can be read to its end", "能读到结尾的文件"), copyAgain)
}

// cause puts an error of the file behind what it prevents, without the path that
// the message has already.
func cause(err error, english, chinese string) dsl.Words {
	words := dsl.Say(err.Error(), err.Error())
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		words = dsl.Say("there is no such file", "文件不存在")
	case errors.Is(err, fs.ErrPermission):
		words = dsl.Say("it may not be read", "没有读取权限")
	case errors.As(err, &path):
		words = dsl.Say(path.Err.Error(), path.Err.Error())
	}
	return dsl.Say(english+" ("+words.English+")", chinese+"（"+words.Chinese+"）")
}

var copyAgain = dsl.Say("copy or download it again", "请重新复制或下载")

func truncated(packed string) flaw {
	return flawed(CodeTruncated, dsl.Sayf("the %s data end too soon", "%s 数据不完整", packed),
		dsl.Say("the whole file", "完整的文件"), copyAgain)
}

func damaged(packed string, err error) flaw {
	return flawed(CodeDamaged, dsl.Sayf("the %s data are damaged (%v)", "%s 数据已损坏（%v）", packed, err),
		dsl.Say("a file as it was written", "未被改动的文件"), copyAgain)
}

func notUTF8() flaw {
	return flawed(CodeEncoding, dsl.Say("is not UTF-8", "不是 UTF-8 编码"), dsl.Say("UTF-8 or GB18030 text", "UTF-8 或 GB18030 文本"),
		dsl.Say(saveAsUTF8.English+", or say --encoding gb18030 if it is that", saveAsUTF8.Chinese+"；若是 GB18030（GBK）编码，可加 --encoding gb18030"))
}

func notDecoded(encoding string) flaw {
	return flawed(CodeEncoding, dsl.Sayf("is not %s, as the file is up to here", "不是 %s 编码，而此前的内容都是", encoding),
		dsl.Sayf("%s text", "%s 文本", encoding), saveAsUTF8)
}

func nulByte() flaw {
	return flawed(CodeNUL, dsl.Say("the line has a NUL byte", "该行含有 NUL 字节"), dsl.Say("text", "文本"),
		dsl.Say("export the file again: a program or disk that broke off may have left it so", "请重新导出：可能是程序或磁盘中断造成的"))
}

var saveAsUTF8 = dsl.Say(`save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")`,
	"请将文件另存为 UTF-8（在表格软件中选“CSV UTF-8”）")

func lineTooLong() flaw {
	return flawed(CodeLineLength, dsl.Say("the line is longer than 16 MiB", "该行超过 16 MiB"),
		dsl.Say("rows that end with LF or CRLF", "以 LF 或 CRLF 结尾的行"),
		dsl.Say("is it a table? Save it as CSV", "这是表格吗？请另存为 CSV"))
}

func openQuote() flaw {
	return flawed(CodeOpenQuote, dsl.Say("opens a quote that is never closed", "的引号一直没有闭合"),
		dsl.Say("a closing quote", "闭合的引号"),
		dsl.Say("close it, or take it out", "请补上右引号，或去掉这个引号"))
}

// fileKind is what a file is that isn't rows of text.
type fileKind uint8

const (
	kindWorkbook fileKind = iota
	kindNoParquet
	kindDatabase
	kindUTF16
	kindPackedTwice
	kindOtherPacking
	kindMarkup
	kindArray
	kindOther
)

// kinds say what a file is and what to do with it.
var kinds = [...]struct{ found, remedy dsl.Words }{
	kindWorkbook: {dsl.Say("the file is a workbook", "这是工作簿文件"),
		dsl.Say(`save the sheet as "CSV UTF-8"`, "请把工作表另存为“CSV UTF-8”")},
	kindNoParquet: {dsl.Say("the file is called .parquet, but does not begin as one", "文件名是 .parquet，但开头不是"),
		dsl.Say("copy or download it again, or call it by what it is", "请重新复制或下载，或改成相符的文件名")},
	kindDatabase: {dsl.Say("the file is a SQLite database", "这是 SQLite 数据库"),
		dsl.Say("export the table as CSV", "请把数据表导出为 CSV")},
	kindUTF16:       {dsl.Say("the file is UTF-16", "文件编码是 UTF-16"), saveAsUTF8},
	kindPackedTwice: {dsl.Say("the file is compressed twice", "文件被压缩了两次"), dsl.Say("unpack it once", "请先解压一次")},
	kindOtherPacking: {dsl.Say("the file is compressed in another way than gzip or zstd", "文件的压缩方式不是 gzip 或 zstd"),
		dsl.Say("unpack it first", "请先解压")},
	kindMarkup: {dsl.Say("the file is HTML or XML", "这是 HTML 或 XML 文件"), dsl.Say("export it as CSV", "请导出为 CSV")},
	kindArray: {dsl.Say("the file is one JSON list", "整个文件是一个 JSON 数组"),
		dsl.Say("write one object a line, without [ ] and commas between them", "请每行写一个对象，不要 [ ] 和行间的逗号")},
	kindOther: {dsl.Say("the file is not text", "这不是文本文件"), dsl.Say("export it as CSV", "请导出为 CSV")},
}

func otherKind(kind fileKind) flaw {
	code := CodeFormat
	if kind == kindUTF16 {
		code = CodeEncoding
	}
	return flawed(code, kinds[kind].found, dsl.Say("CSV, JSON lines or Parquet", "CSV、JSON lines 或 Parquet"), kinds[kind].remedy)
}

// What is wrong with a Parquet file.

var errTooLargeForMemory = errors.New("more than 1 GiB")

func tooLargeForMemory() flaw {
	return flawed(CodeRead, dsl.Say("the Parquet data are too large to be read from a stream (more than 1 GiB)", "从流中读取的 Parquet 数据过大（超过 1 GiB）"),
		dsl.Say("a file on the disk", "磁盘上的文件"), dsl.Say("unpack it, and name the file", "请先解压，并给出文件名"))
}

func typeUnread(name string) flaw {
	return flawed(CodeType, dsl.Sayf("is of the type %s", "的类型是 %s", name),
		dsl.Say("a text, number, date, timestamp or boolean, or a list of such", "文字、数字、日期、时间戳或布尔值，或它们的列表"),
		dsl.Say("cast it when you write the file, lists in lists to JSON text", "请在写文件时转换类型，嵌套列表转为 JSON 文字"))
}

func compressedByLZ4() flaw {
	return flawed(CodeType, dsl.Say("is compressed by LZ4", "以 LZ4 压缩"),
		dsl.Say("Snappy, gzip, zstd, brotli or no compression", "Snappy、gzip、zstd、brotli 或不压缩"),
		dsl.Say("write the file anew with one of these", "请改用其中一种重新写出文件"))
}

func noSuchField(names, fields []string) flaw {
	return flawed(CodeColumn, dsl.Sayf("is not in the schema, which has %[1]s", "不在文件的列中，文件有%[2]s", listed(fields, ", "), listed(fields, "、")),
		expectedNames(names), orNearest(names, fields, dsl.Say("name the column so", "请改用该列名")))
}

func bytesForText() flaw {
	return flawed(CodeEncoding, dsl.Say("is not UTF-8", "不是 UTF-8 编码"), dsl.Say("UTF-8 text", "UTF-8 文本"),
		dsl.Say("decode the bytes before you write them as text", "请先解码再写为文字"))
}

// What is wrong with a header.

var nameColumns = dsl.Say("a first line that names the columns, such as member,time,event", "写有列名的首行，如 member,time,event")

func emptyFile() flaw {
	return flawed(CodeHeader, dsl.Say("the file is empty", "文件是空的"), nameColumns, dsl.Say("export it again", "请重新导出"))
}

func tooManyColumns(count int) flaw {
	return flawed(CodeHeader, dsl.Sayf("the header has %d columns", "表头有 %d 列", count),
		dsl.Sayf("at most %d", "至多 %d 列", mostColumns), dsl.Say("is it a table? Save it as CSV", "这是表格吗？请另存为 CSV"))
}

func oldLineEnds() flaw {
	return flawed(CodeHeader, dsl.Say("the lines end with CR alone", "行尾只有 CR"), dsl.Say("LF or CRLF", "LF 或 CRLF"),
		dsl.Say("save the file with line ends of Unix or Windows", "请用 Unix 或 Windows 换行符保存文件"))
}

func sameColumnTwice() flaw {
	return flawed(CodeColumnTwice, dsl.Say("stands in the header twice", "在表头中出现了两次"),
		dsl.Say("each name once", "每个列名只出现一次"), dsl.Say("rename one of them", "请改掉其中一个的名字"))
}

func noSuchColumn(names, header []string) flaw {
	remedy := dsl.Say("name it so in the first line, separated by , ; or tabs", "请在首行写上该列名，以 , ; 或制表符分隔")
	return flawed(CodeColumn, dsl.Sayf("is not in the header, which has %[1]s", "不在表头中，表头有%[2]s", listed(header, ", "), listed(header, "、")),
		expectedNames(names), orNearest(names, header, remedy))
}

func noSuchKey(names, keys []string) flaw {
	remedy := dsl.Say("give every object this key", "请给每个对象加上这个键")
	return flawed(CodeColumn, dsl.Sayf("is in no object at the beginning of the file; their keys are %[1]s",
		"不在文件开头的任何对象中，它们的键有%[2]s", listed(keys, ", "), listed(keys, "、")),
		expectedNames(names), orNearest(names, keys, remedy))
}

// expectedNames are what a column may be called.
func expectedNames(names []string) dsl.Words {
	return dsl.Say(listed(names, " or "), listed(names, "或"))
}

// orNearest asks for the nearest name if there is one.
func orNearest(names, header []string, remedy dsl.Words) dsl.Words {
	for _, name := range names {
		if nearest := dsl.Nearest(name, header); nearest != "" {
			return dsl.Sayf("did you mean %q?", "是不是 %q？", nearest)
		}
	}
	return remedy
}

// mostListed is how many names a message lists.
const mostListed = 12

// listed writes names in quotes.
func listed(names []string, between string) string {
	var quoted []string
	for _, name := range names[:min(len(names), mostListed)] {
		quoted = append(quoted, strconv.Quote(excerpt([]byte(name), valueBytes)))
	}
	if len(names) > mostListed {
		quoted = append(quoted, "…")
	}
	return strings.Join(quoted, between)
}

// What is wrong with a layout.

// partNames say what a layout tells, and how.
var partNames = [partCount]struct {
	name    dsl.Words
	example string
}{
	partYear: {dsl.Say("year", "年"), "2006"}, partMonth: {dsl.Say("month", "月"), "01"}, partDay: {dsl.Say("day", "日"), "02"},
	partHour: {dsl.Say("hour", "时"), "15"}, partMinute: {dsl.Say("minute", "分"), "04"}, partSecond: {dsl.Say("second", "秒"), "05"},
	partMicrosecond: {dsl.Say("fraction", "小数秒"), ".000"}, partAfternoon: {dsl.Say("half of the day", "上下午"), "PM"},
	partOffset: {dsl.Say("offset", "时差"), "-07:00"}, partWeekday: {dsl.Say("weekday", "星期"), "Mon"},
}

var likeLayout = dsl.Say("a layout that writes 2 January 2006, 15:04:05 as the file would", "按文件的写法书写 2006 年 1 月 2 日 15:04:05 的格式")

func partLacking(part part) *flaw {
	name, example := partNames[part].name, partNames[part].example
	found := flawed(CodeLayout, dsl.Sayf("is a layout without the %[1]s", "这个格式中没有%[2]s", name.English, name.Chinese), likeLayout,
		dsl.Sayf("the %[1]s is written %[3]s", "%[2]s写作 %[3]s", name.English, name.Chinese, example))
	return &found
}

func partTwice(part part) *flaw {
	name := partNames[part].name
	found := flawed(CodeLayout, dsl.Sayf("is a layout with the %[1]s twice", "这个格式中%[2]s出现了两次", name.English, name.Chinese), likeLayout,
		dsl.Say("the month is 01, the minute 04", "月写作 01，分写作 04"))
	return &found
}

func letterZ() *flaw {
	found := flawed(CodeLayout, dsl.Say("is a layout with a Z that means nothing", "这个格式中的 Z 没有含义"), likeLayout,
		dsl.Say("write Z07:00 for an offset that may be Z", "时差可能为 Z 时请写 Z07:00"))
	return &found
}
