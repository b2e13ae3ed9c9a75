package mapping

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Members are the members of a history, each with a number, and what is known of them.
type Members struct {
	plan    *compile.Plan
	ids     []string
	numbers map[string]int32
	known   map[int32]Known
}

// Known is what a members' file says of a member.
type Known struct {
	Joined    value.Instant
	HasJoined bool
	Cells     []evaluate.Cell // by attribute; what is not said is not present
}

func newMembers(plan *compile.Plan) *Members {
	return &Members{plan: plan, numbers: map[string]int32{}, known: map[int32]Known{}}
}

// Len is how many members there are.
func (m *Members) Len() int { return len(m.ids) }

// ID returns the id of a member.
func (m *Members) ID(number int) string { return m.ids[number] }

// Known returns what a members' file says of a member.
func (m *Members) Known(number int) (Known, bool) {
	known, ok := m.known[int32(number)]
	return known, ok
}

// Number returns the number of a member; false if the history doesn't know it.
func (m *Members) Number(id string) (int, bool) {
	number, ok := m.numbers[id]
	return int(number), ok
}

// index returns a member's number; a new id gets the next.
func (m *Members) index(id string) int32 {
	if number, ok := m.numbers[id]; ok {
		return number
	}
	number := int32(len(m.ids))
	m.ids = append(m.ids, id)
	m.numbers[id] = number
	return number
}

// interned returns a member's id in the one copy that is kept.
func (m *Members) interned(id []byte) string {
	if number, ok := m.numbers[string(id)]; ok {
		return m.ids[number]
	}
	return m.ids[m.index(string(id))]
}

// Order returns the members' numbers in the order of their ids, by bytes.
func (m *Members) Order() []int32 {
	order := make([]int32, len(m.ids))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(m.ids[a], m.ids[b]) })
	return order
}

// ranks returns each member's place in that order.
func (m *Members) ranks() []int32 {
	ranks := make([]int32, len(m.ids))
	for place, number := range m.Order() {
		ranks[number] = int32(place)
	}
	return ranks
}
