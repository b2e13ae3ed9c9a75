package compile

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// leavesOf collects the values that an expression is worked out from, each once, by its name in the scheme. Those of
// a line are among them only where one line is at hand.
func leavesOf(e *check.Expression, line bool) []Leaf {
	c := collector{line: line, seen: map[string]bool{}}
	c.collect(e)
	return c.leaves
}

type collector struct {
	line   bool
	seen   map[string]bool
	leaves []Leaf
}

func (c *collector) collect(e *check.Expression) {
	if e == nil || len(c.leaves) == MostLeaves {
		return
	}
	_, isSlot := slots[e.Operation]
	switch isList := e.Operation >= check.OperationListSum && e.Operation <= check.OperationListOne; {
	case isSlot, isList, e.Operation == check.OperationOther, len(e.Arguments) == 0 && e.Operation != check.OperationConstant:
		c.add(e)
		return
	case e.Operation == check.OperationLookup && (c.line || !readsLine(e)):
		c.add(e)
	}
	for _, argument := range e.Arguments {
		c.collect(argument)
	}
	for _, row := range e.Rows {
		c.collect(row.Value)
	}
}

func (c *collector) add(e *check.Expression) {
	if e.Operation == check.OperationLineField && !c.line || e.Type.Kind == Lines || c.seen[e.Text] {
		return
	}
	c.seen[e.Text] = true
	c.leaves = append(c.leaves, Leaf{Name: e.Text, Step: lower(e)})
}

// readsLine tells whether an expression reads a field of a line.
func readsLine(e *check.Expression) bool {
	return e.Operation == check.OperationLineField || slices.ContainsFunc(e.Arguments, readsLine)
}
