// Package simulate runs a scheme over the history of a population: it reads the files, brings the events of all
// members into their total order, applies one after the other, and adds up.
//
//	files → mapping.Log → interpreter.Program.Apply, event by event → Result
//
// The plain way is one loop over all events of all members (population.go). Where members have nothing to do with each
// other it is one life after the other (local.go), which gives the same bytes. So must whatever is faster.
package simulate
