package history

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf8"
)

// sampleBytes from the first character on that isn't ASCII tell UTF-8 from
// GB18030: up to there they are the same.
const sampleBytes = 64 << 10

// isASCII tells whether a text is ASCII and nothing else.
func isASCII(text []byte) bool {
	for ; len(text) >= 8; text = text[8:] {
		if binary.LittleEndian.Uint64(text)&(everyByte<<7) != 0 {
			return false
		}
	}
	for _, character := range text {
		if character >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// looksLikeGB18030 tells whether a text that isn't UTF-8 is GB18030: less than
// half of it beyond ASCII is UTF-8 all the same (a file that is UTF-8 but for a
// row pasted in from elsewhere stays that), and most of it are the characters of
// GB2312, two bytes beyond ASCII each (accents of Latin letters stand alone).
func looksLikeGB18030(text []byte) bool {
	return 2*bytesOfUTF8(text) < bytesBeyondASCII(text) && 2*bytesOfGB2312(text) > bytesBeyondASCII(text)
}

func bytesBeyondASCII(text []byte) int {
	count := 0
	for _, character := range text {
		if character >= utf8.RuneSelf {
			count++
		}
	}
	return count
}

// bytesOfUTF8 counts the bytes of characters beyond ASCII that are UTF-8.
func bytesOfUTF8(text []byte) int {
	count := 0
	for at := 0; at < len(text); {
		_, length := utf8.DecodeRune(text[at:])
		if length > 1 {
			count += length
		}
		at += length
	}
	return count
}

// bytesOfGB2312 counts the bytes of the characters that the oldest part of
// GB18030 has: those in everyday use.
func bytesOfGB2312(text []byte) int {
	count := 0
	for at := 0; at < len(text); {
		unit := text[at : at+gb18030Length(text[at:])]
		if len(unit) == 2 && unit[0] > 0xa0 && unit[0] < 0xf8 && unit[1] > 0xa0 && encodingGB18030.wrongAt(unit) == len(unit) {
			count += len(unit)
		}
		at += len(unit)
	}
	return count
}

// notice tells by the first characters that aren't ASCII whether a text is
// GB18030, and reads it as that from there on.
func (w *window) notice() {
	fresh := w.buffer[w.end:w.filled]
	if w.encoding != Noticed || isASCII(fresh) {
		return
	}
	w.encoding = UTF8
	beyond := bytes.IndexFunc(fresh, func(character rune) bool { return character >= utf8.RuneSelf })
	w.sample(beyond)
	fresh = w.buffer[w.end:w.filled]
	seen := fresh[beyond:min(len(fresh), beyond+sampleBytes)]
	if utf8.Valid(seen[:len(seen)-splitCharacter(seen)]) || !looksLikeGB18030(seen) {
		return
	}
	rest := io.MultiReader(bytes.NewReader(bytes.Clone(fresh)), w.source)
	if w.failure != nil {
		rest = io.MultiReader(bytes.NewReader(bytes.Clone(fresh)), failing{w.failure})
	}
	w.source, w.filled, w.failure, w.decodedFrom = encodingGB18030.decode(rest), w.end, nil, encodingGB18030.name
	w.read()
}

// sample reads on until there is enough to tell, however short blocks are.
func (w *window) sample(beyond int) {
	for w.filled-w.end < beyond+sampleBytes && w.failure == nil {
		if w.filled == len(w.buffer)-slack {
			larger := make([]byte, 2*(len(w.buffer)-slack)+slack)
			copy(larger, w.buffer[:w.filled])
			w.buffer = larger
		}
		w.read()
	}
}

// failing is what is left of a source that has failed.
type failing struct{ failure error }

func (f failing) Read([]byte) (int, error) { return 0, f.failure }
