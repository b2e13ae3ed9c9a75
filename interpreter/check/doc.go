// Package check gives a tree its meaning: names become the things they stand for, every expression gets a type, a
// unit and its decimal places, and what cannot mean anything becomes a diagnostic with a remedy. All errors of a
// file are found in one run.
//
//	dsl.File → Scheme (checked tree: what is declared, by pointers; expressions with types)
//
// It knows nothing of members or amounts of money that really flow: that is evaluate's. It sees no files, no clock.
package check
