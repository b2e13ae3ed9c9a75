package history

import (
	"fmt"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	schema "github.com/parquet-go/parquet-go/format"
)

// parquetField is a column as a schema names it: one value a row, or a list of
// them.
type parquetField struct {
	name   string
	leaves []parquetColumn // one, but in lists of groups
	list   bool
	unread string // the type, where it is none that is read
}

// parquetColumn is a column as it is stored.
type parquetColumn struct {
	key      string // in the objects of a list; empty if its elements are no groups
	index    int
	nature   nature
	scale    int
	unsigned bool
	local    bool  // times of a clock on a wall
	step     int64 // of a time, in nanoseconds

	definition byte // of a value that is there
	element    byte // of an element of the list that is there
	repeated   bool
}

// nature is what the values of a column are.
type nature uint8

const (
	natureText nature = iota
	natureWhole
	natureDecimal // in bytes
	natureDouble
	natureFlag
	natureDate
	natureTime
	natureJulian // INT96: nanoseconds of a day, and the day
	natureUUID
	natureNothing
)

// parquetFields lists the columns of a schema, fields of groups as group.field.
func parquetFields(root *parquet.Column) ([]parquetField, error) {
	var fields []parquetField
	for _, column := range root.Columns() {
		fields = appendField(fields, column)
	}
	if len(fields) == 0 {
		return nil, fmt.Errorf("it has no columns")
	}
	return fields, nil
}

func appendField(fields []parquetField, column *parquet.Column) []parquetField {
	field := parquetField{name: strings.Join(column.Path(), ".")}
	switch {
	case isMap(column):
		field.unread = "MAP"
	case column.Repeated(), isList(column):
		field.readList(column)
	case column.Leaf():
		leaf, unread := columnOfLeaf(column)
		field.leaves, field.unread = []parquetColumn{leaf}, unread
	default:
		for _, inner := range column.Columns() {
			fields = appendField(fields, inner)
		}
		return fields
	}
	return append(fields, field)
}

func isMap(column *parquet.Column) bool {
	if column.Leaf() || column.Type() == nil {
		return false
	}
	_, ok := logicalType(column).(*schema.MapType)
	return ok
}

// isList tells whether a group is one of three that make a list: it holds one
// group, and that is repeated.
func isList(column *parquet.Column) bool {
	return !column.Leaf() && len(column.Columns()) == 1 && column.Columns()[0].Repeated()
}

func logicalType(column *parquet.Column) schema.LogicalTypeValue {
	if logical := column.Type().LogicalType(); logical != nil {
		return logical.Value
	}
	return nil
}

// readList reads the columns of a list's elements.
func (f *parquetField) readList(column *parquet.Column) {
	f.list = true
	repeated := column
	if !column.Repeated() {
		repeated = column.Columns()[0]
	}
	element, depth := repeated, len(repeated.Path())
	if inner := repeated.Columns(); len(inner) == 1 && repeated != column {
		element, depth = inner[0], depth+1
	}
	for _, leaf := range leavesOf(element) {
		if leaf.MaxRepetitionLevel() > 1 {
			f.unread = "LIST in LIST"
			return
		}
		one, unread := columnOfLeaf(leaf)
		if unread != "" {
			f.unread = "LIST of " + unread
			return
		}
		one.key = strings.Join(leaf.Path()[depth:], ".")
		one.element = byte(repeated.MaxDefinitionLevel())
		f.leaves = append(f.leaves, one)
	}
}

func leavesOf(column *parquet.Column) []*parquet.Column {
	if column.Leaf() {
		return []*parquet.Column{column}
	}
	var leaves []*parquet.Column
	for _, inner := range column.Columns() {
		leaves = append(leaves, leavesOf(inner)...)
	}
	return leaves
}

// columnOfLeaf says what the values of a column are, or the name of a type that
// isn't read.
func columnOfLeaf(column *parquet.Column) (parquetColumn, string) {
	leaf := parquetColumn{index: int(column.Index()), step: 1, definition: byte(column.MaxDefinitionLevel()), repeated: column.MaxRepetitionLevel() > 0}
	kind := column.Type().Kind()
	fits := true
	switch logical := logicalType(column).(type) {
	case nil:
		leaf.nature, fits = physicalNature(kind)
		if converted := column.Type().ConvertedType(); converted != nil && *converted == deprecated.Interval {
			fits = false
		}
	case *schema.StringType, *schema.EnumType, *schema.JsonType:
		fits = kind == parquet.ByteArray || kind == parquet.FixedLenByteArray
	case *schema.DecimalType:
		leaf.nature, leaf.scale = natureWhole, int(logical.Scale)
		if kind == parquet.ByteArray || kind == parquet.FixedLenByteArray {
			leaf.nature = natureDecimal
		}
		fits = leaf.scale >= 0 && leaf.scale <= mostScale
	case *schema.IntType:
		leaf.nature, leaf.unsigned = natureWhole, !logical.IsSigned
	case *schema.DateType:
		leaf.nature = natureDate
	case *schema.TimestampType:
		leaf.nature, leaf.local = natureTime, !logical.IsAdjustedToUTC
		if fits = logical.Unit.Value != nil; fits {
			leaf.step = int64(logical.Unit.Value.Duration())
		}
	case *schema.UUIDType:
		leaf.nature = natureUUID
	case *schema.NullType:
		leaf.nature = natureNothing
	default:
		fits = false
	}
	if !fits {
		return leaf, column.Type().String()
	}
	return leaf, ""
}

// mostScale bounds the places of a decimal; 38 digits is the most that writers
// have.
const mostScale = 100

func physicalNature(kind parquet.Kind) (nature, bool) {
	switch kind {
	case parquet.Boolean:
		return natureFlag, true
	case parquet.Int32, parquet.Int64:
		return natureWhole, true
	case parquet.Int96:
		return natureJulian, true
	case parquet.Float, parquet.Double:
		return natureDouble, true
	}
	return natureText, kind == parquet.ByteArray || kind == parquet.FixedLenByteArray
}
