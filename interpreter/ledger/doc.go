// Package ledger keeps a member's books: for every wallet the lots that make up what is available, and the totals of
// everything that ever came and went. It asserts its own law and knows no rules: who earns what and why is decided
// elsewhere.
//
// The law, for every wallet, always:
//
//	opening + earned + received + returned + debt = available + pending + held + spent + expired + reversed + sent
//
// Amounts are whole numbers at the wallet's decimal places, instants microseconds.
package ledger
