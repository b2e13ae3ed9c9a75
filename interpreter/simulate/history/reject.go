package history

import (
	"slices"
	"strings"
)

// reject says why store could not type a cell.
func (b *binding) reject(text []byte, kind cellKind, in medium) BadRow {
	found := b.explain(string(text), kind, in)
	return BadRow{Column: b.Name, Value: excerpt(text, valueBytes), Reason: found.reason, Code: found.code}
}

func (b *binding) explain(text string, kind cellKind, in medium) flaw {
	switch {
	case b.Type == Text: // only identifiers are ever rejected
		return shortenedIdentifier(in)
	case kind == cellNested:
		return nestedValue(b)
	case strings.TrimSpace(text) == "":
		return onlySpaces(b)
	case strings.HasPrefix(text, "#"):
		return spreadsheetError(b)
	case slices.Contains(nothingWords, strings.ToLower(text)):
		return writtenNothing(b, in)
	}
	switch b.Type {
	case Number:
		found := rejectNumber(text, b.Places, in)
		if found.code == CodePlaces && b.Source != "" {
			return placesUndeclared(b, placesOf(text))
		}
		return found
	case Flag:
		return notAFlag(b)
	}
	return b.rejectTime(text, in)
}

// placesOf counts the decimals of a number, without zeros at its end.
func placesOf(number string) int {
	_, fraction, _ := strings.Cut(number, ".")
	return len(strings.TrimRight(fraction, "0"))
}

// nothingWords are what programs write where there is nothing.
var nothingWords = []string{
	"null", `\n`, "nil", "none", "nan", "na", "n/a", "nat", "undefined", "-", "--", "无", "空",
	"0000-00-00", "0000-00-00 00:00:00",
}
