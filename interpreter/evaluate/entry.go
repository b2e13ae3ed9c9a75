package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// EntryKind is what an entry says has happened.
type EntryKind uint8

// The kinds of entries.
const (
	EntryEarned EntryKind = iota
	EntryReceived
	EntryOpening
	EntryReturned
	EntrySpent
	EntrySent
	EntryExpired
	EntryReversed
	EntryDebt     // a refund took what was gone: now it is owed
	EntryDebtPaid // out of what the entry before credited
	EntryForgiven
	EntryDiscount
	EntryCharge
	EntrySet
	EntryTierUp
	EntryTierDown
	EntryPending     // what the entry before credited can't be spent yet
	EntryMatured     // it can be spent now
	EntryPendingGone // what the entry before took was still pending
	EntryNotified    // the member is told something
	EntryFailed      // a rule by time could not be done
	EntryIssued      // vouchers were given: of these entries the amount is how many
	EntryUsed        // a voucher was used on the order
	EntryVoucherReturned
	EntryVoucherExpired
	EntryWithdrawn // vouchers were taken back unused
	EntryCovered   // a refund took what was gone: another wallet makes it good
	EntryDone      // a challenge is done: Of is which
	EntryEntered   // the member is in another line of a segment: Of is the segment, Tier the line or None
)

var entryNames = [...]string{"earned", "received", "opening", "returned", "spent", "sent", "expired", "reversed", "debt",
	"debt-paid", "forgiven", "discount", "charge", "set", "tier-up", "tier-down", "pending", "matured", "pending-gone", "notified", "failed",
	"issued", "used", "voucher-returned", "voucher-expired", "withdrawn", "covered", "done", "entered"}

// String names the kind as the ledger's file does.
func (k EntryKind) String() string { return entryNames[k] }

// Entry is one movement of a member's books and why it was made. It is a fixed struct: words are made of it when it
// is printed.
type Entry struct {
	Member    string // whose books it moves
	Other     string // on the other side: whose event it comes from, or whom it went to; empty if nobody is
	Kind      EntryKind
	Stage     uint8
	At        value.Instant
	Wallet    int   // or None
	Amount    int64 // at the wallet's places, of money at the currency's
	Lot       int64 // the number of the event that credited it
	Expires   value.Instant
	Available value.Instant // of EntryPending: when it can be spent
	Rule      int           // or None
	Of        int           // the rule that was boosted, or None
	Effect    int           // of the rule's body, or None
	Body      int
	Voucher   int   // or None
	Worth     int64 // of each voucher; of one that is used, what it takes off
	Ladder    int
	Tier      int
	Before    int64      // what it would have been without a cap
	Raw       value.Wide // the amount before boosts and rounding
	Places    int        // of Raw
	Factor    value.Wide // what boosts multiplied it by
	// The values that the amount was worked out from, in the order of the effect's leaves; FactorPlaces are the
	// factor's decimal places.
	FactorPlaces int
	Operands     [compile.MostLeaves]Operand
}

// Operand is a value that an amount was worked out from.
type Operand struct {
	Number  value.Wide
	Text    string
	Missing bool
}

// Sign says what an entry does to the balance: + or -, nothing where it only explains another. What is pending is no
// part of the balance.
func (k EntryKind) Sign() string {
	switch k {
	case EntryEarned, EntryReceived, EntryOpening, EntryReturned, EntryMatured, EntryPendingGone,
		EntryIssued, EntryVoucherReturned:
		return "+"
	case EntrySpent, EntrySent, EntryExpired, EntryReversed, EntryPending,
		EntryUsed, EntryVoucherExpired, EntryWithdrawn:
		return "-"
	}
	return ""
}
