// Package compile turns a checked scheme into a plan: data and typed steps over numbered slots. Every name has become
// a number, every pair of numbers that meet has the same decimal places, every rule stands with the events it waits
// for. The plan is what all evaluators run; it is never changed once it is made.
//
//	check.Scheme → Plan
package compile
