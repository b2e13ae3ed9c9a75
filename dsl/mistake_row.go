package dsl

import (
	"slices"

	"github.com/alecthomas/participle/v2/lexer"
)

// A row begins with a name of the author's, so that a misspelt word of the language passes for one, and what is
// wrong shows only behind it.

// suspect reports the word that was most likely misspelt where a row can't be read on.
func (r *reading) suspect(token lexer.Token) bool {
	terms := r.kind.terms()
	if slices.Contains(terms, token.Value) && r.onLine(token) {
		return false
	}
	if r.continues() {
		return r.suspectLast(token)
	}
	if token.Pos == r.first.Pos {
		return false
	}
	if r.onLine(token) && misspells(token, terms) {
		return false
	}
	return r.misread(r.first) || r.onLine(token) && r.elsewhere(r.first)
}

// suspectLast looks at the clause before, on the same line: its first word, or the one that was read as a row.
func (r *reading) suspectLast(token lexer.Token) bool {
	last, kind := r.last()
	first := last.node().Tokens[0]
	switch {
	case kind == r.grammar.row && !misspells(r.first, kind.terms()) && (r.misread(first) || r.elsewhere(first)):
	case r.onLine(token) || Nearest(r.first.Value, kind.terms()) != "":
		r.trailing(last, kind)
	default:
		return false
	}
	return true
}

// misspells tells whether a word, none of the language's, is near one of some terms.
func misspells(token lexer.Token, terms []string) bool {
	return token.Type == KindName && !isLanguageWord(token.Value) && Nearest(token.Value, terms) != ""
}

// shortWord is up to how many letters a word of the language is guessed only where its first letter is right: gold is
// a tier, no misspelt `hold`.
const shortWord = 4

// misread reports the first word of a row if a word that begins a clause is near.
func (r *reading) misread(first lexer.Token) bool {
	if first.Type != KindName {
		return false
	}
	near := nearest(first.Value, append(r.grammar.words(), r.grammar.row.heads...))
	if len(first.Value) <= shortWord {
		near = slices.DeleteFunc(near, func(word string) bool { return word[0] != first.Value[0] })
	}
	if len(near) > 0 {
		r.noClause(first, didYouMean(near))
	}
	return len(near) > 0
}

// elsewhere reports the first word of a row if it begins a clause of another block.
func (r *reading) elsewhere(first lexer.Token) bool {
	help, ok := r.belongs(first.Value)
	if ok {
		r.noClause(first, help)
	}
	return ok
}

// bare reports a row of nothing but a name behind another clause: either is a word that was misspelt.
func (r *reading) bare(tree Clause) bool {
	if r.kind != r.grammar.row || r.first.Type != KindName || len(tree.node().Tokens) > 1 || !r.continues() {
		return false
	}
	last, kind := r.last()
	if kind == r.grammar.row && len(last.node().Tokens) == 1 && r.misread(last.node().Tokens[0]) {
		r.block.Clauses = r.block.Clauses[:len(r.block.Clauses)-1]
	} else {
		r.trailing(last, kind)
	}
	r.resume()
	return true
}
