package generate

import "github.com/punchcard-lang/punchcard/interpreter/compile"

// Event is something that happened to a member. Its basket is valid until the next event of that member.
type Event struct {
	Member  int
	At      int64 // by the clock on the wall, in microseconds since 1970
	Kind    int   // the slot of the plan's event
	ID      int32 // which of the member's own orders it is, from 1; 0 where it is none
	Of      int32 // which it takes back
	Amount  int64
	Whole   bool // of a refund: all that is left, which is written without an amount
	Wallet  int  // that units are taken from, or None
	Units   int64
	Stored  int64 // what stored value pays
	Basket  []line
	details random // for the fields that are the scheme's own
}

// clear makes an event of a kind.
func (e *Event) clear(member int, at int64, kind int) {
	*e = Event{Member: member, At: at, Kind: kind, Wallet: compile.None, Basket: e.Basket[:0]}
}
