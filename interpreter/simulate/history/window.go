package history

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const (
	// blockBytes is read at once: it fits the cache of a core.
	blockBytes = 256 << 10

	// longestLine bounds a row, and with it the memory that a file can ask for.
	longestLine = 16 << 20

	// longestCell bounds a cell.
	longestCell = 1 << 20

	// slack bytes follow the text, so that eight can be loaded from any place in
	// it.
	slack = 8

	// fruitlessReads without a byte or an error are too many.
	fruitlessReads = 100
)

// window is the part of a file's text that is in memory. What is unread is valid
// UTF-8, but for bytes that hasWrong tells of.
type window struct {
	file     string
	source   io.Reader
	block    int
	encoding Encoding // Noticed until the first character that isn't ASCII

	buffer []byte
	start  int // of what is unread
	end    int // of what is unread
	filled int // of what has been read, perhaps in the middle of a character
	line   int64

	// There is no quote in buffer[start:quoteless].
	quoteless int

	// buffer[start:valid] is UTF-8, and if that isn't all, what follows isn't.
	// Below start it is not known.
	valid int

	decodedFrom string // the encoding that the text was written in, where that isn't UTF-8

	// failure is why no more can be read: io.EOF or a *DataError.
	failure error
}

func newWindow(file string, source io.Reader, block int, encoding Encoding) *window {
	return &window{
		file: file, source: source, block: block, encoding: encoding, line: 1,
		buffer: make([]byte, block+slack),
	}
}

// unread is the text in memory that has not been taken. It is valid until more
// is called.
func (w *window) unread() []byte { return w.buffer[w.start:w.end] }

// take moves on past so many bytes, in which so many lines end.
func (w *window) take(length int, lines int64) {
	w.start += length
	w.line += lines
}

// full tells whether the unread text is as long as a row may be.
func (w *window) full() bool { return w.end-w.start >= longestLine }

// more reads another block behind what is unread. The error is io.EOF at the end
// of the file, else a *DataError; there is nothing more then.
func (w *window) more() error {
	if w.full() && !w.over() {
		w.failure = w.unreadable(w.line, lineTooLong())
	}
	for before := w.end - w.start; w.end-w.start == before; {
		if w.over() {
			return w.failure
		}
		w.makeRoom()
		w.read()
		w.notice()
		w.admit()
	}
	return nil
}

// over tells whether all that can be read is in memory.
func (w *window) over() bool { return w.failure != nil }

// makeRoom moves the unread text to the front, and to a larger buffer where
// there is not room for half a block behind it.
func (w *window) makeRoom() {
	to := w.buffer
	if room := len(w.buffer) - slack - (w.filled - w.start); room < w.block/2 {
		to = make([]byte, 2*(len(w.buffer)-slack)+slack)
	}
	copy(to, w.buffer[w.start:w.filled])
	w.buffer = to
	w.end -= w.start
	w.filled -= w.start
	w.quoteless = max(w.quoteless-w.start, 0)
	w.valid -= w.start
	w.start = 0
}

// read fills the buffer, so that where blocks end depends on the file alone and
// not on how a pipe hands it over.
func (w *window) read() {
	fruitless := 0
	for w.filled < len(w.buffer)-slack {
		length, err := w.source.Read(w.buffer[w.filled : len(w.buffer)-slack])
		w.filled += length
		if length == 0 && err == nil {
			if fruitless++; fruitless >= fruitlessReads {
				err = io.ErrNoProgress
			}
		}
		if err != nil {
			w.failure = err
			return
		}
	}
}

// admit checks what was read and adds it to what is unread.
func (w *window) admit() {
	fresh := w.buffer[w.end:w.filled]
	if w.failure != io.EOF {
		fresh = fresh[:len(fresh)-splitCharacter(fresh)]
	}
	if w.valid == w.end {
		w.valid += len(fresh)
		if !utf8.Valid(fresh) {
			w.valid = w.end + validLength(fresh)
		}
	}
	w.end += len(fresh)
	if nul := bytes.IndexByte(fresh, 0); nul >= 0 {
		w.end -= len(fresh) - nul
		w.valid = min(w.valid, w.end)
		w.failure = w.unreadable(w.lastLine(), nulByte())
	} else if w.failure != nil && w.failure != io.EOF {
		w.failure = readFailure(w.file, w.lastLine(), w.failure)
	}
}

