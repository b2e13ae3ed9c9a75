// Package dsl is the scheme language as text: what a marketer writes comes in, a tree with its places and a
// list of diagnostics goes out, and the printer turns a tree into the one style there is, in English or Chinese
// keywords.
//
//	text → tokens (lexer*.go) → tree (grammar_*.go, block.go; expressions in expression*.go) → text (printer*.go)
//
// It knows what words may stand where, never what they mean: whether a wallet exists, what a number is worth or
// which rule fires is the business of the interpreter. It imports nothing of ours, sees no files and no clock.
//
// Parsing always returns a tree and diagnostics: an error costs the clause that it stands in, and the next
// clause, `}` or declaration is read as if nothing had happened (block.go). What is said about it stands in
// mistake.go and help.go.
package dsl
