// Package tabular writes tables: rows of typed cells in, a file of CSV, JSON lines or Parquet out, as a stream and with
// the same bytes for the same rows on every machine.
//
//	rows of Cells → Table (table.go) → csv.go, json.go, parquet.go → packing.go → file
//
// It knows columns by name and type. What a row means it never knows.
package tabular
