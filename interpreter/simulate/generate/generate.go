// Package generate makes histories that look like a real shop's, from a seed: the same seed gives the same bytes on
// every machine. A few members spend most (the top fifth about three quarters), visits follow weekdays and seasons,
// some purchases are paid in points, some come back.
//
// Everything is drawn with whole numbers. Each member has a stream of random numbers of its own, so that a history can
// be written member after member without being held.
package generate

import (
	"bufio"
	"io"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Options say what kind of shop it is.
type Options struct {
	Seed     uint64
	Members  int
	From     value.Date // the first day on which anybody joins
	Until    value.Date // the day after the last
	Zone     *value.Zone
	Wallet   string // the wallet that purchases redeem from; empty if none do
	PerUnit  int64  // points that are worth one unit of money
	Activate string // an event that most members have soon after joining; empty if there is none
	Items    string // the list of a basket's lines, and the names of its fields
	SKU      string
	Price    string
	Quantity string
	Products []Product
}

// Product is something that baskets hold. The price is in the currency's smallest unit.
type Product struct {
	SKU   string
	Price int64
}

// shop writes one history.
type shop struct {
	options Options
	out     *bufio.Writer
	row     []byte
	orders  int64
}

// History writes a history in the standard form, member after member. Amounts have two decimals.
func History(w io.Writer, options Options) error {
	s := &shop{options: options, out: bufio.NewWriterSize(w, 1<<16)}
	s.header()
	for number := range options.Members {
		m := s.member(number)
		m.live()
	}
	return s.out.Flush()
}

// Members writes the members of that history, and what is known of them. birthday names the attribute.
func Members(w io.Writer, options Options, birthday string) error {
	out := bufio.NewWriterSize(w, 1<<16)
	_, _ = out.WriteString("member," + birthday + "\n")
	s := &shop{options: options}
	for number := range options.Members {
		m := s.member(number)
		row := append(append([]byte(nil), m.id...), ',')
		if m.birthday != 0 {
			row = m.birthday.AppendTo(row)
		}
		_, _ = out.Write(append(row, '\n'))
	}
	return out.Flush()
}

func (s *shop) header() {
	header := "member,time,event,id,amount,of"
	if s.options.Wallet != "" {
		header += ",redeem." + s.options.Wallet
	}
	if s.options.Items != "" {
		header += "," + s.options.Items
	}
	_, _ = s.out.WriteString(header + "\n")
}

// event is one row under way; what it lacks is left empty.
type event struct {
	day    value.Date
	second int64
	name   string
	id     int64
	amount int64
	money  bool
	of     int64
	points int64
	lines  []line
}

type line struct {
	product  *Product
	quantity int64
}

// write writes one row.
func (s *shop) write(member string, e *event) {
	row := append(s.row[:0], member...)
	row = append(row, ',')
	row = e.day.AppendTo(row)
	row = append(row, ' ')
	row = appendClock(row, e.second)
	row = append(append(append(row, ','), e.name...), ',')
	if e.id > 0 {
		row = appendID(row, e.id)
	}
	row = append(row, ',')
	if e.money {
		row = value.AppendDecimal(row, e.amount, 2)
	}
	row = append(row, ',')
	if e.of > 0 {
		row = appendID(row, e.of)
	}
	if s.options.Wallet != "" {
		row = append(row, ',')
		if e.points > 0 {
			row = strconv.AppendInt(row, e.points, 10)
		}
	}
	if s.options.Items != "" {
		row = append(row, ',')
		row = s.appendLines(row, e.lines)
	}
	s.row = append(row, '\n')
	_, _ = s.out.Write(s.row)
}

func appendClock(row []byte, second int64) []byte {
	for i, part := range []int64{second / 3600, second / 60 % 60, second % 60} {
		if i > 0 {
			row = append(row, ':')
		}
		row = append(row, byte('0'+part/10), byte('0'+part%10))
	}
	return row
}

func appendID(row []byte, id int64) []byte {
	row = append(row, 'P')
	for digits := id; digits < 1_000_000; digits *= 10 {
		if digits == 0 {
			break
		}
		row = append(row, '0')
	}
	return strconv.AppendInt(row, id, 10)
}

// appendLines writes a basket as JSON in a cell: quotes are doubled.
func (s *shop) appendLines(row []byte, lines []line) []byte {
	if len(lines) == 0 {
		return row
	}
	row = append(row, `"[`...)
	for i, one := range lines {
		if i > 0 {
			row = append(row, ',')
		}
		row = append(row, `{""`+s.options.SKU+`"":""`+one.product.SKU+`"",""`+s.options.Price+`"":`...)
		row = value.AppendDecimal(row, one.product.Price, 2)
		row = append(row, `,""`+s.options.Quantity+`"":`...)
		row = append(strconv.AppendInt(row, one.quantity, 10), '}')
	}
	return append(row, `]"`...)
}
