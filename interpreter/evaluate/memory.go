package evaluate

import (
	"math"

	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// memory is what is remembered of a member's events: their ids, so that a repeat is known, and of those that can be
// refunded what they moved. Records lie in order of time; what they moved lies in lists beside them.
type memory struct {
	records       []record
	head          int
	credits       []credit
	spends        []spend
	contributions []contribution
	vouchers      []voucherMove
	index         []int32 // by hash of the id: 1 + position in records; empty while few are remembered
}

// record is one event that has an id.
type record struct {
	id        string
	hash      uint64
	digest    uint64
	event     int64
	kind      int32 // of the plan's events, or the name of one that is gone
	at        value.Instant
	closes    value.Instant // from when on it can't be refunded; not after at if never
	forget    value.Instant // when the record itself goes
	net       int64
	refunded  int64
	whole     bool // all of it was refunded
	credits   stretch
	spends    stretch
	additions stretch
	vouchers  stretch
}

// stretch is a part of one of the lists.
type stretch struct{ from, to int }

// credit is what one rule credited to one wallet; the rule is None where an event fills the wallet.
type credit struct {
	wallet   int32
	rule     int32
	amount   int64
	expired  int64 // of it, and not counted against a refund yet
	reversed int64 // what refunds took back of it so far

	// Of what another member got: who, and the number of the event among that member's own.
	to     string
	number int64
}

// spend is what was drawn out of one lot.
type spend struct {
	wallet   int32
	draw     ledger.Draw
	returned int64
}

// voucherMove is a voucher that the event used, or vouchers that it issued.
type voucherMove struct {
	voucher int32
	used    bool
	one     ledger.Voucher
	to      string // another member, who got them
}

// contribution is what the event added to a metric.
type contribution struct {
	metric int32
	amount int64
	count  bool // it goes when all is refunded
	earned bool // it only says that what was earned counts: what goes back is told by the credits
	taken  int64

	// Of what is added up by value: the value.
	number int64
	text   string
}

// few is how many records are looked through one by one.
const few = 16

// find returns where the newest record of an id lies, or None. Few records are looked through, newest first.
func (m *memory) find(id string) int {
	if id == "" {
		return None
	}
	hash := hashOf(id)
	if len(m.index) == 0 {
		for i := len(m.records) - 1; i >= m.head; i-- {
			if m.records[i].is(id, hash) {
				return i
			}
		}
		return None
	}
	mask := uint64(len(m.index) - 1)
	for slot := hash & mask; m.index[slot] != 0; slot = (slot + 1) & mask {
		if position := int(m.index[slot]) - 1; position >= m.head && m.records[position].is(id, hash) {
			return position
		}
	}
	return None
}

func (r *record) is(id string, hash uint64) bool { return r.hash == hash && r.id == id }

// add remembers an event. What it moved is what was appended to the lists since the marks.
func (m *memory) add(one record) {
	m.records = append(m.records, one)
	switch live := len(m.records) - m.head; {
	case len(m.index) == 0 && live <= few:
	case 2*len(m.records) > len(m.index):
		m.reindex()
	default:
		m.enter(len(m.records) - 1)
	}
}

// enter notes where a record lies; one with an id that was used before takes that one's place.
func (m *memory) enter(position int) {
	mask := uint64(len(m.index) - 1)
	one := &m.records[position]
	slot := one.hash & mask
	for m.index[slot] != 0 && !m.records[m.index[slot]-1].is(one.id, one.hash) {
		slot = (slot + 1) & mask
	}
	m.index[slot] = int32(position + 1)
}

// reindex builds the index anew, so large that it stays half empty until the forgotten records in it are cleared out.
func (m *memory) reindex() {
	live := len(m.records) - m.head
	if live <= few {
		m.index = m.index[:0]
		return
	}
	size := 8 * few
	for size < 8*live && size < math.MaxInt32/2 {
		size *= 2
	}
	if cap(m.index) >= size {
		m.index = m.index[:size]
		clear(m.index)
	} else {
		m.index = make([]int32, size)
	}
	for i := m.head; i < len(m.records); i++ {
		m.enter(i)
	}
}

// forget drops the records whose time has come, and now and then what they held.
func (m *memory) forget(now value.Instant) {
	for m.head < len(m.records) && m.records[m.head].forget <= now {
		m.head++
	}
	if m.head <= few || m.head <= len(m.records)/2 {
		return
	}
	first := m.firsts()
	m.credits = m.credits[:copy(m.credits, m.credits[first.credits:])]
	m.spends = m.spends[:copy(m.spends, m.spends[first.spends:])]
	m.contributions = m.contributions[:copy(m.contributions, m.contributions[first.contributions:])]
	m.vouchers = m.vouchers[:copy(m.vouchers, m.vouchers[first.vouchers:])]
	m.records = m.records[:copy(m.records, m.records[m.head:])]
	m.head = 0
	for i := range m.records {
		m.records[i].credits.back(first.credits)
		m.records[i].spends.back(first.spends)
		m.records[i].additions.back(first.contributions)
		m.records[i].vouchers.back(first.vouchers)
	}
	m.reindex()
}

// firsts returns where the lists of the live records begin.
func (m *memory) firsts() marks {
	if m.head == len(m.records) {
		return m.mark()
	}
	first := &m.records[m.head]
	return marks{first.credits.from, first.spends.from, first.additions.from, first.vouchers.from}
}

func (s *stretch) back(by int) { s.from, s.to = s.from-by, s.to-by }

// expired notes that some of what an event credited has expired, while the event can still be refunded.
func (m *memory) expired(key ledger.Key, wallet int, amount int64, now value.Instant) {
	if one := m.numbered(key.Event); one == nil || one.closes <= now {
		return
	}
	if c := m.credit(key.Event, int32(wallet), key.Rule); c != nil {
		c.expired += amount
	}
}

// numbered returns the record of an event by its number; nil if there is none.
func (m *memory) numbered(event int64) *record {
	low, high := m.head, len(m.records)
	for low < high {
		middle := (low + high) / 2
		if m.records[middle].event < event {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(m.records) || m.records[low].event != event {
		return nil
	}
	return &m.records[low]
}

// credit returns what a rule credited to one of the member's own wallets on an event; nil if nothing is known of it.
func (m *memory) credit(event int64, wallet, rule int32) *credit {
	one := m.numbered(event)
	if one == nil {
		return nil
	}
	for i := one.credits.from; i < one.credits.to; i++ {
		if c := &m.credits[i]; c.rule == rule && c.wallet == wallet && c.to == "" {
			return c
		}
	}
	return nil
}

// marks are where the lists of what events moved ended before an event.
type marks struct{ credits, spends, contributions, vouchers int }

func (m *memory) mark() marks {
	return marks{len(m.credits), len(m.spends), len(m.contributions), len(m.vouchers)}
}

// cut forgets what was appended to the lists since the marks.
func (m *memory) cut(since marks) {
	m.credits, m.spends, m.contributions = m.credits[:since.credits], m.spends[:since.spends], m.contributions[:since.contributions]
	m.vouchers = m.vouchers[:since.vouchers]
}

// since gives a record what was appended to the lists since the marks.
func (m *memory) since(one *record, since marks) {
	one.credits = stretch{since.credits, len(m.credits)}
	one.spends = stretch{since.spends, len(m.spends)}
	one.additions = stretch{since.contributions, len(m.contributions)}
	one.vouchers = stretch{since.vouchers, len(m.vouchers)}
}

func (m *memory) copyTo(other *memory) {
	other.records = append(other.records[:0], m.records...)
	other.credits = append(other.credits[:0], m.credits...)
	other.spends = append(other.spends[:0], m.spends...)
	other.contributions = append(other.contributions[:0], m.contributions...)
	other.vouchers = append(other.vouchers[:0], m.vouchers...)
	other.index = append(other.index[:0], m.index...)
	other.head = m.head
}
