package mapping

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// lines reads a list out of its JSON: [{"sku": "A1", "price": 59.00, "quantity": 2}].
func (s *standard) lines(field *compile.Field, slot int, text []byte) *problem {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := s.readLines(decoder, field, slot); err != nil {
		return &problem{field.Name, string(text), "list",
			dsl.Sayf("is no list of lines: expected JSON, [{\"%[2]s\": …}]; %[1]s", "不是商品列表：应为 JSON，[{\"%[2]s\": …}]；%[1]s", err.Error(), field.List[0].Name)}
	}
	return nil
}

func (s *standard) readLines(decoder *json.Decoder, field *compile.Field, slot int) error {
	if err := expect(decoder, json.Delim('[')); err != nil {
		return err
	}
	for decoder.More() {
		if err := s.readLine(decoder, field, slot); err != nil {
			return err
		}
	}
	if err := expect(decoder, json.Delim(']')); err != nil {
		return err
	}
	if decoder.More() {
		return errors.New("something stands behind the list")
	}
	return nil
}

func expect(decoder *json.Decoder, wanted json.Delim) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	if token != wanted {
		return fmt.Errorf("expected %s, not %v", wanted, token)
	}
	return nil
}

// readLine reads one line of a list.
func (s *standard) readLine(decoder *json.Decoder, field *compile.Field, slot int) error {
	if err := expect(decoder, json.Delim('{')); err != nil {
		return err
	}
	cells := s.event.AddLine(slot)
	for i := range field.List {
		cells[i] = field.List[i].Default
	}
	for decoder.More() {
		if err := s.readLineField(decoder, field, cells); err != nil {
			return err
		}
	}
	for i := range field.List {
		if !cells[i].Present && !field.List[i].Optional {
			return fmt.Errorf("a line lacks its %q", field.List[i].Name)
		}
	}
	return expect(decoder, json.Delim('}'))
}

func (s *standard) readLineField(decoder *json.Decoder, field *compile.Field, cells []compile.Cell) error {
	key, err := decoder.Token()
	if err != nil {
		return err
	}
	name, _ := key.(string)
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	for i := range field.List {
		one := &field.List[i]
		if one.Name != name && one.Written != name {
			continue
		}
		if token == nil {
			return nil
		}
		cell, reason := readCell(one, s.plan.Zone, []byte(fmt.Sprint(token)))
		if reason != nil {
			return fmt.Errorf("%q: %s", name, reason.English)
		}
		cells[i] = cell
		return nil
	}
	if s.options.IgnoreColumns {
		return nil
	}
	return fmt.Errorf("a line has no field %q", name)
}
