package generate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// itemNames are the names of a basket line's fields; the empty name is of one that is not there.
type itemNames struct {
	column   int
	sku      string
	price    string
	places   int
	quantity string
	texts    []string
	choices  [][][]byte // of each of the texts
	numbers  []string   // that have to be there
}

// lineOperations read a field of a line: in a function over the list, and where each line is judged by itself.
var lineOperations = []compile.Operation{compile.OperationItemField, compile.OperationLineField}

// layItems finds out which field of a list is which: a text is the product, money its price, a number how many.
func (s *Shop) layItems(event *compile.Event, list *compile.Field) {
	items, product := &s.layout.items, s.productText(event, list)
	for slot := range list.List {
		of := &list.List[slot]
		switch of.Kind {
		case compile.Text:
			if slot == product {
				items.sku, s.layout.productKey = of.Name, of.Name
				continue
			}
			items.texts = append(items.texts, of.Name)
			items.choices = append(items.choices, s.choices(of, event, slot, lineOperations...))
		case compile.Money:
			if items.price == "" {
				items.price, items.places = of.Name, of.Places
			} else if !of.Optional && !of.Default.Present {
				items.numbers = append(items.numbers, of.Name)
			}
		case compile.Number:
			if items.quantity == "" {
				items.quantity = of.Name
			} else if !of.Optional && !of.Default.Present {
				items.numbers = append(items.numbers, of.Name)
			}
		}
	}
}

// productText is the slot of the text that names the product, or None: the first by which a table is looked up, or that
// the scheme neither restricts nor compares with texts. What it does so is a kind of goods, or one of few.
func (s *Shop) productText(event *compile.Event, list *compile.Field) int {
	for slot := range list.List {
		of := &list.List[slot]
		if of.Kind == compile.Text && of.OneOf == nil && (s.isKey(of.Name) || len(s.comparedTexts(event, slot, lineOperations)) == 0) {
			return slot
		}
	}
	return compile.None
}

// isKey tells whether a table is looked up by a name.
func (s *Shop) isKey(name string) bool {
	return slices.ContainsFunc(s.plan.Tables, func(table compile.Table) bool { return table.Key == name })
}
