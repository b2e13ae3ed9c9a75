// Package generate makes histories that look like a real shop's, from a seed: the same seed gives the same bytes on
// every machine. It knows the plan of a scheme, and writes the events and fields that the scheme declares.
//
//	plan → Shop (shop.go, layout.go) → member.go, order.go (lives) → stream.go (in order) → rows of package tabular
//
// The shop is the one that marketing science knows (Fader, Hardie and Lee 2005): a member's visits are apart by
// exponential gaps, members' gaps are spread log-normally, and after each purchase a member may be gone for good. Time
// runs faster on weekends, in December, on the shopping days of June and November, and only while the shop is open.
// Baskets hold a log-normal number of lines, popular products more often. All of it is whole numbers.
//
// A member's life is drawn from streams of random numbers of its own, so that a history is written as a stream, member
// after member or in order of time, and both have the same rows.
package generate
