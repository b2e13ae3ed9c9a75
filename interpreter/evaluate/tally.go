package evaluate

import (
	"cmp"
	"slices"
	"sort"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// tally adds up by value, over the window of its metric: how often, or how much, for each of the different values that
// events had.
type tally struct {
	keys  []keyed // by value
	crowd int     // how many there were when it was last looked through
}

// keyed is what has been added up for one value.
type keyed struct {
	number int64
	text   string
	total  Accumulator
}

func (k *keyed) compare(number int64, text string) int {
	return cmp.Or(cmp.Compare(k.number, number), cmp.Compare(k.text, text))
}

// find finds what has been added up for a value; nil if nothing has.
func (t *tally) find(number int64, text string) *Accumulator {
	if i := t.search(number, text); i < len(t.keys) && t.keys[i].compare(number, text) == 0 {
		return &t.keys[i].total
	}
	return nil
}

func (t *tally) search(number int64, text string) int {
	return sort.Search(len(t.keys), func(i int) bool { return t.keys[i].compare(number, text) >= 0 })
}

// of finds what has been added up for a value, or makes room for it.
func (t *tally) of(window *span, now value.Instant, number int64, text string) *Accumulator {
	if known := t.find(number, text); known != nil {
		return known
	}
	if len(t.keys) > 2*t.crowd+clutter {
		t.drop(window, now)
	}
	i := t.search(number, text)
	last := len(t.keys)
	t.keys = slices.Grow(t.keys, 1)[:last+1]
	fresh := t.keys[last]
	fresh.number, fresh.text, fresh.total = number, text, Accumulator{parts: fresh.total.parts[:0]}
	copy(t.keys[i+1:], t.keys[i:last])
	t.keys[i] = fresh
	return &t.keys[i].total
}

// drop drops the values of which nothing is left, and keeps their memory.
func (t *tally) drop(window *span, now value.Instant) {
	live := 0
	for i := range t.keys {
		if !t.keys[i].total.isOver(window, now) {
			t.keys[live], t.keys[i] = t.keys[i], t.keys[live]
			live++
		}
	}
	t.keys, t.crowd = t.keys[:live], live
}

// isOver tells whether nothing of what was added up is left, and no reading from an instant on could find any of it.
func (a *Accumulator) isOver(window *span, now value.Instant) bool {
	switch window.kind {
	case compile.OverLast:
		a.leave(now)
		return len(a.parts) == a.head
	case compile.ThisPeriod, compile.PreviousPeriod:
		return a.sum == 0 && a.previous == 0 || now >= a.end && window.startOf(now) != a.end
	}
	return a.sum == 0
}

// distinct is for how many values there is something.
func (t *tally) distinct(window *span, at value.Instant) int64 {
	count := int64(0)
	for i := range t.keys {
		if t.keys[i].total.read(window, at) > 0 {
			count++
		}
	}
	return count
}

// top is the value for which there is most; of equals the first in order. nil if there is nothing.
func (t *tally) top(window *span, at value.Instant) *keyed {
	var best *keyed
	most := int64(0)
	for i := range t.keys {
		if total := t.keys[i].total.read(window, at); total > most {
			best, most = &t.keys[i], total
		}
	}
	return best
}

func (t *tally) copyTo(other *tally) {
	other.keys, other.crowd = resize(other.keys, len(t.keys)), t.crowd
	for i := range t.keys {
		other.keys[i].number, other.keys[i].text = t.keys[i].number, t.keys[i].text
		t.keys[i].total.copyTo(&other.keys[i].total)
	}
}
