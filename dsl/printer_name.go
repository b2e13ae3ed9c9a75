package dsl

import (
	"strings"
	"sync"
)

// A name stands in backticks only where it must: where its letters alone would not be a name, and where it is also
// a word of the language and would be read as that.

// quoting says which names are written in backticks.
type quoting uint8

const (
	quoteNone  quoting = iota // as they came
	quoteWords                // those that are words of the language
	quoteAll                  // all, so that two texts can be compared
)

// safely writes a file so that it reads as what it is: with more backticks, if some are needed.
func safely(file *File, write func(quoting) string) string {
	text := write(quoteNone)
	if file.grammar == nil || len(file.Declarations) == 0 {
		return text
	}
	again, problems := parse(file.Name, text, file.grammar)
	if len(problems) == 0 && meaning(again) == meaning(file) {
		return text
	}
	return write(quoteWords)
}

// meaning is what two texts have in common that mean the same: the text in one language and one layout.
func meaning(file *File) string {
	return strings.Join(strings.Fields(translation(file, English, quoteAll)), " ")
}

// nameText writes a name of some class.
func (p *printer) nameText(written string, class Class) string {
	name := strings.Trim(written, "`")
	if name != written && !unquotable(name, class) {
		return written
	}
	_, known := Canonical(class, Identifier(name))
	if p.translating && known {
		name = translate(class, name, p.tongue, p.declared)
	}
	if p.quoting == quoteAll && !known || p.quoting == quoteWords && isLanguageWord(name) && class != ClassFunction && !(known && class == ClassValue) {
		return "`" + name + "`"
	}
	return name
}

// unquotable tells whether a name means the same without its backticks.
func unquotable(name string, class Class) bool {
	if _, value := Canonical(ClassValue, Identifier(name)); value || class == ClassFunction {
		return false
	}
	scan := newScanner("", name)
	token, _ := scan.Next()
	return plain(token.Type) == KindName && token.Value == name && scan.offset == len(name)
}

// languageWords are all words of the language, in both keyword languages, those of phrases one by one.
var languageWords = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	add := func(phrase string) {
		for _, word := range strings.FieldsFunc(phrase, func(r rune) bool { return !isLetter(r) }) {
			all[word] = true
		}
	}
	for _, word := range words {
		add(word.english)
		add(word.chinese)
	}
	for _, choice := range choices {
		add(choice.english)
		add(choice.chinese)
	}
	for word := range chineseChoices {
		add(word)
	}
	return all
})

func isLanguageWord(word string) bool { return languageWords()[word] }
