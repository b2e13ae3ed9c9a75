package history

import (
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packing is how a file is compressed.
type packing uint8

const (
	unpacked packing = iota
	packedGzip
	packedZstd
)

func (p packing) String() string { return [...]string{"", "gzip", "zstd"}[p] }

// signatureBytes is how much of a file is looked at to tell what it is.
const signatureBytes = 1 << 10

// noticePacking tells by its first bytes how a file is compressed, whatever its
// name says.
func noticePacking(head []byte) packing {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return packedGzip
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}), isSkippableFrame(head):
		return packedZstd
	}
	return unpacked
}

// isSkippableFrame tells whether a file begins as those of parallel zstd writers
// do, with a frame of their own that is none of the data.
func isSkippableFrame(head []byte) bool {
	return len(head) >= 4 && head[0]&0xf0 == 0x50 && bytes.Equal(head[1:4], []byte{0x2a, 0x4d, 0x18})
}

// largestZstdWindow is the memory that a zstd file may ask for: what its own
// command line grants too.
const largestZstdWindow = 128 << 20

// unpack reads what is compressed in a file, all members of it one after the
// other. What is returned beside it lets go of its memory.
func unpack(file *countedFile, packed packing) (io.Reader, func(), error) {
	switch packed {
	case packedGzip:
		reader, err := gzip.NewReader(file)
		if err != nil {
			return nil, nil, compressionError(file, packed, err)
		}
		return &unpacker{reader, file, packed}, func() {}, nil
	case packedZstd:
		// Without goroutines of its own: who reads several files at once has
		// them already.
		reader, err := zstd.NewReader(file, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxWindow(largestZstdWindow))
		if err != nil {
			return nil, nil, compressionError(file, packed, err)
		}
		return &unpacker{reader, file, packed}, reader.Close, nil
	}
	return file, func() {}, nil
}

// unpacker tells errors of the compressed data from those of the file.
type unpacker struct {
	reader io.Reader
	file   *countedFile
	packed packing
}

func (u *unpacker) Read(buffer []byte) (int, error) {
	length, err := u.reader.Read(buffer)
	if err != nil && err != io.EOF {
		err = compressionError(u.file, u.packed, err)
	}
	return length, err
}

// damage says that compressed data are not whole.
type damage struct {
	packed packing
	cause  error
}

func (d *damage) Error() string { return d.packed.String() + ": " + d.cause.Error() }
func (d *damage) Unwrap() error { return d.cause }

// compressionError blames the file where reading it failed, else the data.
func compressionError(file *countedFile, packed packing, err error) error {
	if file.failure != nil {
		return file.failure
	}
	if err == io.EOF { // where data have begun
		err = io.ErrUnexpectedEOF
	}
	return &damage{packed, err}
}

// flaw words a damage.
func (d *damage) flaw() flaw {
	if errors.Is(d.cause, io.ErrUnexpectedEOF) {
		return truncated(d.packed.String())
	}
	return damaged(d.packed.String(), d.cause)
}
