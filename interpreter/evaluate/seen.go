package evaluate

import "github.com/punchcard-lang/punchcard/interpreter/compile"

// Seen is what evaluation has come past: which rules did something, how conditions came out, which rows decided. Points
// are numbered from 1, as the scheme's are.
type Seen struct {
	Rules []bool // by rule: it did something
	True  []bool // by point: the condition came out true, or the row decided
	False []bool // by point: the condition came out false
}

// NewSeen makes one that has seen nothing.
func NewSeen(plan *compile.Plan) *Seen {
	return &Seen{Rules: make([]bool, len(plan.Rules)), True: make([]bool, plan.Points+1), False: make([]bool, plan.Points+1)}
}

// Watch notes what the events that follow come past; nil ends that.
func (e *Evaluator) Watch(seen *Seen) { e.frame.seen = seen }

func (s *Seen) rule(rule int) {
	if s != nil {
		s.Rules[rule] = true
	}
}

func (s *Seen) condition(point int, holds bool) {
	if holds {
		s.True[point] = true
	} else {
		s.False[point] = true
	}
}

func (s *Seen) row(point int) { s.True[point] = true }
