package tabular

import "github.com/parquet-go/parquet-go"

// schema is a group whose fields stay in the order of the columns; the library's own sorts them by name.
type schema struct {
	parquet.Group
	fields []parquet.Field
}

// Fields are the columns in their order.
func (s *schema) Fields() []parquet.Field { return s.fields }

func schemaOf(columns []Column) *parquet.Schema {
	root := &schema{Group: parquet.Group{}}
	for i := range columns {
		node := parquet.Optional(nodeOf(&columns[i]))
		root.Group[columns[i].Name] = node
		root.fields = append(root.fields, parquet.Group{columns[i].Name: node}.Fields()...)
	}
	return parquet.NewSchema("table", root)
}

// mostDigits is how many digits a decimal has that fits 64 bits.
const mostDigits = 18

func nodeOf(column *Column) parquet.Node {
	switch column.Kind {
	case Whole:
		return parquet.Int(64)
	case Decimal:
		if column.Places == 0 {
			return parquet.Int(64)
		}
		return parquet.Decimal(column.Places, mostDigits, parquet.Int64Type)
	case Date:
		return parquet.Date()
	case Instant:
		return parquet.TimestampAdjusted(parquet.Microsecond, true)
	case Civil:
		return parquet.TimestampAdjusted(parquet.Microsecond, false)
	case List: // as a text: readers that know the type JSON are few, and give bytes
		return parquet.String()
	}
	if column.Repeats {
		return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	}
	return parquet.String()
}
