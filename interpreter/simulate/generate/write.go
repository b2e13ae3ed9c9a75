package generate

import (
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// writer makes rows of events. Its buffers live until the next row.
type writer struct {
	shop    *Shop
	table   *tabular.Table
	measure *Measure
	digits  int
	row     []tabular.Cell
	member  []byte
	id      []byte
	of      []byte
	another []byte
	items   []byte
}

func (s *Shop) newWriter(table *tabular.Table, measure *Measure) *writer {
	return &writer{shop: s, table: table, measure: measure, digits: s.digits(), row: make([]tabular.Cell, len(s.layout.columns))}
}

// digits is how many digits a member's number has, so that ids stand in the order of numbers.
func (s *Shop) digits() int { return max(7, len(strconv.Itoa(s.options.Members))) }

// appendNumber writes a member's number after a letter: M0000042.
func appendNumber(dst []byte, letter byte, number, digits int) []byte {
	dst = append(dst, letter)
	number++
	for zeros := digits - len(strconv.AppendInt(dst[len(dst):], int64(number), 10)); zeros > 0; zeros-- {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(number), 10)
}

// appendOrder writes the id of a member's order: P0000042-7.
func (w *writer) appendOrder(dst []byte, member int, order int32) []byte {
	return strconv.AppendInt(append(appendNumber(dst, 'P', member, w.digits), '-'), int64(order), 10)
}

// write writes an event as a row.
func (w *writer) write(e *Event) error {
	w.measure.observe(w.shop, e)
	clear(w.row)
	w.member = appendNumber(w.member[:0], 'M', e.Member, w.digits)
	w.row[columnMember] = tabular.OfBytes(w.member)
	w.row[columnTime] = tabular.Of(e.At)
	w.row[columnEvent] = tabular.OfBytes(w.shop.kinds[e.Kind].name)
	if e.ID > 0 {
		w.id = w.appendOrder(w.id[:0], e.Member, e.ID)
		w.row[columnID] = tabular.OfBytes(w.id)
	}
	fields := w.shop.kinds[e.Kind].fields
	for i := range fields {
		w.row[fields[i].column] = w.cell(e, &fields[i])
	}
	return w.table.Write(w.row)
}

// cell is what a field of an event has.
func (w *writer) cell(e *Event, of *field) tabular.Cell {
	switch of.fill {
	case fillAmount:
		return tabular.Cell{Number: e.Amount, Present: !e.Whole}
	case fillOrder:
		w.of = w.appendOrder(w.of[:0], e.Member, e.Of)
		return tabular.OfBytes(w.of)
	case fillUnits:
		return tabular.Cell{Number: e.Units, Present: e.Wallet == of.wallet && e.Units > 0}
	case fillReferrer:
		return w.link(w.shop.referrer(e.Member))
	case fillItems:
		w.items = w.shop.appendItems(w.items[:0], e.Basket)
		return tabular.OfBytes(w.items)
	case fillStored:
		return tabular.Cell{Number: e.Stored, Present: e.Stored > 0}
	case fillMember:
		if e.details.percent(3) {
			return w.link(int(e.details.below(int64(w.shop.options.Members))))
		}
		return tabular.Cell{}
	}
	if of.rare && !e.details.percent(30) {
		return tabular.Cell{}
	}
	return w.invented(e, of)
}

// invented is a value for a field that nothing else is known of.
func (w *writer) invented(e *Event, of *field) tabular.Cell {
	one, _ := value.PowerOfTen(of.places)
	switch of.fill {
	case fillText:
		return tabular.OfBytes(common(&e.details, of.choices))
	case fillFlag:
		return tabular.OfBytes(flags[e.details.below(2)])
	case fillDate:
		return tabular.Of(e.At / (86400 * microseconds))
	case fillTime:
		return tabular.Of(e.At)
	case fillMoney:
		return tabular.Of(w.shop.pretty(e.details.logNormal(w.shop.unit*w.shop.options.Price, 1100)))
	}
	return tabular.Of(e.details.between(1, 5) * one)
}

var flags = [2][]byte{[]byte("yes"), []byte("no")}

// common draws one of several texts, the first more often.
func common(r *random, choices [][]byte) []byte {
	place := r.below(1000) * r.below(1000)
	return choices[place*int64(len(choices))/1_000_000]
}

// link is another member, if it is one.
func (w *writer) link(number int) tabular.Cell {
	if number == compile.None {
		return tabular.Cell{}
	}
	w.another = appendNumber(w.another[:0], 'M', number, w.digits)
	return tabular.OfBytes(w.another)
}

// appendItems writes a basket as JSON.
func (s *Shop) appendItems(dst []byte, basket []line) []byte {
	if len(basket) == 0 {
		return dst
	}
	names := &s.layout.items
	dst = append(dst, '[')
	for i := range basket {
		one := &basket[i]
		if i > 0 {
			dst = append(dst, ',')
		}
		start := len(dst)
		if names.sku != "" {
			dst = append(appendKey(dst, start, names.sku), '"')
			dst = append(append(dst, one.product.sku...), '"')
		}
		for j, name := range names.texts {
			choices := names.choices[j]
			dst = append(appendKey(dst, start, name), '"')
			dst = append(append(dst, choices[one.product.kind*len(choices)>>16]...), '"')
		}
		if names.price != "" {
			dst = value.AppendDecimal(appendKey(dst, start, names.price), one.product.price, names.places)
		}
		if names.quantity != "" {
			dst = strconv.AppendInt(appendKey(dst, start, names.quantity), one.quantity, 10)
		}
		for _, name := range names.numbers {
			dst = append(appendKey(dst, start, name), '1')
		}
		dst = append(dst, '}')
	}
	return append(dst, ']')
}

func appendKey(dst []byte, start int, name string) []byte {
	if len(dst) == start {
		dst = append(dst, '{')
	} else {
		dst = append(dst, ',')
	}
	return append(append(append(dst, '"'), name...), '"', ':')
}
