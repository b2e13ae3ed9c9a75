package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// setLine is a line of an order as sets see it.
type setLine struct {
	line  int
	price int64 // of a piece
	left  int64 // pieces that are in no set yet
	used  int64 // by the set that is being made
}

// setMaker makes sets out of an order's lines. Its memory is used again.
type setMaker struct {
	lines []setLine // the dearest first
	fits  []bool    // by part and line of the order
	needs []int64   // by part: how many pieces
}

// sets is what the sets of an order cost less than their pieces. Every part takes the dearest pieces that it can, the
// parts in their order; sets are made as long as there are pieces for them.
func (f *frame) sets(step *compile.Step) quantity {
	list := step.Arguments[compile.SetList].Slot
	price := f.calculate(step.Arguments[compile.SetPrice])
	maker := &f.evaluator.setMaker
	if price.missing || !f.readSetLines(maker, step, list) {
		return missing
	}
	var off value.Wide
	for {
		if !maker.pick(f.event.lineCount(list)) {
			return quantity{number: off}
		}
		cost, fits := maker.cost()
		if fits {
			cost, fits = cost.Subtract(price.number)
		}
		count := maker.take()
		if fits && cost.Sign() <= 0 {
			continue // no set is dearer than its pieces
		}
		if fits {
			cost, fits = cost.Multiply(value.WideOf(count))
		}
		if fits {
			off, fits = off.Add(cost)
		}
		if !fits {
			return f.tooLarge()
		}
	}
}

// readSetLines reads the lines, what their pieces cost, and which part of a set they fit; false where a number is
// missing or too large.
func (f *frame) readSetLines(maker *setMaker, step *compile.Step, list int) bool {
	parts, count := step.Arguments[compile.SetParts:], f.event.lineCount(list)
	maker.lines, maker.fits, maker.needs = maker.lines[:0], maker.fits[:0], maker.needs[:0]
	outer := f.line
	defer func() { f.line = outer }()
	for i := 0; i < len(parts); i += 2 {
		need := f.calculate(parts[i])
		pieces, ok := need.number.Int64()
		if need.missing || !ok || pieces <= 0 {
			return false
		}
		maker.needs = append(maker.needs, pieces)
		for line := range count {
			f.line = f.event.line(list, line)
			maker.fits = append(maker.fits, f.holds(parts[i+1]))
		}
	}
	for line := range count {
		f.line = f.event.line(list, line)
		price, pieces := f.calculate(step.Arguments[compile.SetPiece]), f.calculate(step.Arguments[compile.SetPieces])
		cost, fits := price.number.Int64()
		left, whole := pieces.number.Int64()
		if price.missing || pieces.missing || left <= 0 {
			continue
		}
		if !fits || !whole || cost > ledger.Most || cost < -ledger.Most {
			f.overflow = true
			return false
		}
		maker.add(setLine{line: line, price: cost, left: left})
	}
	return true
}

// add keeps the lines in order of their price, the dearest first, of equals the first of the order.
func (m *setMaker) add(one setLine) {
	m.lines = append(m.lines, one)
	i := len(m.lines) - 1
	for ; i > 0 && m.lines[i-1].price < one.price; i-- {
		m.lines[i] = m.lines[i-1]
	}
	m.lines[i] = one
}

// pick chooses the pieces of the next set, and tells whether there are enough. count is how many lines the order has.
func (m *setMaker) pick(count int) bool {
	for i := range m.lines {
		m.lines[i].used = 0
	}
	for part, need := range m.needs {
		for i := range m.lines {
			one := &m.lines[i]
			if need == 0 {
				break
			}
			if !m.fits[part*count+one.line] {
				continue
			}
			pieces := min(need, one.left-one.used)
			one.used += pieces
			need -= pieces
		}
		if need > 0 {
			return false
		}
	}
	return true
}

// cost is what the pieces cost that were chosen.
func (m *setMaker) cost() (cost value.Wide, fits bool) {
	for i := range m.lines {
		pieces, ok := value.WideOf(m.lines[i].price).Multiply(value.WideOf(m.lines[i].used))
		if !ok {
			return cost, false
		}
		if cost, ok = cost.Add(pieces); !ok {
			return cost, false
		}
	}
	return cost, true
}

// take takes the pieces of the set that was chosen, and of all that are like it.
func (m *setMaker) take() int64 {
	count := int64(ledger.Most)
	for i := range m.lines {
		if one := &m.lines[i]; one.used > 0 {
			count = min(count, one.left/one.used)
		}
	}
	for i := range m.lines {
		m.lines[i].left -= count * m.lines[i].used
	}
	return count
}
