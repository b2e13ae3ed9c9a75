//go:build race

package dsl

// raced tells whether the tests run under the race detector, which makes everything ten times as slow.
const raced = true
