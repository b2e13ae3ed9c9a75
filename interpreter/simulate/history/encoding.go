package history

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how the characters of a file are written as bytes. A byte order
// mark tells it whatever is asked for.
type Encoding uint8

// The encodings of files.
const (
	Noticed Encoding = iota // UTF-8, or GB18030 where the text is that and not UTF-8
	UTF8
	GB18030 // and with it GBK and GB2312, which are parts of it
)

// foreignEncoding is one that has to be turned into UTF-8.
type foreignEncoding struct {
	name    string
	decoder func() transform.Transformer

	// length tells how many bytes the character has that a text begins with,
	// if that is whole.
	length func(text []byte) int

	// replacement is how U+FFFD is written, which decoders give for errors too.
	replacement []byte
}

var (
	encodingGB18030 = &foreignEncoding{"GB18030", gb18030Decoder, gb18030Length, []byte("\x84\x31\xa4\x37")}
	encodingUTF16LE = &foreignEncoding{"UTF-16", utf16Decoder(unicode.LittleEndian), utf16Length(1), []byte("\xfd\xff")}
	encodingUTF16BE = &foreignEncoding{"UTF-16", utf16Decoder(unicode.BigEndian), utf16Length(0), []byte("\xff\xfd")}
)

func gb18030Decoder() transform.Transformer { return simplifiedchinese.GB18030.NewDecoder() }

func utf16Decoder(order unicode.Endianness) func() transform.Transformer {
	return func() transform.Transformer { return unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder() }
}

// gb18030Length tells by the first two bytes: four have a digit in the second.
func gb18030Length(text []byte) int {
	switch {
	case text[0] <= 0x80 || text[0] == 0xff || len(text) == 1:
		return 1
	case text[1] >= '0' && text[1] <= '9':
		return min(4, len(text))
	}
	return 2
}

// utf16Length tells by the byte that has the high bits: two units make one
// character where the first is of the upper surrogates.
func utf16Length(high int) func([]byte) int {
	return func(text []byte) int {
		if len(text) >= 4 && text[high]&0xfc == 0xd8 && text[high+2]&0xfc == 0xdc {
			return 4
		}
		return min(2, len(text))
	}
}

// marks begin files of UTF-16.
var marks = []struct {
	bytes    []byte
	encoding *foreignEncoding
}{{[]byte("\xff\xfe"), encodingUTF16LE}, {[]byte("\xfe\xff"), encodingUTF16BE}}

// foreignTo gives the encoding of a file that has to be turned into UTF-8, nil
// if none or if that can't be told by what the file begins with.
func (e Encoding) foreignTo(head []byte) *foreignEncoding {
	for _, mark := range marks {
		if bytes.HasPrefix(head, mark.bytes) {
			return mark.encoding
		}
	}
	if e == GB18030 && !bytes.HasPrefix(head, byteOrderMark) {
		return encodingGB18030
	}
	return nil
}

// decoded gives a text of another encoding in UTF-8.
type decoded struct {
	source   io.Reader
	encoding *foreignEncoding
	decoder  transform.Transformer

	raw     []byte // read, from start on not yet decoded
	start   int
	text    []byte // decoded, not yet handed over
	buffer  []byte
	failure error // of the source, its end too
}

// decodedBytes are decoded at once.
const decodedBytes = 64 << 10

func (e *foreignEncoding) decode(source io.Reader) io.Reader {
	return &decoded{source: source, encoding: e, decoder: e.decoder(), raw: make([]byte, 0, decodedBytes), buffer: make([]byte, 3*decodedBytes)}
}

func (d *decoded) Read(buffer []byte) (int, error) {
	for len(d.text) == 0 {
		switch {
		case d.failure != nil && d.start == len(d.raw):
			return 0, d.failure
		case d.failure != nil && d.failure != io.EOF:
			return 0, d.failure
		}
		if d.fill(); d.start < len(d.raw) {
			d.decodeSome()
		} else if d.failure == nil {
			return 0, nil
		}
	}
	length := copy(buffer, d.text)
	d.text = d.text[length:]
	return length, nil
}

// fill reads on behind what is not yet decoded.
func (d *decoded) fill() {
	if d.failure != nil {
		return
	}
	d.raw = d.raw[:copy(d.raw, d.raw[d.start:])]
	d.start = 0
	length, err := d.source.Read(d.raw[len(d.raw):cap(d.raw)])
	d.raw, d.failure = d.raw[:len(d.raw)+length], err
}

// decodeSome decodes what was read, up to what is wrong in it.
func (d *decoded) decodeSome() {
	raw := d.raw[d.start:]
	written, read, _ := d.decoder.Transform(d.buffer, raw, d.failure == io.EOF)
	d.text = d.buffer[:written]
	if bytes.Contains(d.text, replacementCharacter) {
		if at := d.encoding.wrongAt(raw[:read]); at < read {
			written, _, _ = d.encoding.decoder().Transform(d.buffer, raw[:at], true)
			wrong := wrongPart(raw[at : at+d.encoding.length(raw[at:])])
			d.text = append(d.buffer[:written], notText(wrong)...)
			read = at + len(wrong)
		}
	}
	d.start += read
}

var replacementCharacter = []byte("\ufffd")

// wrongAt gives where in a text the first bytes are that make no character; its
// length if there are none.
func (e *foreignEncoding) wrongAt(text []byte) int {
	var buffer [16]byte
	for at := 0; at < len(text); {
		unit := text[at : at+e.length(text[at:])]
		written, _, _ := e.decoder().Transform(buffer[:], unit, true)
		if bytes.Contains(buffer[:written], replacementCharacter) && !bytes.Equal(unit, e.replacement) {
			return at
		}
		at += len(unit)
	}
	return len(text)
}

// wrongPart is what of bytes that make no character is taken for wrong: a byte of ASCII behind one that isn't may be a
// separator or a line end.
func wrongPart(unit []byte) []byte {
	if len(unit) > 1 && unit[0] >= utf8.RuneSelf && unit[1] < utf8.RuneSelf {
		return unit[:1]
	}
	return unit
}

// notText stands for wrong bytes in a text of UTF-8: bytes that aren't, the same ones if possible. Whoever reads the text
// finds them in their row.
func notText(wrong []byte) []byte {
	var bytes []byte
	for _, one := range wrong {
		if one >= utf8.RuneSelf {
			bytes = append(bytes, one)
		}
	}
	if utf8.Valid(bytes) {
		return []byte{0xff}
	}
	return bytes
}
