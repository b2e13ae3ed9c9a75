package mapping

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// vouchers reads the names of the vouchers that an order uses: "ten_off; free_coffee", or as JSON
// ["ten_off", "free_coffee"].
func (s *standard) vouchers(field *compile.Field, slot int, text []byte) *problem {
	var names []string
	if trimmed := bytes.TrimSpace(text); len(trimmed) > 0 && trimmed[0] == '[' {
		if err := json.Unmarshal(trimmed, &names); err != nil {
			return &problem{field.Name, string(text), "list", dsl.Sayf("is no list of vouchers: expected their names, [\"%[1]s\"] or %[1]s", "不是优惠券列表：应写券名，如 [\"%[1]s\"] 或 %[1]s", field.List[0].OneOf[0])}
		}
	} else {
		names = splitVouchers(string(text))
	}
	for _, name := range names {
		if problem := addVoucher(&s.event, field, slot, name); problem != nil {
			return problem
		}
	}
	return nil
}

// splitVouchers takes the names apart that stand in one cell.
func splitVouchers(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";,|；，、", r) })
}

// addVoucher adds a voucher that the order uses. The name is the scheme's own.
func addVoucher(event *evaluate.Event, field *compile.Field, slot int, name string) *problem {
	name = strings.TrimSpace(name)
	known := slices.Index(field.List[0].OneOf, name)
	if known < 0 {
		return &problem{field.Name, name, "voucher-unknown", unknownVoucher(name, field.List[0].OneOf)}
	}
	event.AddLine(slot)[0] = compile.Cell{Text: field.List[0].OneOf[known], Present: true}
	return nil
}

// voucherLine adds the vouchers that a row of a foreign file names. A row may name none, and several rows of a group
// the same: that is one voucher.
func (f *foreign) voucherLine(list *compile.Field, field *compile.SourceField) *problem {
	cell, problem := f.value(list.Name, field.Lines[0].Value)
	if problem != nil {
		return problem
	}
	for _, name := range splitVouchers(cell.Text) {
		if f.isNamed(field.Slot, strings.TrimSpace(name)) {
			continue
		}
		if problem := addVoucher(&f.event, list, field.Slot, name); problem != nil {
			return problem
		}
	}
	return nil
}

func (f *foreign) isNamed(slot int, name string) bool {
	for _, cell := range f.event.Lines[slot] {
		if cell.Text == name {
			return true
		}
	}
	return false
}

func unknownVoucher(name string, known []string) dsl.Words {
	if nearest := dsl.Nearest(name, known); nearest != "" {
		return dsl.Sayf("is no voucher of the scheme: did you mean %[1]q?", "不是方案里的优惠券：是不是 %[1]q？", nearest)
	}
	return dsl.Sayf("is no voucher of the scheme: expected one of %[1]s", "不是方案里的优惠券：应为 %[1]s 之一", strings.Join(known, ", "))
}
