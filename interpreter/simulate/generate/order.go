package generate

import "github.com/punchcard-lang/punchcard/interpreter/compile"

// happen fills in what an event brings, and remembers what it does to the member. It is false if it comes to nothing.
func (m *member) happen(e *Event, one *waiting) bool {
	s := m.shop
	switch s.kinds[e.Kind].role {
	case compile.RolePurchase:
		m.buy(e)
	case compile.RoleRefund:
		m.bringBack(e, one)
	case compile.RoleRecharge:
		m.payIn(e)
	case compile.RoleRedeem:
		return m.redeem(e)
	case compile.RoleLeave:
		m.visitAt, m.awaiting = never, 0
	case compile.RoleOwn:
		if cost := s.kinds[e.Kind].cost; cost > 0 && !m.affords(e.At, cost) {
			return false
		}
		m.ordered++
		e.details = stream(s.options.Seed, int64(m.number), int64(m.ordered))
		if s.kinds[e.Kind].amount {
			e.Basket, e.Amount = s.basket(&e.details, m.basket, e.Basket)
			e.ID = m.ordered
		}
	}
	return true
}

// buy fills a basket, and decides how it is paid and whether some of it comes back.
func (m *member) buy(e *Event) {
	m.ordered++
	e.ID = m.ordered
	r := stream(m.shop.options.Seed, int64(m.number), int64(m.ordered))
	e.Basket, e.Amount = m.shop.basket(&r, m.basket, e.Basket)
	m.age(e.At)
	if r.percent(30) {
		m.payInUnits(e)
	}
	if m.stored > 0 && r.percent(75) {
		m.payStored(e)
	}
	if m.active {
		m.earn(e.Amount)
	}
	if refund := m.shop.first[compile.RoleRefund]; refund != compile.None && r.percent(4) {
		m.planRefund(e, refund, &r)
	}
	e.details = r
}

// age counts what a member has down, as units expire: a twelfth each month.
func (m *member) age(now int64) {
	const month = 30 * 86400 * microseconds
	if m.aged == 0 {
		m.aged = now
	}
	for ; now-m.aged >= month; m.aged += month {
		m.units -= m.units / 12
		if m.units < 12 {
			m.aged = now
			return
		}
	}
}

// earn adds what a purchase gives.
func (m *member) earn(amount int64) {
	if m.shop.earning != compile.None {
		known := &m.shop.wallets[m.shop.earning]
		m.units += amount / known.every * known.units
	}
}

// payInUnits lets units pay for up to a third of an order.
func (m *member) payInUnits(e *Event) {
	if m.shop.payingUnits == compile.None {
		return
	}
	known := &m.shop.wallets[m.shop.payingUnits]
	units := min(m.units/2, e.Amount/3/known.worth*known.rate)
	units -= units % known.steps
	if units >= known.least && units > 0 {
		m.units -= units
		e.Wallet, e.Units = m.shop.payingUnits, units
	}
}

// payStored lets stored value pay for up to two thirds of an order: discounts may have taken the rest.
func (m *member) payStored(e *Event) {
	if purchase := &m.shop.kinds[e.Kind]; purchase.stores() {
		e.Stored = min(m.stored, e.Amount*2/3)
		m.stored -= e.Stored
	}
}

func (k *kind) stores() bool {
	for i := range k.fields {
		if k.fields[i].fill == fillStored {
			return true
		}
	}
	return false
}

// planRefund decides when an order comes back, and how much of it. Orders that units paid for come back as a whole, as
// nobody but the scheme knows what is left of them.
func (m *member) planRefund(e *Event, refund int, r *random) {
	back := waiting{at: m.shop.openedAfter(e.At, r.exponential(4*86400)), kind: int16(refund), of: e.ID, amount: e.Amount, whole: true}
	if r.percent(40) && e.Units == 0 && len(e.Basket) > 1 {
		back.amount, back.whole = min(e.Basket[0].product.price, e.Amount/2), false
		if r.percent(15) {
			m.expect(waiting{at: m.shop.openedAfter(back.at, 86400), kind: back.kind, of: back.of, amount: e.Amount - back.amount, whole: true})
		}
	}
	m.expect(back)
}

// openedAfter is some seconds after a time, and while the shop is open.
func (s *Shop) openedAfter(at, seconds int64) int64 {
	at += (600 + seconds) * microseconds
	const day = 86400 * microseconds
	if clock := at % day; clock < opens*microseconds {
		at += opens*microseconds - clock
	} else if closes := int64(opens+len(hours)*3600) * microseconds; clock >= closes {
		at += day - clock + opens*microseconds
	}
	return at
}

// bringBack takes an order back, or part of it.
func (m *member) bringBack(e *Event, one *waiting) {
	e.Of, e.Amount, e.Whole = one.of, one.amount, one.whole
	m.units -= m.units / 4
}

// payIn is a round sum.
func (m *member) payIn(e *Event) {
	m.ordered++
	e.ID = m.ordered
	r := stream(m.shop.options.Seed, int64(m.number), int64(m.ordered))
	sums := [...]int64{100, 100, 100, 200, 200, 200, 300, 300, 500, 500, 500, 500, 1000, 1000, 2000, 5000}
	e.Amount = sums[r.below(int64(len(sums)))] * m.shop.sums() * m.shop.unit
	m.stored += e.Amount
	e.details = r
}

// sums is how many times what is usual members pay in: more where products cost more.
func (s *Shop) sums() int64 { return max(s.options.Price/usualPrice, 1) }

// affords tells whether a member surely has so many units, and takes them.
func (m *member) affords(now, cost int64) bool {
	m.age(now)
	if m.units/2 < cost {
		return false
	}
	m.units -= cost
	return true
}

// redeem takes up to half of the units.
func (m *member) redeem(e *Event) bool {
	if m.shop.redeeming == compile.None {
		return false
	}
	m.age(e.At)
	known := &m.shop.wallets[m.shop.redeeming]
	units := m.units / 2 / known.steps * known.steps
	if units < known.least || units <= 0 {
		return false
	}
	m.units -= units
	e.Wallet, e.Units = m.shop.redeeming, units
	return true
}
