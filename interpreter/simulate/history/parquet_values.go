package history

import (
	"math"
	"math/big"
	"strconv"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// parquetCell is a cell, or a number that is typed already.
type parquetCell struct {
	text   []byte
	number int64
	kind   cellKind
}

// parquetValues are the values of a page or of a dictionary, in the form of
// their physical type.
type parquetValues struct {
	kind    encoding.Kind
	count   int
	bytes   []byte
	offsets []uint32
	size    int // of each, where all have one
	int32s  []int32
	int64s  []int64
	int96s  []deprecated.Int96
	floats  []float32
	doubles []float64
}

func valuesOf(data encoding.Values) parquetValues {
	v := parquetValues{kind: data.Kind()}
	switch v.kind {
	case encoding.Boolean:
		v.bytes = data.Boolean()
		v.count = 8 * len(v.bytes)
	case encoding.Int32:
		v.int32s = data.Int32()
		v.count = len(v.int32s)
	case encoding.Int64:
		v.int64s = data.Int64()
		v.count = len(v.int64s)
	case encoding.Int96:
		v.int96s = data.Int96()
		v.count = len(v.int96s)
	case encoding.Float:
		v.floats = data.Float()
		v.count = len(v.floats)
	case encoding.Double:
		v.doubles = data.Double()
		v.count = len(v.doubles)
	case encoding.ByteArray:
		v.bytes, v.offsets = data.ByteArray()
		v.count = max(len(v.offsets)-1, 0)
	case encoding.FixedLenByteArray:
		v.bytes, v.size = data.FixedLenByteArray()
		if v.size > 0 {
			v.count = len(v.bytes) / v.size
		}
	}
	return v
}

// fit tells whether values of a nature may be stored so.
func (v *parquetValues) fit(nature nature) bool {
	if v.count == 0 {
		return true
	}
	switch nature {
	case natureText, natureDecimal:
		return v.kind == encoding.ByteArray || v.kind == encoding.FixedLenByteArray
	case natureUUID:
		return v.kind == encoding.FixedLenByteArray && v.size == 16
	case natureWhole, natureDate, natureTime:
		return v.kind == encoding.Int32 || v.kind == encoding.Int64
	case natureDouble:
		return v.kind == encoding.Float || v.kind == encoding.Double
	case natureFlag:
		return v.kind == encoding.Boolean
	case natureJulian:
		return v.kind == encoding.Int96
	}
	return true
}

// whole gives a value of 32 or 64 bits.
func (v *parquetValues) whole(i int) int64 {
	if v.kind == encoding.Int32 {
		return int64(v.int32s[i])
	}
	return v.int64s[i]
}

// slice gives a value in bytes, false where it stands beyond them.
func (v *parquetValues) slice(i int) ([]byte, bool) {
	if v.kind == encoding.FixedLenByteArray {
		return v.bytes[i*v.size : (i+1)*v.size : (i+1)*v.size], true
	}
	start, end := v.offsets[i], v.offsets[i+1]
	if start > end || int64(end) > int64(len(v.bytes)) {
		return nil, false
	}
	return v.bytes[start:end:end], true
}

// cellOf makes a cell of a value. One that can't be typed as it is wanted is a
// text, and read or rejected as such.
func (l *parquetLeaf) cellOf(i int, scratch []byte) (parquetCell, []byte, error) {
	if i >= l.values.count {
		return parquetCell{}, scratch, errNoSuchValue
	}
	switch l.nature {
	case natureText:
		text, ok := l.values.slice(i)
		if !ok {
			return parquetCell{}, scratch, errNoSuchValue
		}
		if !utf8.Valid(text) {
			return parquetCell{text: text, kind: cellNotText}, scratch, nil
		}
		return parquetCell{text: text, kind: cellPlain}, scratch, nil
	case natureNothing:
		return parquetCell{}, scratch, errNoSuchValue
	}
	if number, ok := l.typed(i); ok {
		return parquetCell{number: number, kind: cellTyped}, scratch, nil
	}
	start := len(scratch)
	scratch, ok := l.appendText(scratch, i)
	if !ok {
		return parquetCell{}, scratch[:start], errNoSuchValue
	}
	return parquetCell{text: scratch[start:len(scratch):len(scratch)], kind: cellPlain}, scratch, nil
}

// typed gives a value as the column is wanted, false where that has to go by its
// text.
func (l *parquetLeaf) typed(i int) (int64, bool) {
	switch l.nature {
	case natureWhole:
		return l.scaled(l.values.whole(i))
	case natureDecimal:
		bytes, ok := l.values.slice(i)
		number, fits := fromBigEndian(bytes)
		if !ok || !fits {
			return 0, false
		}
		return l.scaled(number)
	case natureFlag:
		return l.values.flag(i), l.column.Type == Flag
	case natureDate:
		return l.ofDate(l.values.whole(i))
	case natureTime, natureJulian:
		moment, ok := l.moment(i)
		if !ok {
			return 0, false
		}
		return l.ofMoment(moment)
	}
	return 0, false
}

func (v *parquetValues) flag(i int) int64 { return int64(v.bytes[i/8]>>(i%8)) & 1 }

// scaled gives a number at the column's places, if it has no more.
func (l *parquetLeaf) scaled(number int64) (int64, bool) {
	if l.column.Type != Number || l.scale > l.column.Places || l.unsigned && number < 0 {
		return 0, false
	}
	power, ok := value.PowerOfTen(l.column.Places - l.scale)
	if !ok {
		return 0, false
	}
	return value.Multiply(number, power)
}

// fromBigEndian reads two's complement, the highest byte first, false where it
// is more than 64 bits.
func fromBigEndian(bytes []byte) (int64, bool) {
	number := int64(0)
	for i, one := range bytes {
		if i == 0 {
			number = int64(int8(one))
			continue
		}
		if number > math.MaxInt64>>8 || number < math.MinInt64>>8 {
			return 0, false
		}
		number = number<<8 | int64(one)
	}
	return number, len(bytes) > 0
}

// appendText writes a value as a text would have it.
func (l *parquetLeaf) appendText(dst []byte, i int) ([]byte, bool) {
	switch l.nature {
	case natureWhole:
		return l.appendWhole(dst, i), true
	case natureDecimal:
		bytes, ok := l.values.slice(i)
		if !ok || len(bytes) == 0 || len(bytes) > mostScale {
			return dst, false
		}
		number := new(big.Int).SetBytes(bytes)
		if bytes[0] >= 0x80 {
			number.Sub(number, new(big.Int).Lsh(big.NewInt(1), uint(8*len(bytes))))
		}
		return appendScaled(dst, number, l.scale), true
	case natureDouble:
		return l.appendDouble(dst, i), true
	case natureFlag:
		return strconv.AppendBool(dst, l.values.flag(i) == 1), true
	case natureUUID:
		bytes, ok := l.values.slice(i)
		return appendUUID(dst, bytes), ok
	}
	return l.appendTime(dst, i), true
}

func (l *parquetLeaf) appendWhole(dst []byte, i int) []byte {
	whole := l.values.whole(i)
	if (whole >= 0 || !l.unsigned) && l.scale <= value.MaximumPlaces {
		return value.AppendDecimal(dst, whole, l.scale)
	}
	number := big.NewInt(whole)
	if l.unsigned && l.values.kind == encoding.Int32 {
		number.SetUint64(uint64(uint32(whole)))
	} else if l.unsigned {
		number.SetUint64(uint64(whole))
	}
	return appendScaled(dst, number, l.scale)
}

// appendDouble writes the shortest decimal that is nearest to a number. One that
// has lost digits, if it was an id, is written so that it is seen.
func (l *parquetLeaf) appendDouble(dst []byte, i int) []byte {
	number, bits, exact := float64(0), 64, float64(1<<53)
	if l.values.kind == encoding.Float {
		number, bits, exact = float64(l.values.floats[i]), 32, 1<<24
	} else {
		number = l.values.doubles[i]
	}
	if l.column.Type == Text && math.Abs(number) >= exact {
		return strconv.AppendFloat(dst, number, 'E', -1, bits)
	}
	return strconv.AppendFloat(dst, number, 'f', -1, bits)
}

// appendScaled writes a number of any size with so many places.
func appendScaled(dst []byte, number *big.Int, scale int) []byte {
	if number.IsInt64() && scale <= value.MaximumPlaces {
		return value.AppendDecimal(dst, number.Int64(), scale)
	}
	digits := new(big.Int).Abs(number).String()
	for len(digits) <= scale {
		digits = "0" + digits
	}
	if number.Sign() < 0 {
		dst = append(dst, '-')
	}
	dst = append(dst, digits[:len(digits)-scale]...)
	if scale > 0 {
		dst = append(append(dst, '.'), digits[len(digits)-scale:]...)
	}
	return dst
}

func appendUUID(dst, bytes []byte) []byte {
	for i, one := range bytes {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			dst = append(dst, '-')
		}
		dst = append(dst, hexadecimals[one>>4], hexadecimals[one&15])
	}
	return dst
}

const hexadecimals = "0123456789abcdef"
