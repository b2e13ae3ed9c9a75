package generate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// roles is more than there are of events.
const roles = 64

// generated are the roles of events that can be written; the others are a service's or a person's doing.
var generated = []compile.Role{compile.RoleOwn, compile.RoleJoin, compile.RolePurchase, compile.RoleRefund, compile.RoleRecharge, compile.RoleRedeem,
	compile.RoleLeave}

// fill is what is put into a field.
type fill uint8

const (
	fillNothing fill = iota
	fillAmount
	fillOrder    // the id of the order that is taken back
	fillUnits    // units of a wallet
	fillReferrer // the member who brought this one
	fillItems
	fillStored // what stored value pays of an order
	fillText
	fillMember // another member
	fillWhole
	fillMoney
	fillFlag
	fillDate
	fillTime
)

// field is a field of an event that is written.
type field struct {
	column  int
	fill    fill
	wallet  int
	places  int
	rare    bool // it may be left out, and mostly is
	choices [][]byte
}

// kind is an event that is written.
type kind struct {
	on     bool
	name   []byte
	role   compile.Role
	fields []field
	amount bool
	cost   int64 // units that rules may charge on it: members wait until they have them
}

// layout is the columns of the history.
type layout struct {
	columns    []tabular.Column
	items      itemNames
	productKey string
	referred   int // the attribute that a joining sets to the referrer, or None
}

// The columns that every row has.
const (
	columnMember = iota
	columnTime
	columnEvent
	columnID
)

// layOut chooses the events and fields that are written: those that the scheme declares, and of the built-in ones those
// that can mean something in it.
func (s *Shop) layOut() error {
	s.layout.columns = []tabular.Column{{Name: "member", Repeats: true}, {Name: "time", Kind: tabular.Civil}, {Name: "event", Repeats: true}, {Name: "id"}}
	s.layout.referred = compile.None
	for i := range s.first {
		s.first[i] = compile.None
	}
	if err := s.knownEvents(); err != nil {
		return err
	}
	for slot := range s.plan.Events {
		event := &s.plan.Events[slot]
		one := kind{on: s.wanted(event), name: []byte(event.Name), role: event.Role, amount: event.Amount != compile.None}
		if one.on {
			for i := range event.Fields {
				s.layField(&one, event, i)
			}
			s.place(slot, event, &one)
		}
		s.kinds = append(s.kinds, one)
	}
	return nil
}

// place notes when an event happens in a member's life.
func (s *Shop) place(slot int, event *compile.Event, one *kind) {
	switch {
	case event.Role != compile.RoleOwn:
		s.first[event.Role] = slot
	case len(one.fields) == 0:
		s.once = append(s.once, slot)
	default:
		s.often = append(s.often, slot)
	}
}

// knownEvents checks the names that were asked for.
func (s *Shop) knownEvents() error {
	var names []string
	for i := range s.plan.Events {
		if slices.Contains(generated, s.plan.Events[i].Role) {
			names = append(names, s.plan.Events[i].Name)
		}
	}
	for _, name := range s.options.Only {
		canonical, _ := dsl.Canonical(dsl.ClassEvent, dsl.Identifier(name))
		if !slices.Contains(names, name) && !slices.Contains(names, canonical) {
			return Unfit{dsl.Sayf("%[1]q is no event that can be generated for this scheme; there are %[2]q", "这个方案不能生成事件 %[1]q；可以生成的有 %[2]q", name, names)}
		}
	}
	return nil
}

// wanted tells whether an event is written.
func (s *Shop) wanted(event *compile.Event) bool {
	if s.options.Only != nil {
		return slices.ContainsFunc(s.options.Only, func(name string) bool {
			canonical, ok := dsl.Canonical(dsl.ClassEvent, dsl.Identifier(name))
			return name == event.Name || name == event.Written || ok && canonical == event.Name
		})
	}
	switch event.Role {
	case compile.RoleOwn, compile.RoleJoin, compile.RolePurchase, compile.RoleRefund:
		return true
	case compile.RoleRecharge:
		return event.Filled != compile.None
	case compile.RoleRedeem:
		return slices.ContainsFunc(s.plan.Wallets, func(wallet compile.Wallet) bool { return wallet.Kind == compile.Points && wallet.Redeem == nil })
	}
	return false
}

