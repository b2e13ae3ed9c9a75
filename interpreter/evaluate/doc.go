// Package evaluate runs a plan: it folds one event after the other into a member's state. It is the plain evaluator,
// a walk over the plan's steps, and the reference for every faster one.
//
//	plan + member state + event → member state, entries with their reasons, or a refusal
//	plan + member state ↔ text that names everything and so outlives the plan
//
// It is pure: no clock, no files, no randomness, nothing that depends on the order of a map. An event is taken whole
// or not at all. An Evaluator holds scratch memory that is used over and over, so that an event allocates nothing once
// that memory has grown; it serves one goroutine.
package evaluate
