package generate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Options say what kind of history it is.
type Options struct {
	Seed    uint64
	Members int   // how many; 0 where Events says when to stop
	Events  int64 // how many events at most; 0 is all that the members have
	From    value.Date
	Until   value.Date // the day after the last
	Price   int64      // of a product, in whole yuan, half of them above; 0 is 30
	Only    []string   // the events that are written, by their names; nil for all that the scheme has a use for

	Progress func(done, total int64) // is told how many members are through, of all; may be nil
}

// Shop is a shop whose members live by a scheme.
type Shop struct {
	options  Options
	plan     *compile.Plan
	calendar *calendar
	unit     int64 // of money: a yuan, in the currency's smallest unit
	products []product
	kinds    []kind // by the slot of the plan's event
	layout   layout
	wallets  []wallet   // by the slot of the plan's wallet
	first    [roles]int // the event of a role, or None
	once     []int      // events of the scheme's own that come once, soon after joining
	often    []int      // and those that come with a visit now and then

	payingUnits int // the wallet whose units pay for orders, or None
	redeeming   int // and the one whose units are redeemed by an event of its own
	earning     int // the one of the two that there is

	lastMember int   // whose life is cut, where Events asks for it
	lastEvents int64 // after so many
}

// What a product costs, half of them more, where the options don't say, and the most that they may say.
const (
	usualPrice = 30
	dearest    = 1_000_000
)

// New opens a shop.
func New(plan *compile.Plan, options Options) (*Shop, error) {
	if options.Until <= options.From {
		return nil, Unfit{dsl.Say("the history ends before it begins", "历史的结束早于开始")}
	}
	if options.Price < 0 || options.Price > dearest {
		return nil, Unfit{dsl.Say("the price is outside 1 to 1,000,000", "价格要在 1 到 1,000,000 之间")}
	}
	if options.Price == 0 {
		options.Price = usualPrice
	}
	s := &Shop{options: options, plan: plan, calendar: newCalendar(options.From, options.Until), unit: 100, lastMember: compile.None}
	if plan.MoneyPlaces > 2 {
		s.unit, _ = value.PowerOfTen(plan.MoneyPlaces)
	}
	if err := s.layOut(); err != nil {
		return nil, err
	}
	s.stock(s.layout.productKey)
	s.readWallets()
	s.chooseWallets()
	s.readCosts()
	if options.Events > 0 {
		s.countMembers()
	}
	return s, nil
}

// Members is how many members the history has.
func (s *Shop) Members() int { return s.options.Members }

// countMembers finds how many members it takes to have so many events: their lives are drawn, and thrown away.
func (s *Shop) countMembers() {
	most := s.options.Members
	var left int64 = s.options.Events
	var m member
	var e Event
	for number := 0; left > 0 && (most == 0 || number < most); number++ {
		s.options.Members = number + 1
		s.lastMember, s.lastEvents = number, left
		s.begin(&m, number)
		for left > 0 && m.next(&e) {
			left--
		}
	}
	if left > 0 {
		s.lastMember = compile.None
	}
}
