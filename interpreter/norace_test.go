//go:build !race

package interpreter_test

// checks is how often a property is tried; -rapid.checks says otherwise.
const checks = "50"
