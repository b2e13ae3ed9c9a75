package history

import "bytes"

// format is how rows are written.
type format uint8

const (
	formatCSV format = iota
	formatTabs
	formatJSON
)

// formats are those that an extension tells.
var formats = map[string]format{
	".csv": formatCSV, ".txt": formatCSV, ".tsv": formatTabs, ".jsonl": formatJSON, ".ndjson": formatJSON,
}

// signatures are what files begin with that people take for a table, and what
// those are called.
var signatures = []struct {
	prefix string
	kind   fileKind
}{
	{"PK\x03\x04", kindWorkbook}, {"\xd0\xcf\x11\xe0", kindWorkbook},
	{"PAR1\x15", kindParquet}, {"SQLite format 3\x00", kindDatabase},
	{"\xff\xfe", kindUTF16}, {"\xfe\xff", kindUTF16},
	{"\x1f\x8b", kindPackedTwice}, {"\x28\xb5\x2f\xfd", kindPackedTwice},
	{"BZh91AY&SY", kindOtherPacking}, {"\xfd7zXZ\x00", kindOtherPacking}, {"7z\xbc\xaf\x27\x1c", kindOtherPacking},
	{"Rar!\x1a\x07", kindOtherPacking}, {"\x04\x22\x4d\x18", kindOtherPacking},
	{"%PDF-", kindOther}, {"<!DOCTYPE", kindMarkup}, {"<html", kindMarkup}, {"<?xml", kindMarkup},
}

// noticeFormat tells how a file is written, or that nobody could read it as
// rows.
func noticeFormat(extension string, head []byte) (format, *flaw) {
	for _, signature := range signatures {
		if bytes.HasPrefix(head, []byte(signature.prefix)) {
			found := otherKind(signature.kind)
			return 0, &found
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		found := otherKind(kindOther)
		return 0, &found
	}
	head = withoutMark(head)
	known, ok := formats[extension]
	switch {
	case isArray(head) && (!ok || known == formatJSON):
		found := otherKind(kindArray)
		return 0, &found
	case !ok && bytes.HasPrefix(bytes.TrimLeft(head, jsonSpaces), []byte("{")):
		return formatJSON, nil
	}
	return known, nil
}

// jsonSpaces are the characters that may stand between those of JSON.
const jsonSpaces = " \t\r\n"

// isArray tells whether a text is objects in one list rather than in lines.
func isArray(head []byte) bool {
	inner, ok := bytes.CutPrefix(bytes.TrimLeft(head, jsonSpaces), []byte("["))
	return ok && bytes.HasPrefix(bytes.TrimLeft(inner, jsonSpaces), []byte("{"))
}

// byteOrderMark is what some programs begin UTF-8 with.
var byteOrderMark = []byte("\xef\xbb\xbf")

func withoutMark(text []byte) []byte { return bytes.TrimPrefix(text, byteOrderMark) }
