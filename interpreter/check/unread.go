package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/punchcard-lang/punchcard/dsl"
)

// mayBeUnread tells whether a name that is not known stands in a declaration of which a clause could not be read: that
// has been reported, and nothing follows from it.
func (c *checker) mayBeUnread(name string) bool {
	if c.unreadWords == nil {
		c.unreadWords = map[string]bool{}
		for _, declaration := range c.file.Declarations {
			if isUnread(declaration) {
				for _, word := range wordsOf(c.file.Text(declaration)) {
					c.unreadWords[word] = true
				}
			}
		}
	}
	return c.unreadWords[name]
}

// isUnread tells whether a clause of what declares fields or columns could not be read.
func isUnread(declaration dsl.Clause) bool {
	var block *dsl.Block
	switch declaration := declaration.(type) {
	case *dsl.Member:
		block = &declaration.Fields.Block
	case *dsl.Event:
		block = &declaration.Body.Block
	case *dsl.Table:
		block = &declaration.Body.Block
	default:
		return false
	}
	return block.Broken() || slices.ContainsFunc(block.Clauses, func(part dsl.Clause) bool {
		field, ok := part.(*dsl.Field)
		return ok && field.Type.Fields != nil && field.Type.Fields.Broken()
	})
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(letter rune) bool { return letter != '_' && !unicode.IsLetter(letter) && !unicode.IsDigit(letter) })
}