// layField gives a field its column, if anything is put into it.
func (s *Shop) layField(one *kind, event *compile.Event, slot int) {
	of := &event.Fields[slot]
	laid, column := field{wallet: of.Units, places: of.Places, rare: of.Optional || of.Default.Present}, tabular.Column{Name: of.Name}
	switch {
	case slot == event.Amount:
		laid.fill, column.Kind, column.Places = fillAmount, tabular.Decimal, of.Places
	case event.Role == compile.RoleRefund && of.Name == "of":
		laid.fill = fillOrder
	case of.Units != compile.None:
		if !s.redeems(event.Role, of) {
			return
		}
		laid.fill, column.Kind, column.Places = fillUnits, tabular.Decimal, of.Places
	case of.Sets != compile.None && of.Kind == compile.Link:
		s.layout.referred = of.Sets
		laid.fill, column.Repeats = fillReferrer, true
	case event.Role == compile.RoleJoin && of.Kind == compile.Link:
		return // nobody asks who brought a member
	case of.Vouchers:
		return // whoever has one, the generator doesn't know
	case of.List != nil:
		if event.Role != compile.RolePurchase || s.layout.items.column != 0 {
			return // lists of other events are left out: an empty list is allowed
		}
		laid.fill, column.Kind = fillItems, tabular.List
		s.layItems(event, of)
	case len(of.Draws) > 0:
		laid.fill, laid.wallet, column.Kind, column.Places = fillStored, of.Draws[0], tabular.Decimal, of.Places
	default:
		s.layPlain(&laid, &column, event, slot)
	}
	if laid.fill == fillNothing {
		return
	}
	laid.column = s.column(column)
	if laid.fill == fillItems {
		s.layout.items.column = laid.column
	}
	one.fields = append(one.fields, laid)
}

// layPlain chooses what is put into a field of the scheme's own.
func (s *Shop) layPlain(laid *field, column *tabular.Column, event *compile.Event, slot int) {
	of := &event.Fields[slot]
	switch of.Kind {
	case compile.Text:
		laid.fill, laid.choices, laid.rare, column.Repeats = fillText, s.choices(of, event, slot, compile.OperationField), false, true
	case compile.Link:
		laid.fill, laid.rare = fillMember, true
	case compile.Date:
		laid.fill, column.Kind = fillDate, tabular.Date
	case compile.Instant:
		laid.fill, column.Kind = fillTime, tabular.Civil
	case compile.Flag:
		laid.fill, column.Repeats = fillFlag, true
	case compile.Money:
		laid.fill, column.Kind, column.Places = fillMoney, tabular.Decimal, of.Places
	case compile.Number:
		laid.fill, column.Kind, column.Places = fillWhole, tabular.Decimal, of.Places
	}
}

// redeems tells whether units of a wallet are asked for by an event: those that pay for orders at a purchase, others by
// redeeming them.
func (s *Shop) redeems(role compile.Role, of *compile.Field) bool {
	wallet := &s.plan.Wallets[of.Units]
	switch role {
	case compile.RolePurchase:
		return wallet.Kind == compile.Points && wallet.Redeem != nil
	case compile.RoleRedeem:
		return wallet.Kind == compile.Points && (wallet.Redeem == nil || s.options.Only != nil)
	}
	return false
}

// column finds the column of a name, or adds it. One of another type becomes a text, as in a history of several events.
func (s *Shop) column(wanted tabular.Column) int {
	for i := range s.layout.columns {
		if one := &s.layout.columns[i]; one.Name == wanted.Name {
			one.Places = max(one.Places, wanted.Places)
			return i
		}
	}
	s.layout.columns = append(s.layout.columns, wanted)
	return len(s.layout.columns) - 1
}

// Columns are the columns of the history.
func (s *Shop) Columns() []tabular.Column { return s.layout.columns }
