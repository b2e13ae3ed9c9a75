package generate

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// member is one customer: how often they come, how much they buy, and what they have left to spend.
type member struct {
	shop     *shop
	random   random
	id       string
	birthday value.Date // 0 if it isn't known
	joined   value.Date
	gap      int64 // days between visits, on average
	basket   int64 // lines of a basket, at most
	active   bool
	points   int64 // a guess at the balance, so that few redemptions are refused
}

// ranks is over how many ranks members are spread: the k-th visits in proportion to 1/k (Zipf), which gives the top
// fifth about three quarters of all visits.
const ranks = 256

func (s *shop) member(number int) *member {
	m := &member{shop: s, id: fmt.Sprintf("M%05d", number+1), random: random{s.options.Seed ^ uint64(number+1)*0xd1342543de82ef95}}
	r := &m.random
	if !r.percent(12) {
		born, _ := value.DateOf(int(r.between(1955, 2006)), int(r.between(1, 12)), int(r.between(1, 28)))
		m.birthday = born
	}
	span := int64(s.options.Until - s.options.From)
	m.joined = s.options.From + value.Date(r.below(span*3/4))
	m.gap = 2 + r.below(ranks)*3/4
	m.basket = 1 + r.below(4)
	return m
}

// live writes all events of a member, in order of time.
func (m *member) live() {
	m.shop.write(m.id, &event{day: m.joined, second: 9 * 3600, name: "join"})
	day := m.joined
	if m.shop.options.Activate != "" && m.random.percent(85) {
		day += value.Date(m.random.below(4))
		m.active = true
		m.points = 40
		m.shop.write(m.id, &event{day: day, second: 10 * 3600, name: m.shop.options.Activate})
	}
	for day = m.next(day); day < m.shop.options.Until; day = m.next(day) {
		m.visit(day)
		if m.random.percent(1) {
			return // gone for good
		}
	}
}

// next draws the day of the next visit: weekends and December draw more, February less.
func (m *member) next(day value.Date) value.Date {
	wait := 1 + m.random.below(2*m.gap)
	day += value.Date(wait)
	switch {
	case day.Weekday() <= 4 && m.random.percent(35):
		day += value.Date(6 - day.Weekday())
	case day.Month() == 2 && m.random.percent(40):
		day += 28
	case day.Month() == 12 && wait > 7:
		day -= value.Date(wait / 2)
	}
	return day
}

// visit writes a purchase, and now and then its refund.
func (m *member) visit(day value.Date) {
	m.shop.orders++
	bought := event{day: day, second: m.random.between(9*3600, 21*3600), name: "purchase", id: m.shop.orders, money: true}
	m.fill(&bought)
	perUnit := m.shop.options.PerUnit
	if m.shop.options.Wallet != "" && m.active && m.points >= 5*perUnit && m.random.percent(30) {
		bought.points = min(m.points/perUnit, bought.amount/100/2) * perUnit
		m.points -= bought.points
	}
	m.shop.write(m.id, &bought)
	if m.active {
		m.points += bought.amount / 1000
	}
	if m.random.percent(4) && day+3 < m.shop.options.Until {
		m.refund(&bought)
	}
}

// fill puts products into a basket, and adds them up.
func (m *member) fill(bought *event) {
	products := m.shop.options.Products
	for range m.random.between(1, m.basket) {
		one := line{&products[m.random.below(int64(len(products)))], 1 + m.random.below(3)*m.random.below(2)}
		bought.lines = append(bought.lines, one)
		bought.amount += one.product.Price * one.quantity
	}
}

// refund writes that a purchase, or part of it, comes back within an hour or two.
func (m *member) refund(bought *event) {
	back := event{day: bought.day, second: min(bought.second+m.random.between(600, 7200), 86399), name: "refund", of: bought.id}
	if m.random.percent(50) {
		back.money = true
		back.amount = bought.lines[0].product.Price
	}
	m.points -= min(m.points, bought.amount/1000)
	m.shop.write(m.id, &back)
}
