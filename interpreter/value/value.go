// Package value is the leaf of the interpreter: exact numbers and civil time.
//
// What comes in are texts, integers and zone names; what goes out are scaled
// integers, 128-bit intermediates, dates, instants and their periods. It never
// knows a scheme, a member or a wallet, never asks a clock or the machine's
// zone files, and computes with integers only, so that the same input gives the
// same result everywhere.
//
// Numbers are int64 whose decimal places are known elsewhere (12.34 at two
// places is 1234). A result that does not fit is reported by ok == false, and
// the number beside it then means nothing. Bad input is an error or ok ==
// false, never a panic.
package value
