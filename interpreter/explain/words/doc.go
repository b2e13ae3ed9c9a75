// Package words writes what stands in a scheme as its customers read it: money, units of a wallet, dates, lengths of
// time, names. It is the one place that decides how they look, so that the terms and conditions of a scheme and the
// examples in them say the same thing in the same way.
//
//	check.Scheme's values → dsl.Words
//
// It knows nothing of rules and evaluates nothing.
package words

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// Writer writes the values of one scheme: in its currency, in its time zone.
type Writer struct{ scheme *check.Scheme }

// Of returns the writer of a scheme.
func Of(scheme *check.Scheme) *Writer { return &Writer{scheme} }
