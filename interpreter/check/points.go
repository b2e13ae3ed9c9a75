package check

import "github.com/punchcard-lang/punchcard/dsl"

// PointKind is what sort of thing the tests of a scheme should come past.
type PointKind uint8

// The kinds of points.
const (
	PointCondition PointKind = iota // should come out true once, and false once
	PointRow                        // should be taken once
)

// Point is a condition or a row that the tests of a scheme should come past. What a rule says of several events is one
// point, as it stands in the file once.
type Point struct {
	Kind PointKind
	Span dsl.Span
	Text string
}

// point counts a part of the file as a point and returns its number, from 1.
func (c *checker) point(kind PointKind, part dsl.Noded) int {
	if c.scheme == nil {
		return 0
	}
	span := c.file.Span(part)
	for i, known := range c.scheme.Points {
		if known.Span == span {
			return i + 1
		}
	}
	c.scheme.Points = append(c.scheme.Points, Point{kind, span, c.file.Text(part)})
	return len(c.scheme.Points)
}

// judged makes a whole condition a point: the tests of a scheme should see it true and false.
func (c *checker) judged(part dsl.Noded, condition *Expression) *Expression {
	if !condition.broken() {
		condition.Point = c.point(PointCondition, part)
	}
	return condition
}
