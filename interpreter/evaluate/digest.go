package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// A digest is a number that stands for all that an event says, to tell a repeat from another event of the same id. It
// is made of names and decimals, so that another version of the scheme gives the same: a field that is absent, or at
// its default, adds nothing, and the order in which fields are declared changes nothing.

// fieldNames are the hashes of the names of an event's fields, and of the columns of its lists.
type fieldNames struct {
	event   uint64
	fields  []uint64
	columns [][]uint64
}

func namesOf(event *compile.Event) fieldNames {
	names := fieldNames{event: hashOf(event.Name), fields: make([]uint64, len(event.Fields)), columns: make([][]uint64, len(event.Fields))}
	for i := range event.Fields {
		names.fields[i] = hashOf(event.Fields[i].Name)
		for j := range event.Fields[i].List {
			names.columns[i] = append(names.columns[i], hashOf(event.Fields[i].List[j].Name))
		}
	}
	return names
}

func (e *Evaluator) digest(event *Event) uint64 {
	names, fields := &e.names[event.Kind], e.plan.Events[event.Kind].Fields
	total := mix(names.event, uint64(event.At))
	for i := range fields {
		if fields[i].List == nil {
			total += digestCell(names.fields[i], &fields[i], &event.Cells[i])
			continue
		}
		for line := range event.lineCount(i) {
			total += digestLine(mix(names.fields[i], uint64(line)), names.columns[i], fields[i].List, event.line(i, line))
		}
	}
	return total
}

func digestLine(seed uint64, names []uint64, columns []compile.Field, cells []Cell) uint64 {
	total := seed
	for i := range columns {
		total += digestCell(names[i], &columns[i], &cells[i])
	}
	return mix(total, seed)
}

// digestCell is nothing for a cell that says no more than its field's default does.
func digestCell(name uint64, field *compile.Field, cell *Cell) uint64 {
	if !cell.Present || *cell == field.Default {
		return 0
	}
	if field.Kind == compile.Text || field.Kind == compile.Link {
		return mix(name, hashOf(cell.Text))
	}
	// 10.50 and 10.5 are one number, whatever places the field has.
	number, places := cell.Number, field.Places
	for places > 0 && number%10 == 0 {
		number, places = number/10, places-1
	}
	return mix(mix(name, uint64(number)), uint64(places))
}

// mix joins two numbers so that neither is found again in the result (the finaliser of splitmix64).
func mix(a, b uint64) uint64 {
	z := a*0x9E3779B97F4A7C15 + b + 0x632BE59BD9B4E019
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// hashOf is FNV-1a.
func hashOf(text string) uint64 {
	hash := uint64(14695981039346656037)
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * 1099511628211
	}
	return hash
}
