// Package report says what a simulation has to say: as files that other programs read, and as a page that a person
// likes to read.
//
//	simulate.Result → members, refused, skipped, months and the ledger as CSV, JSON lines or Parquet;
//	                  summary.json; the summary as text
//
// Files are written beside their final names and renamed when they are whole, so that a killed run leaves nothing half.
package report
