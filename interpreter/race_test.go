//go:build race

package interpreter_test

// checks is how often a property is tried: the race detector makes each try many times as long.
const checks = "8"
