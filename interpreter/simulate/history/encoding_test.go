package history

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/punchcard-lang/punchcard/dsl"
)

// chineseFile has so many rows before the first that isn't ASCII.
func chineseFile(rows int) string {
	var file strings.Builder
	file.WriteString("id,name\n")
	for i := range rows {
		fmt.Fprintf(&file, "%d,x\n", i)
	}
	file.WriteString("a,张三\nb,李雷\nc,𠀀€，。\nd,\"朱\n镕基\"\ne,丂\n")
	return file.String()
}

// However far in the first Chinese character is, whatever the encoding and
// wherever blocks end, the rows are the same.
func TestEncodings(t *testing.T) {
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for _, rows := range []int{0, 1, 5, 20_000} {
		plain := chineseFile(rows)
		want := readText("a.csv", plain, text("id"), text("name"))
		require.NoError(t, want.failure)
		for _, one := range []struct {
			encoding encoding.Encoding
			asked    []Encoding
		}{
			{encoding.Nop, []Encoding{Noticed, UTF8}}, {unicode.UTF8BOM, []Encoding{Noticed, UTF8, GB18030}},
			{simplifiedchinese.GB18030, []Encoding{Noticed, GB18030}},
			{utf16, []Encoding{Noticed, UTF8, GB18030}}, {unicode.UTF16(unicode.BigEndian, unicode.UseBOM), []Encoding{Noticed}},
		} {
			content := inEncoding(t, one.encoding, plain)
			for _, asked := range one.asked {
				for _, options := range []Options{
					{Input: bytes.NewReader(content)}, {Input: bytes.NewReader(content), blockBytes: 8},
					{Input: iotest.OneByteReader(bytes.NewReader(content))}, {Input: bytes.NewReader(packGzip(t, string(content)))},
				} {
					options.Encoding = asked
					got := readWith("a.csv", options, text("id"), text("name"))
					require.Equal(t, want, got, "%d rows, %v as %d", rows, one.encoding, asked)
				}
			}
		}
	}
}

// What is not GB18030 is not taken for it.
func TestNotGB18030(t *testing.T) {
	rows := []struct {
		name, content string
		failure       string
	}{
		{"Latin", string(inEncoding(t, charmap.Windows1252, "id,name\n1,Société générale\n2,Renée Müller\n")), `a.csv:2: "\xe9" is not UTF-8`},
		{"mostly UTF-8", "id,name\n1,张三李四王五\n2,\xd5\xc5\xc8\xfd\n", `a.csv:3: "\xd5" is not UTF-8`},
		{"UTF-8 cut in a character", "id,name\n1,张三李四王五\n2,\xe5\xbc", `a.csv:3: "\xe5" is not UTF-8`},
	}
	for _, row := range rows {
		got := readText("a.csv", row.content, text("id"))
		if assert.NotEmpty(t, got.bad, row.name) {
			assert.Contains(t, got.bad[0].Say(dsl.English), row.failure)
		}
	}
}

// The rows before and behind a wrong byte are read; its own is bad.
func TestWrongBytes(t *testing.T) {
	for _, wrong := range []string{"\xff", "\x81", "\xfe\x30\x30\x30", "\xa1\x20", "\x84\x31\xa4"} {
		content := inEncoding(t, simplifiedchinese.GB18030, chineseFile(30_000)+"f,\ufffd\n")
		content = append(content, "g,"+wrong+"\nh,x\n"...)
		for _, block := range []int{0, 8} {
			got := readWith("a.csv", Options{Input: bytes.NewReader(content), blockBytes: block}, text("id"), text("name"))
			assert.Len(t, got.rows, 30_007, "%q", wrong)
			if assert.Len(t, got.bad, 1, "%q", wrong) {
				assert.Equal(t, int64(30_009), got.bad[0].Line, "%q", wrong)
				assert.Equal(t, CodeEncoding, got.bad[0].Code)
			}
		}
	}
}

// A source that fails says so, whether its text was noticed before or not.
func TestEncodingReadErrors(t *testing.T) {
	for _, content := range [][]byte{inEncoding(t, simplifiedchinese.GB18030, chineseFile(0)), inEncoding(t, simplifiedchinese.GB18030, chineseFile(100_000))} {
		input := io.MultiReader(bytes.NewReader(content), iotest.ErrReader(io.ErrClosedPipe))
		got := readWith("a.csv", Options{Input: input}, text("id"))
		assert.ErrorIs(t, got.failure, io.ErrClosedPipe)
	}
}
