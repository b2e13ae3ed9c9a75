// Package mapping turns rows into what happened: the rows of a history in our own form, or those of a foreign file by
// its source, become events and members of a scheme. Every row is accounted for: it becomes an event, or it is skipped
// with a reason.
//
//	history.Reader (typed columns) → Log (events as columns), Members
package mapping
