//go:build !race

package dsl

// raced tells whether the tests run under the race detector.
const raced = false
