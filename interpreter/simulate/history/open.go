package history

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/punchcard-lang/punchcard/dsl"
)

// Options say what a path alone does not.
type Options struct {
	// Input is read instead of the file or of standard input; the path is then
	// only a name. Close does not close it.
	Input io.Reader

	// KeepRaw has batches keep each row as it stood, for callers that find
	// something wrong with rows that can be typed.
	KeepRaw bool

	// KeepTorn has bad rows keep those of their cells that can be read.
	KeepTorn bool

	// Strange says what is wrong with a column of the file that nobody knows, by
	// its name, false where nothing is. Without it such columns are passed over.
	Strange func(name string) (dsl.Words, bool)

	// Encoding is how the file's characters are written.
	Encoding Encoding

	// blockBytes is for tests, whose files are short.
	blockBytes int
}

// Open reads a file up to its header; "-" is standard input. The name tells the
// format (.csv, .tsv, .txt, .jsonl, .ndjson, .parquet, before .gz or .zst), else the first
// bytes do; they alone tell the compression. Errors are *DataError.
func Open(path string, options Options) (*Reader, error) {
	file, failure := openCounted(path, options)
	if failure != nil {
		return nil, failure
	}
	reader, failure := openRows(path, file, options)
	if failure != nil {
		file.close()
		return nil, failure
	}
	return reader, nil
}

// openRows makes a reader of an open file.
func openRows(path string, file *countedFile, options Options) (*Reader, *DataError) {
	packed := noticePacking(file.head())
	content, release, err := unpack(file, packed)
	if err != nil {
		return nil, readFailure(path, 0, err)
	}
	reader := &Reader{name: path, file: file, release: release, keepRaw: options.KeepRaw, keepTorn: options.KeepTorn, strange: options.Strange}
	if failure := reader.begin(content, packed, options); failure != nil {
		release()
		return nil, failure
	}
	return reader, nil
}

// begin notices encoding and format by the name and by what the file begins
// with, and reads the header.
func (r *Reader) begin(unpacked io.Reader, packed packing, options Options) *DataError {
	block := blockBytes
	if options.blockBytes > 0 {
		block = options.blockBytes
	}
	content, head := peek(unpacked)
	encoding, decodedFrom := options.Encoding, ""
	if foreign := encoding.foreignTo(head); foreign != nil {
		content, head = peek(foreign.decode(content))
		encoding, decodedFrom = UTF8, foreign.name
	}
	form, found := noticeFormat(innerExtension(r.name), head)
	if found != nil {
		return &DataError{File: r.name, Reason: found.reason, Code: found.code}
	}
	if form == formatParquet {
		return r.beginParquet(content, packed)
	}
	r.text = newWindow(r.name, content, block, encoding)
	r.text.decodedFrom = decodedFrom
	return r.beginText(form)
}

// peek gives what a text begins with, and the text with that.
func peek(content io.Reader) (*bufio.Reader, []byte) {
	peeked := bufio.NewReaderSize(content, signatureBytes)
	head, _ := peeked.Peek(signatureBytes) // its error comes again when it is read
	return peeked, head
}

// innerExtension is the extension of a name before that of a compression.
func innerExtension(path string) string {
	extension := strings.ToLower(filepath.Ext(path))
	if extension == ".gz" || extension == ".zst" {
		extension = strings.ToLower(filepath.Ext(path[:len(path)-len(extension)]))
	}
	return extension
}

// countedFile is a file as it lies on the disk, and how much of it was read.
type countedFile struct {
	buffered *bufio.Reader // of the file itself
	source   io.Reader
	closer   io.Closer // nil for what is not ours to close
	size     int64     // 0 if unknown
	read     atomic.Int64
	failure  error // of the file, but for its end
}

// packedBytes is how much of a compressed file is read at once. Reads larger
// than that pass the buffer by.
const packedBytes = 64 << 10

func openCounted(path string, options Options) (*countedFile, *DataError) {
	counted := &countedFile{source: options.Input}
	if counted.source == nil && path == StandardInput {
		counted.source = os.Stdin
	}
	if counted.source == nil {
		file, err := os.Open(path)
		if err != nil {
			found := cannotOpen(err)
			return nil, &DataError{File: path, Reason: found.reason, Code: found.code, cause: err}
		}
		if information, err := file.Stat(); err == nil && information.IsDir() {
			_ = file.Close() // nothing was written
			found := isFolder()
			return nil, &DataError{File: path, Reason: found.reason, Code: found.code}
		} else if err == nil && information.Mode().IsRegular() {
			counted.size = information.Size()
		}
		counted.source, counted.closer = file, file
	}
	counted.buffered = bufio.NewReaderSize(sourceOf{counted}, packedBytes)
	return counted, nil
}

// head is what the file begins with.
func (f *countedFile) head() []byte {
	head, _ := f.buffered.Peek(signatureBytes) // its error comes again when it is read
	return head
}

func (f *countedFile) Read(buffer []byte) (int, error) { return f.buffered.Read(buffer) }

// ReadByte keeps decompressors from another buffer of their own.
func (f *countedFile) ReadByte() (byte, error) { return f.buffered.ReadByte() }

func (f *countedFile) close() error {
	if f.closer == nil {
		return nil
	}
	return f.closer.Close()
}

// sourceOf counts what is read of a file and remembers why it ended.
type sourceOf struct{ *countedFile }

func (s sourceOf) Read(buffer []byte) (int, error) {
	if s.failure != nil {
		return 0, s.failure
	}
	length, err := s.source.Read(buffer)
	s.read.Add(int64(length))
	if err != nil && err != io.EOF {
		s.failure = err
	}
	return length, err
}
