package dsl

import "github.com/alecthomas/participle/v2/lexer"

// The blocks of declarations. Each is read by its own table of clauses, so that an error costs one clause.
type (
	// Fields are the attributes of a member or the columns of a list.
	Fields struct{ Block }
	// EventBlock holds an event's fields and how long it can be refunded.
	EventBlock struct{ Block }
	// TableBlock holds a table's columns and rows.
	TableBlock struct{ Block }
	// VoucherBlock holds what a voucher is worth and when it can be used.
	VoucherBlock struct{ Block }
	// WalletBlock holds a wallet's clauses.
	WalletBlock struct{ Block }
	// CalendarBlock holds the days and times of a calendar.
	CalendarBlock struct{ Block }
	// MetricBlock holds what a metric measures.
	MetricBlock struct{ Block }
	// TiersBlock holds the tiers, lowest first, and how they are reviewed.
	TiersBlock struct{ Block }
	// SegmentBlock holds the lines of a segment, of which the first that holds counts.
	SegmentBlock struct{ Block }
	// ChallengeBlock holds when a challenge begins and ends, its goal, and what reaching it gives.
	ChallengeBlock struct{ Block }
	// RuleBlock holds what a rule asks, does and is bounded by.
	RuleBlock struct{ Block }
	// AmountRows holds the rows of an amount's table.
	AmountRows struct{ Block }
	// TestBlock holds members, steps and expectations, in order of time.
	TestBlock struct{ Block }
	// AttributeBlock holds what a test's member is at its beginning.
	AttributeBlock struct{ Block }
	// AssignmentBlock holds the fields of a source's event.
	AssignmentBlock struct{ Block }
	// LineBlock holds the fields of the lines of a source's list.
	LineBlock struct{ Block }
	// SourceDataBlock holds where members, or the rows of a table, come from.
	SourceDataBlock struct{ Block }
)

// Parse reads the block.
func (b *Fields) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, fieldClauses) }

// Parse reads the block.
func (b *EventBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, eventClauses) }

// Parse reads the block.
func (b *TableBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, tableClauses) }

// Parse reads the block.
func (b *VoucherBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, voucherClauses) }

// Parse reads the block.
func (b *WalletBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, walletClauses) }

// Parse reads the block.
func (b *CalendarBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, calendarClauses) }

// Parse reads the block.
func (b *MetricBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, metricClauses) }

// Parse reads the block.
func (b *TiersBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, tiersClauses) }

// Parse reads the block.
func (b *SegmentBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, segmentClauses) }

// Parse reads the block.
func (b *ChallengeBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, challengeClauses) }

// Parse reads the block.
func (b *RuleBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, ruleClauses) }

// Parse reads the block.
func (b *AmountRows) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, amountRowClauses) }

// Parse reads the block.
func (b *TestBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, testClauses) }

// Parse reads the block.
func (b *AttributeBlock) Parse(lex *lexer.PeekingLexer) error {
	return b.read(lex, testAttributeClauses)
}

// Parse reads the block.
func (b *AssignmentBlock) Parse(lex *lexer.PeekingLexer) error {
	return b.read(lex, assignmentClauses)
}

// Parse reads the block.
func (b *LineBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, lineClauses) }

// Parse reads the block.
func (b *SourceDataBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, sourceDataClauses) }
