// Package phrase says in two tongues what a part of a scheme means: a condition, an amount, a length of time, a
// calendar, what a metric measures. It writes for a customer who reads the terms of a programme, not for who wrote the
// scheme.
//
//	check.Expression, check.Term, check.Metric … → dsl.Words
//
// The values in it are written by package words. It evaluates nothing.
package phrase
