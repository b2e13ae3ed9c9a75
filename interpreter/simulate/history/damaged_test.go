package history

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
)

// damagedHistories are small files, each damaged in another way: how many rows
// are read all the same, and what is said of it in both tongues.
var damagedHistories = []struct {
	file             string
	rows             int
	english, chinese string
}{
	{"broken.jsonl", 1,
		`broken.jsonl:2: the JSON ends too soon: expected a closing quote; close the text, and write line ends in it as \n`,
		`broken.jsonl:2: JSON 没有写完：应为闭合的引号；请补上右引号，文字中的换行写作 \n`},
	{"changed.csv.zst", 200,
		`changed.csv.zst:202: the zstd data are damaged (CRC check failed): expected a file as it was written; copy or download it again`,
		`changed.csv.zst:202: zstd 数据已损坏（CRC check failed）：应为未被改动的文件；请重新复制或下载`},
	{"changed.parquet", 0,
		`changed.parquet:1: the Parquet data are damaged (decoding thrift payload: 8:FIELD<STRUCT> → 8:FIELD<STRUCT> → 27:FIELD<?>: skipping unsupported thrift type 14): expected a file as it was written; copy or download it again`,
		`changed.parquet:1: Parquet 数据已损坏（decoding thrift payload: 8:FIELD<STRUCT> → 8:FIELD<STRUCT> → 27:FIELD<?>: skipping unsupported thrift type 14）：应为未被改动的文件；请重新复制或下载`},
	{"cut.csv.gz", 187,
		`cut.csv.gz:189: the gzip data end too soon: expected the whole file; copy or download it again`,
		`cut.csv.gz:189: gzip 数据不完整：应为完整的文件；请重新复制或下载`},
	{"cut.parquet", 0,
		`cut.parquet: the Parquet data end too soon: expected the whole file; copy or download it again`,
		`cut.parquet: Parquet 数据不完整：应为完整的文件；请重新复制或下载`},
	{"gb18030.csv", 1,
		`gb18030.csv:3: "\xff" is not GB18030, as the file is up to here: expected GB18030 text; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")`,
		`gb18030.csv:3: "\xff" 不是 GB18030 编码，而此前的内容都是：应为 GB18030 文本；请将文件另存为 UTF-8（在表格软件中选“CSV UTF-8”）`},
	{"serial.csv", 0,
		`serial.csv:2: column time: "45321" is a day as spreadsheets count them: expected a time such as 2026-01-31 08:05:00, 2026-01-31 or 2026-01-31T08:05:00+08:00; format the column in the spreadsheet as yyyy-mm-dd hh:mm:ss`,
		`serial.csv:2: 列 time："45321" 是表格软件的日期序号：应为时间，如 2026-01-31 08:05:00、2026-01-31 或 2026-01-31T08:05:00+08:00；请在表格软件中把该列格式设为 yyyy-mm-dd hh:mm:ss`},
	{"shortened.csv", 0,
		`shortened.csv:3: column member: "1.00002E+15" was shortened by a spreadsheet, its digits are lost: expected the id with all its digits; format the column as text and export it again from the original data`,
		`shortened.csv:3: 列 member："1.00002E+15" 被表格软件缩写，原来的数字已丢失：应为完整的编号；请把该列设为文本格式，并从原始数据重新导出`},
	{"slashes.csv", 0,
		`slashes.csv:2: column time: "2026/1/31 8:05" is not a time as it is read here: expected a time such as 2026-01-31 08:05:00, 2026-01-31 or 2026-01-31T08:05:00+08:00; write it as 2026-01-31 08:05:00 (in a spreadsheet, format the column as yyyy-mm-dd hh:mm:ss); where that can't be changed, a source (x.source) reads it that says: column time time "2006/1/2 15:04" (how the column writes 2 January 2006, 15:04:05)`,
		`slashes.csv:2: 列 time："2026/1/31 8:05" 不是可识别的时间写法：应为时间，如 2026-01-31 08:05:00、2026-01-31 或 2026-01-31T08:05:00+08:00；请写成 2026-01-31 08:05:00（在表格软件中把该列格式设为 yyyy-mm-dd hh:mm:ss）；改不了的，用来源文件（x.source）来读，里面写：列 time 时间 "2006/1/2 15:04"（引号里是 2006年1月2日 15:04:05 在该列里的写法）`},
	{"split.csv", 1,
		`split.csv:3: the row has 6 fields, the header 5: expected one field for each name of the header; put cells with a comma in quotes, and write numbers without`,
		`split.csv:3: 该行有 6 个字段，表头有 5 个：应为每个列名对应一个字段；含有逗号的单元格要加引号，数字中不要有逗号`},
	{"thousands.csv", 1,
		`thousands.csv:3: column amount: "1,234.50" has thousands separators: expected a number with at most 2 decimals such as 1234.5; format the column in the spreadsheet as a number without thousands separators, so that it reads 1234.50`,
		`thousands.csv:3: 列 amount："1,234.50" 带有千位分隔符：应为至多 2 位小数的数字，如 1234.5；请在表格软件中把该列设为不带千位分隔符的数值格式，使其显示为 1234.50`},
	{"unclosed.csv", 0,
		`unclosed.csv:2: column id: "\"p1,99.50" opens a quote that is never closed: expected a closing quote; close it, or take it out`,
		`unclosed.csv:2: 列 id："\"p1,99.50" 的引号一直没有闭合：应为闭合的引号；请补上右引号，或去掉这个引号`},
}

// Each damaged file is told by one message: place, value, what was expected and
// what to do.
func TestDamagedFiles(t *testing.T) {
	for _, row := range damagedHistories {
		content, err := os.ReadFile(filepath.Join("testdata", "damaged", row.file))
		require.NoError(t, err)
		got := readWith(row.file, Options{Input: bytes.NewReader(content)}, Column{Name: "member", Identifier: true}, instant("time", ""),
			text("event"), Column{Name: "id", Identifier: true}, number("amount", 2))
		assert.Len(t, got.rows, row.rows, row.file)
		assert.Equal(t, []string{row.english}, got.messages(dsl.English), row.file)
		assert.Equal(t, []string{row.chinese}, got.messages(dsl.Chinese), row.file)
	}
	files, err := os.ReadDir(filepath.Join("testdata", "damaged"))
	require.NoError(t, err)
	assert.Len(t, damagedHistories, len(files), "each file is in the table")
}
