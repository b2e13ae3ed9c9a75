package compile

import "github.com/punchcard-lang/punchcard/interpreter/check"

// planMessage takes over words for a member in which names stand.
func planMessage(planned *Effect, effect *check.Effect) {
	planned.Texts = effect.Texts
	for _, name := range effect.Names {
		planned.Leaves = append(planned.Leaves, Leaf{Name: name.Text, Step: lower(name), Late: isLate(name)})
	}
}

// isLate tells whether a value in words for a member is read when the event is done, as all is that the member then has
// and is. What belongs to the event, its order or its line is read with the rule.
func isLate(name *check.Expression) bool {
	reads, early := false, false
	visit(name, func(part *check.Expression) {
		switch part.Operation {
		case check.OperationField, check.OperationLineField, check.OperationOffer, check.OperationDrawn, check.OperationNet, check.OperationDue:
			early = true
		case check.OperationMetric, check.OperationAvailable, check.OperationTier, check.OperationSegment, check.OperationHeld, check.OperationAttribute:
			reads = true
		}
	})
	return reads && !early
}
