package generate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// profileField is an attribute that is known of members.
type profileField struct {
	attribute int // in the plan; None is the member itself, and when it joined
	choices   [][]byte
}

// MemberColumns are the columns of the members' file: dates are birthdays, texts are among their choices, links are
// referrers unless a joining says who that is. Other attributes are what events make of them.
func (s *Shop) MemberColumns() []tabular.Column {
	columns, _ := s.profile()
	return columns
}

func (s *Shop) profile() (columns []tabular.Column, fields []profileField) {
	add := func(column tabular.Column, field profileField) {
		columns, fields = append(columns, column), append(fields, field)
	}
	add(tabular.Column{Name: "member"}, profileField{attribute: compile.None})
	if s.first[compile.RoleJoin] == compile.None {
		add(tabular.Column{Name: "joined", Kind: tabular.Civil}, profileField{attribute: compile.None})
	}
	for slot := range s.plan.Attributes {
		of := &s.plan.Attributes[slot]
		switch {
		case of.Kind == compile.Date:
			add(tabular.Column{Name: of.Name, Kind: tabular.Date}, profileField{attribute: slot})
		case of.Kind == compile.Text && of.OneOf != nil:
			add(tabular.Column{Name: of.Name, Repeats: true}, profileField{attribute: slot, choices: texts(of.OneOf)})
		case of.Kind == compile.Link && s.layout.referred != slot:
			add(tabular.Column{Name: of.Name, Repeats: true}, profileField{attribute: slot})
		}
	}
	return columns, fields
}

// WriteMembers writes the members' file.
func (s *Shop) WriteMembers(table *tabular.Table) error {
	_, fields := s.profile()
	w := &writer{shop: s, digits: s.digits()}
	row := make([]tabular.Cell, len(fields))
	for number := range s.options.Members {
		r := stream(s.options.Seed, int64(number), attributes)
		w.member = appendNumber(w.member[:0], 'M', number, w.digits)
		row[0] = tabular.OfBytes(w.member)
		for i := 1; i < len(fields); i++ {
			row[i] = w.known(&r, number, &fields[i])
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	return nil
}

// known is what is known of a member under an attribute.
func (w *writer) known(r *random, number int, of *profileField) tabular.Cell {
	if of.attribute == compile.None {
		return tabular.Of(w.shop.calendar.wall(w.shop.joined(number)))
	}
	attribute := &w.shop.plan.Attributes[of.attribute]
	switch attribute.Kind {
	case compile.Date:
		born, _ := value.DateOf(w.shop.options.From.Year()-age(r), int(r.between(1, 12)), int(r.between(1, 28)))
		if r.percent(12) {
			return tabular.Cell{}
		}
		return tabular.Of(int64(born))
	case compile.Text:
		return tabular.OfBytes(common(r, of.choices))
	}
	return w.link(w.shop.referrer(number))
}

// age is how old a member is: most are about 35.
func age(r *random) int { return int(min(max(r.logNormal(34, 420), 16), 85)) }

// referrer is who brought a member, or None: one in five, by somebody who was there before; some bring many.
func (s *Shop) referrer(number int) int {
	r := stream(s.options.Seed, int64(number), referrals)
	if !r.percent(20) {
		return compile.None
	}
	mine := s.joined(number)
	for range 6 {
		candidate := int(r.below(1000) * r.below(1000) * int64(s.options.Members) / 1_000_000)
		if candidate != number && s.joined(candidate) < mine {
			return candidate
		}
	}
	return compile.None
}
