//go:build race

package example_test

const isRace = true
