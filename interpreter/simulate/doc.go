// Package simulate runs a scheme over the history of a population: it reads the files, brings the events of all
// members into their total order, applies one after the other, and adds up.
//
//	files → mapping.Log → interpreter.Program.Apply, event by event → Result
//
// This is the plain way: one loop over all events of all members. Whatever is faster must give the same bytes.
package simulate
