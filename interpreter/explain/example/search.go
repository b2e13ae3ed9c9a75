package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// mostPlayed bounds the search for one rule, in events that are played.
const mostPlayed = 30_000

// search makes up histories, from what stands in the scheme, until a rule does something in one.
func (s *stage) search(rule *check.Rule, most int) *history {
	p := &pool{scheme: s.program.Checked(), facts: factsOf(s.program.Checked(), rule)}
	end := s.played + most
	for i, body := range rule.Bodies {
		share := s.played + (end-s.played)/(len(rule.Bodies)-i)
		if found := s.searchBody(p, rule, body, share); found != nil {
			return found
		}
	}
	return nil
}

func (s *stage) searchBody(p *pool, rule *check.Rule, body *check.Body, end int) (found *history) {
	eachOf(p.dimensions(body), mostPlayed, func(chosen []option) bool {
		d := &draft{pool: p, event: body.Event, at: p.base(), passes: passing(body)[0], many: 1, apart: gaps[0]}
		for _, choose := range chosen {
			choose(d)
		}
		if d.isRepeat() {
			return true
		}
		h := d.history()
		if run := s.play(h); run != nil {
			s.spot(run)
			if m := s.first(run, rule); m != nil {
				found = run.cut(m)
			}
		}
		return found == nil && s.played < end
	})
	return found
}

// dimensions are the parts of which a history for a body is made, each with its choices. The date is chosen before what
// is known of members: birthdays go by it.
func (p *pool) dimensions(body *check.Body) [][]option {
	var list [][]option
	put := func(options []option) {
		if len(options) > 1 {
			list = append(list, options)
		}
	}
	if body.Move == nil { // what moves a member seldom goes by the date
		put(p.dates())
	}
	if body.Event != nil {
		var options []option
		for _, one := range p.variants(body.Event) {
			options = append(options, func(d *draft) { d.values = one })
		}
		list = append(list, options)
	}
	for _, part := range p.histories(body) {
		put(part)
	}
	if body.Event == nil {
		var options []option
		for _, passes := range passing(body) {
			options = append(options, func(d *draft) { d.passes = passes })
		}
		put(options)
	}
	for _, attribute := range p.facts.attributes {
		put(p.known(attribute, func(d *draft) *[]check.AttributeValue { return &d.known }))
	}
	for _, ladder := range p.facts.ladders {
		put(standing(ladder, self))
	}
	if theirs := p.facts.theirs; theirs != nil {
		for _, attribute := range theirs.attributes {
			put(p.known(attribute, func(d *draft) *[]check.AttributeValue { return &d.theirs }))
		}
		for _, ladder := range theirs.ladders {
			put(standing(ladder, other))
		}
	}
	for _, wallet := range p.owned(body) {
		put(p.opening(wallet))
	}
	return list
}

func (p *pool) dates() []option {
	var options []option
	for _, at := range p.dated() {
		options = append(options, func(d *draft) { d.at = at })
	}
	return options
}

// known are the values of an attribute, or nothing.
func (p *pool) known(attribute *check.Attribute, of func(*draft) *[]check.AttributeValue) []option {
	options := []option{leave}
	set := func(choose func(d *draft) check.Constant) {
		options = append(options, func(d *draft) {
			list := of(d)
			*list = append(slices.Clip(*list), check.AttributeValue{Attribute: attribute, Value: choose(d)})
		})
	}
	switch attribute.Type.Kind {
	case check.Link:
		set(func(*draft) check.Constant { return check.Constant{Text: other} })
	case check.Date:
		for _, days := range []int{10, 0, 1, 40} { // from the day of the event, in years gone by: first another of its month
			set(func(d *draft) check.Constant { return d.birthday(days) })
		}
	}
	for _, constant := range p.values(&attribute.Type, attribute.OneOf) {
		if attribute.Default == nil || *attribute.Default != constant {
			set(func(*draft) check.Constant { return constant })
		}
	}
	return options
}

// ago is how many years before an event a member is born who has no other birthday.
const ago = 36

