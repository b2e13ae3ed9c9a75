package generate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// member is one customer's life under way. It is small, as in order of time all of them are under way at once.
type member struct {
	shop     *Shop
	number   int
	chance   random // when they come
	time     int64  // of the next visit, in the shop's time
	visitAt  int64  // the same by the clock on the wall
	last     int64  // when something happened last
	gap      int64  // between visits, on average, in the shop's time
	basket   int64  // lines of a basket, in hundredths
	staying  int64  // of a thousand visits, after how many they don't come again
	ordered  int32
	left     int64 // events until the life is cut; below 0 is never
	active   bool
	aged     int64 // the last time that units were counted down
	units    int64 // a guess at what they have in the wallet that is redeemed from
	stored   int64 // what they have paid in
	waiting  [8]waiting
	awaiting int
}

// waiting is something that is sure to happen.
type waiting struct {
	at     int64
	amount int64
	of     int32
	kind   int16
	whole  bool // all that is left of an order comes back
}

// Members' habits: the median gap between visits in days, how far gaps are spread (log 2, thousandths), lines of a
// basket in hundredths, and their spread.
const (
	medianGap    = 45
	gapSpread    = 1600
	medianBasket = 210
	basketSpread = 650
	shortestGap  = shopDay * 3 / 2
	longestGap   = 900 * shopDay
)

// The streams of a member's random numbers; orders have those from 0 on.
const (
	habits = -1 - iota
	visits
	attributes
	referrals
)

// joined is when a member comes first, in the shop's time: half of them in the first quarter, the rest evenly.
func (s *Shop) joined(number int) int64 {
	r := stream(s.options.Seed, int64(number), habits)
	length := s.calendar.length()
	if r.percent(50) {
		return r.below(length / 4)
	}
	return length/4 + r.below(length*3/4-length/50)
}

// begin begins a life.
func (s *Shop) begin(m *member, number int) {
	*m = member{shop: s, number: number, chance: stream(s.options.Seed, int64(number), visits), left: -1}
	if number == s.lastMember {
		m.left = s.lastEvents
	}
	m.time = s.joined(number)
	m.gap = min(max(m.chance.logNormal(medianGap*shopDay, gapSpread), shortestGap), longestGap)
	m.basket = m.chance.logNormal(medianBasket, basketSpread)
	m.staying = 5 + m.chance.below(50)
	at := s.calendar.wall(m.time)
	if join := s.first[compile.RoleJoin]; join != compile.None {
		m.expect(waiting{at: at - 10*60*microseconds, kind: int16(join)})
	}
	m.active = len(s.once) == 0
	for _, slot := range s.once {
		if m.chance.percent(85) {
			m.active = true
			m.expect(waiting{at: s.calendar.wall(m.time + m.chance.below(4*shopDay)), kind: int16(slot)})
		}
	}
	m.visitAt = at
	if m.chance.percent(30) { // only looked round
		m.move()
	}
}

// move goes on to the next visit, if there is one.
func (m *member) move() {
	m.time += 1 + m.chance.exponential(m.gap)
	m.visitAt = m.shop.calendar.wall(m.time)
	if m.chance.below(1000) < m.staying {
		m.visitAt = never
	}
}

// expect queues what is going to happen. What the queue has no room for does not.
func (m *member) expect(one waiting) {
	if m.awaiting == len(m.waiting) || one.at >= never {
		return
	}
	at := m.awaiting
	for ; at > 0 && m.waiting[at-1].at > one.at; at-- {
		m.waiting[at] = m.waiting[at-1]
	}
	m.waiting[at] = one
	m.awaiting++
}

// due is when the next thing happens, or never.
func (m *member) due() int64 {
	if m.left == 0 {
		return never
	}
	at := m.visitAt
	if m.awaiting > 0 {
		at = min(at, m.waiting[0].at)
	}
	if at >= m.shop.end() {
		return never
	}
	return max(at, m.last+microseconds)
}

// end is when the history is over.
func (s *Shop) end() int64 { return int64(s.options.Until) * 86400 * microseconds }

// next fills in the next event of a life. It is false at its end.
func (m *member) next(e *Event) bool {
	for m.due() < never {
		if m.step(e) {
			return true
		}
	}
	return false
}

// step goes on to what is due. It is false if that is no event that is written.
func (m *member) step(e *Event) bool {
	at := m.due()
	if m.awaiting == 0 || m.waiting[0].at > m.visitAt {
		m.visit()
		return false
	}
	one := m.waiting[0]
	m.awaiting--
	copy(m.waiting[:m.awaiting], m.waiting[1:m.awaiting+1])
	e.clear(m.number, at, int(one.kind))
	if !m.happen(e, &one) {
		return false
	}
	m.last = at
	m.left--
	return true
}

// visit queues what a visit brings, and goes on to the next.
func (m *member) visit() {
	s, at := m.shop, m.visitAt
	if recharge := s.first[compile.RoleRecharge]; recharge != compile.None && m.recharges() {
		m.expect(waiting{at: at, kind: int16(recharge)})
		at += 2 * 60 * microseconds
	}
	if purchase := s.first[compile.RolePurchase]; purchase != compile.None {
		m.expect(waiting{at: at, kind: int16(purchase)})
	}
	for _, slot := range s.often {
		if m.chance.percent(10) {
			m.expect(waiting{at: at + m.chance.between(60, 3600)*microseconds, kind: int16(slot)})
		}
	}
	if redeem := s.first[compile.RoleRedeem]; redeem != compile.None && m.chance.percent(8) {
		m.expect(waiting{at: at + m.chance.between(60, 1200)*microseconds, kind: int16(redeem)})
	}
	m.move()
	if leave := s.first[compile.RoleLeave]; leave != compile.None && m.visitAt == never && m.chance.percent(20) {
		m.expect(waiting{at: at + m.chance.between(1, 30)*86400*microseconds, kind: int16(leave)})
	}
}

// recharges tells whether a member pays in this time: one in eight ever does, when little is left.
func (m *member) recharges() bool {
	return m.number&7 == int(m.shop.options.Seed&7) && m.stored < 50*m.shop.sums()*m.shop.unit && m.chance.percent(60)
}
