package history

import "bytes"

// format is how rows are written.
type format uint8

const (
	formatCSV format = iota
	formatTabs
	formatJSON
	formatParquet
)

// formats are those that an extension tells.
var formats = map[string]format{
	".csv": formatCSV, ".txt": formatCSV, ".tsv": formatTabs, ".jsonl": formatJSON, ".ndjson": formatJSON,
	".parquet": formatParquet,
}

// signatures are what files begin with that people take for a table, and what
// those are called.
var signatures = []struct {
	prefix string
	kind   fileKind
}{
	{"PK\x03\x04", kindWorkbook}, {"\xd0\xcf\x11\xe0", kindWorkbook},
	{"SQLite format 3\x00", kindDatabase},
	{"\x1f\x8b", kindPackedTwice}, {"\x28\xb5\x2f\xfd", kindPackedTwice},
	{"BZh91AY&SY", kindOtherPacking}, {"\xfd7zXZ\x00", kindOtherPacking}, {"7z\xbc\xaf\x27\x1c", kindOtherPacking},
	{"Rar!\x1a\x07", kindOtherPacking}, {"\x04\x22\x4d\x18", kindOtherPacking},
	{"%PDF-", kindOther}, {"<!DOCTYPE", kindMarkup}, {"<html", kindMarkup}, {"<?xml", kindMarkup},
}

// noticeFormat tells how a file is written, or that nobody could read it as
// rows.
func noticeFormat(extension string, head []byte) (format, *flaw) {
	known, ok := formats[extension]
	if bytes.HasPrefix(head, parquetMark) && (known == formatParquet || bytes.IndexByte(head, 0) >= 0) {
		return formatParquet, nil
	}
	if known == formatParquet && len(head) > 0 {
		found := otherKind(kindNoParquet)
		return 0, &found
	}
	for _, signature := range signatures {
		if bytes.HasPrefix(head, []byte(signature.prefix)) {
			found := otherKind(signature.kind)
			return 0, &found
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		kind := kindOther
		if isUnmarkedUTF16(head) {
			kind = kindUTF16
		}
		found := otherKind(kind)
		return 0, &found
	}
	head = withoutMark(head)
	switch {
	case isArray(head) && (!ok || known == formatJSON):
		found := otherKind(kindArray)
		return 0, &found
	case !ok && bytes.HasPrefix(bytes.TrimLeft(head, jsonSpaces), []byte("{")):
		return formatJSON, nil
	}
	return known, nil
}

// isUnmarkedUTF16 tells whether every second byte of the first is 0, and no
// other, as in UTF-16 that has no byte order mark.
func isUnmarkedUTF16(head []byte) bool {
	head = head[:min(len(head), 16)]
	zeros := [2]int{}
	for i, character := range head {
		if character == 0 {
			zeros[i%2]++
		}
	}
	return len(head) >= 4 && max(zeros[0], zeros[1]) == len(head)/2 && min(zeros[0], zeros[1]) == 0
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
