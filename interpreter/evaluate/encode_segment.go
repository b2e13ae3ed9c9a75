package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// neverWord says of an instant that it does not come.
const neverWord = "never"

// segments writes the lines that a member is in.
func (w *encoder) segments(d *document) {
	if len(w.plan.Segments) == 0 {
		return
	}
	d.Segments = map[string]string{}
	for i, line := range w.state.Segments {
		if line != None {
			d.Segments[w.plan.Segments[i].Name] = w.plan.Segments[i].Lines[line].Name
		}
	}
	if d.Sorted = instantOf(w.state.sorted); d.Sorted == "" {
		d.Sorted = neverWord
	}
}

// readSegments reads the lines that a member is in. Where nothing is known of when segments change they are judged at
// the next 00:00.
func (r *decoder) readSegments() {
	slots := map[string]int{}
	for i := range r.plan.Segments {
		slots[r.plan.Segments[i].Name] = i
	}
	for _, name := range sortedKeys(r.written.Segments) {
		slot, known := slots[name]
		line := -1
		if known {
			line = slices.IndexFunc(r.plan.Segments[slot].Lines, func(line compile.SegmentLine) bool { return line.Name == r.written.Segments[name] })
		}
		if line < 0 {
			r.mismatch("segment", name, r.written.Segments[name])
			continue
		}
		r.state.Segments[slot] = line
	}
	switch {
	case r.written.Sorted == neverWord:
	case r.written.Sorted == "":
		r.evaluator.sortSoon(r.state, r.state.Now)
	case len(r.plan.Segments) > 0:
		r.state.sorted = r.dueAt("sorted", r.written.Sorted)
	}
}
