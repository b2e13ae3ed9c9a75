package mapping

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
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
		names = strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune(";,|；，、", r) })
	}
	for _, name := range names {
		name = strings.TrimSpace(name)
		if !slices.Contains(field.List[0].OneOf, name) {
			return &problem{field.Name, name, "voucher-unknown", unknownVoucher(name, field.List[0].OneOf)}
		}
		s.event.AddLine(slot)[0] = compile.Cell{Text: s.log.names.text([]byte(name)), Present: true}
	}
	return nil
}

func unknownVoucher(name string, known []string) dsl.Words {
	if nearest := dsl.Nearest(name, known); nearest != "" {
		return dsl.Sayf("is no voucher of the scheme: did you mean %[1]q?", "不是方案里的优惠券：是不是 %[1]q？", nearest)
	}
	return dsl.Sayf("is no voucher of the scheme: expected one of %[1]s", "不是方案里的优惠券：应为 %[1]s 之一", strings.Join(known, ", "))
}
