// Package explain says what a scheme is, for a person: what it leaves unsaid and what holds therefore, how far members
// depend on each other, and each stage on the way from text to plan.
//
//	check.Scheme → words; dsl.File, check.Scheme, compile.Plan → indented text
//
// It changes nothing and runs nothing.
package explain
