// Package terms writes a scheme as terms and conditions that can be printed for customers: complete, in Chinese and in
// English, with a worked example for every rule.
//
//	check.Scheme, example.Set → Document → Markdown, HTML
//
// The document is built once and holds both tongues; the writers choose one. What a part of the scheme means is said by
// package phrase, what the rules come to by package example; this room decides what is said and in which order.
package terms