// hasWrong tells whether so many bytes of the unread text are not all text.
func (w *window) hasWrong(length int) bool {
	if w.valid < w.start {
		w.valid = w.start + validLength(w.unread())
	}
	return w.valid < w.start+length
}

// wrongBytes says of a row in which hasWrong has found bytes that are no text
// which they are.
func (w *window) wrongBytes() *BadRow {
	found := notUTF8()
	length := 1
	if w.decodedFrom != "" {
		found = notDecoded(w.decodedFrom)
		for next := w.valid + 1; next < w.end && length < utf8.UTFMax && !utf8.Valid(w.buffer[next:next+1]) && validLength(w.buffer[next:w.end]) == 0; next++ {
			length++
		}
	}
	bad := badRow(found)
	bad.Value = string(w.buffer[w.valid : w.valid+length])
	return bad
}

// lastLine is the line that the unread text ends in.
func (w *window) lastLine() int64 { return w.line + int64(bytes.Count(w.unread(), newline)) }

var newline = []byte{'\n'}

// splitCharacter gives how many bytes at the end of a text are the beginning of
// a character.
func splitCharacter(text []byte) int {
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if start := len(text) - back; utf8.RuneStart(text[start]) {
			if utf8.FullRune(text[start:]) {
				return 0
			}
			return back
		}
	}
	return 0
}

// validLength gives how many bytes at the beginning of a text are UTF-8.
func validLength(text []byte) int {
	for at := 0; at < len(text); {
		character, length := utf8.DecodeRune(text[at:])
		if character == utf8.RuneError && length <= 1 {
			return at
		}
		at += length
	}
	return len(text)
}

// readFailure words an error of the file or of its compression.
func readFailure(file string, line int64, err error) *DataError {
	found := cannotRead(err)
	var packed *damage
	switch {
	case errors.Is(err, errTooLargeForMemory):
		found = tooLargeForMemory()
	case errors.As(err, &packed):
		found = packed.flaw()
	}
	return &DataError{File: file, Line: line, Reason: found.reason, Code: found.code, cause: err}
}

// unreadable makes the error of something that ends the reading at a line.
func (w *window) unreadable(line int64, found flaw) *DataError {
	return &DataError{File: w.file, Line: line, Reason: found.reason, Code: found.code}
}

// lineLength gives the length of the line that the unread text begins with,
// without its newline. The last line of a file may lack that; io.EOF is when
// there is no line.
func (w *window) lineLength() (int, error) {
	if length := bytes.IndexByte(w.unread(), '\n'); length >= 0 {
		return length, nil
	}
	return w.longLine()
}

// longLine is lineLength for lines that are not wholly in memory.
func (w *window) longLine() (int, error) {
	for {
		searched := len(w.unread())
		if err := w.more(); err == io.EOF && searched > 0 {
			return searched, nil
		} else if err != nil {
			return 0, err
		}
		if length := bytes.IndexByte(w.unread()[searched:], '\n'); length >= 0 {
			return searched + length, nil
		}
	}
}

// takeLine moves on past a line of that length and its newline.
func (w *window) takeLine(length int) { w.take(min(length+1, w.end-w.start), 1) }

// hasQuote tells whether there is a quote in so many bytes of the unread text.
// It looks far ahead, and seldom where quotes are seldom.
func (w *window) hasQuote(length int) bool {
	if w.quoteless >= w.start+length {
		return false
	}
	from := max(w.start, w.quoteless)
	if next := bytes.IndexByte(w.buffer[from:w.end], '"'); next >= 0 {
		w.quoteless = from + next
	} else {
		w.quoteless = w.end
	}
	return w.quoteless < w.start+length
}

// withoutReturn takes the carriage return off the end of a line.
func withoutReturn(line []byte) []byte {
	if length := len(line); length > 0 && line[length-1] == '\r' {
		return line[:length-1]
	}
	return line
}
