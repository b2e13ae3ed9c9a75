// Package history reads the files that a simulation is fed: rows in, typed
// columns in batches out.
//
//	file → bytes (open.go, compression.go) → text (encoding.go, window.go) → rows (csv.go, json.go) → columns (typing.go) → Batch
//	     → pages, dictionaries (parquet.go) →                                                         columns → Batch
//
// It knows how CSV, JSON lines and Parquet are written, what numbers, dates and times
// look like, and what spreadsheets do to them. It never knows a scheme, a member
// or an event: a caller says which columns it wants and of what type.
//
// Rows that cannot be typed are not lost: they are in the batch beside the good
// ones, each with its line, its text, and what was expected. What makes a file
// unreadable as a whole is a DataError; the rows before it are delivered first.
// Sentences are English and Chinese.
package history