func (d *draft) birthday(days int) check.Constant {
	day, _ := d.pool.scheme.Zone.Civil(d.at)
	day, _ = day.AddDays(days)
	day, _ = day.AddYears(-ago)
	return check.Constant{Number: value.WideOf(int64(day))}
}

// standing are the tiers of a ladder or the lines of a segment, on which a member may stand.
func standing(ladder *check.Ladder, member string) []option {
	options := []option{leave}
	for i, tier := range ladder.Tiers {
		if i > 0 || ladder.Segment {
			options = append(options, func(d *draft) {
				d.places = append(slices.Clip(d.places), check.Place{Member: member, Tier: tier, Ladder: ladder})
			})
		}
	}
	return options
}

// owned are the wallets of which a member may need something to begin with.
func (p *pool) owned(body *check.Body) []*check.Wallet {
	list := slices.Clone(p.facts.wallets)
	if body.Event == nil {
		return list
	}
	for _, field := range body.Event.Fields {
		for _, wallet := range field.Draws {
			add(&list, wallet)
		}
		if field.Units != nil && !field.Redeems && body.Event.Role != check.RoleOpening {
			add(&list, field.Units)
		}
	}
	return list
}

func (p *pool) opening(wallet *check.Wallet) []option {
	options := []option{leave}
	opening := p.event(check.RoleOpening)
	for _, field := range opening.Fields {
		if field.Units != wallet {
			continue
		}
		for _, constant := range p.values(&wallet.Type, nil) {
			options = append(options, func(d *draft) {
				d.opens = append(slices.Clip(d.opens), check.FieldValue{Field: field, Value: constant})
			})
		}
	}
	return options
}

// times and gaps are how often something happens before, and how far apart.
var (
	times = []int{1, 2, 3, 5, 4, 6, 9, 10, 12}
	gaps  = []value.Duration{{Days: 1}, {Days: 31}, {Days: 7}, {Days: 91}, {Days: 181}, {Months: 12}}
)

// mostBefore is how many ways to fill each of the events before are tried.
const mostBefore = 30

// histories are what may have happened before: nothing, or one of the events that lead up to it so many times, so far
// apart, and the joining or one of them before that.
func (p *pool) histories(body *check.Body) [][]option {
	join := earlier{event: p.event(check.RoleJoin), member: self}
	if body.Event != nil && body.Event.Role == check.RoleRefund {
		return [][]option{p.refunded()}
	}
	begin := []option{leave}
	starts := p.feeders()
	if body.Event != join.event {
		starts = append([]earlier{join}, starts...)
	}
	for _, one := range starts {
		begin = append(begin, func(d *draft) { d.start = one })
	}
	if len(starts) <= 1 {
		return [][]option{begin}
	}
	lead, count, apart := []option{leave}, []option{}, []option{}
	for _, one := range p.feeders() {
		lead = append(lead, func(d *draft) { d.lead = one })
	}
	for _, many := range times {
		count = append(count, func(d *draft) { d.many = many })
	}
	for _, gap := range gaps {
		apart = append(apart, func(d *draft) { d.apart = gap })
	}
	return [][]option{begin, lead, count, apart}
}

// refunded are the purchases that a refund may be of.
func (p *pool) refunded() []option {
	purchase := p.event(check.RolePurchase)
	var options []option
	for _, one := range p.variants(purchase) {
		options = append(options, func(d *draft) { d.start = earlier{event: purchase, values: one, member: self, id: order} })
	}
	return options
}

// feeders are the events that lead up to what a rule reads, each in the plainest ways: all in the first, then all in the
// second.
func (p *pool) feeders() []earlier {
	var ways [][]variant
	for _, event := range p.facts.events {
		if event.Role == check.RoleRefund || event.Role == check.RoleLeave || event.Role == check.RoleClose || event.Role == check.RoleJoin {
			ways = append(ways, nil)
			continue
		}
		variants := p.variants(event)
		ways = append(ways, variants[:min(len(variants), mostBefore)])
	}
	var list []earlier
	for way := range mostBefore {
		for i, event := range p.facts.events {
			if way < len(ways[i]) {
				list = append(list, earlier{event: event, values: ways[i][way], member: self})
			}
		}
	}
	return list
}
