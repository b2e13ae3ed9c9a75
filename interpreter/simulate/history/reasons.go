package history

import (
	"unicode/utf8"

	"github.com/punchcard-lang/punchcard/dsl"
)

// The kinds of reasons: what makes a file unreadable as a whole.
const (
	CodeOpen        = "open"           // the file cannot be opened
	CodeRead        = "read"           // reading it failed
	CodeTruncated   = "truncated"      // compressed data end too soon
	CodeDamaged     = "damaged"        // compressed data are wrong
	CodeFormat      = "format"         // no rows of text
	CodeEncoding    = "encoding"       // not UTF-8, or not what it was taken for
	CodeNUL         = "nul"            // a byte that is no text
	CodeLineLength  = "line-length"    // a line longer than 16 MiB
	CodeOpenQuote   = "open-quote"     // a quote that is never closed
	CodeHeader      = "header"         // no names of columns
	CodeColumn      = "column"         // a column that lacks
	CodeColumnTwice = "column-twice"   // two columns of a name
	CodeStrange     = "column-unknown" // a column that nobody knows
	CodeType        = "type"           // a column of Parquet that isn't read
	CodeLayout      = "layout"         // a column's layout means nothing
)

// The kinds of reasons: what makes a row bad.
const (
	CodeFields           = "fields"            // too few or too many
	CodeQuote            = "quote"             // something behind a closing quote
	CodeCellLength       = "cell-length"       // a cell longer than 1 MiB
	CodeJSON             = "json"              // not an object of JSON
	CodeKeyTwice         = "key-twice"         // one that has a key twice
	CodeNumber           = "number"            // not a number
	CodePlaces           = "places"            // more decimal places than are kept
	CodeRange            = "range"             // a number too large
	CodeGroups           = "groups"            // 1,234.50
	CodeDecimalComma     = "decimal-comma"     // 12,5
	CodeCurrency         = "currency"          // ¥12
	CodePercent          = "percent"           // 5%
	CodeMyriads          = "myriads"           // 1.5万
	CodeBrackets         = "brackets"          // (12)
	CodeMinus            = "minus"             // 12-
	CodeWidth            = "full-width"        // １２
	CodeSpaces           = "spaces"            // spaces around a value
	CodeShortened        = "shortened"         // 1.23E+15
	CodeExponent         = "exponent"          // 1e-7
	CodeFlag             = "flag"              // not yes or no
	CodeDate             = "date"              // not a date
	CodeTime             = "time"              // not a time
	CodeNoSuchDay        = "no-such-day"       // 2026-02-30
	CodeNoSuchTime       = "no-such-time"      // 25:00
	CodeDayNumber        = "day-number"        // 46053
	CodeEpoch            = "epoch"             // 1769818000
	CodeNested           = "nested"            // a list or an object
	CodeSpreadsheetError = "spreadsheet-error" // #N/A
	CodeNothing          = "nothing"           // NULL
)

// flaw is what is wrong, before it is said where.
type flaw struct {
	code   string
	reason dsl.Words
}

// medium is what people make their rows with, and remedies speak of.
type medium uint8

const (
	inSpreadsheet medium = iota
	inProgram            // JSON lines, Parquet
)

// flawed puts a reason together: what was found, which reads on after the value
// if there is one, what was expected, and what to do.
func flawed(code string, found, expected, remedy dsl.Words) flaw {
	return flaw{code, dsl.Say(
		found.English+": expected "+expected.English+"; "+remedy.English,
		found.Chinese+"：应为"+apart(expected.Chinese)+"；"+remedy.Chinese)}
}

// apart keeps Latin letters off the Chinese ones before them.
func apart(chinese string) string {
	if chinese != "" && chinese[0] < utf8.RuneSelf {
		return " " + chinese
	}
	return chinese
}

// badRow makes a bad row of what is wrong with it as such.
func badRow(found flaw) *BadRow { return &BadRow{Reason: found.reason, Code: found.code} }
