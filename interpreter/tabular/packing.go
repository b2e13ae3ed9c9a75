package tabular

import (
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Noticed tells by the end of a file's name how it is written: `.csv`, `.jsonl`, `.parquet`, of which the first two may
// be packed, `.csv.gz`, `.jsonl.zst`. It is false for other names, which are taken for CSV.
func Noticed(path string) (Format, bool) {
	path, _ = strings.CutSuffix(strings.TrimSuffix(path, ".gz"), ".zst")
	switch {
	case strings.HasSuffix(path, ".csv"):
		return CSV, true
	case strings.HasSuffix(path, ".jsonl"), strings.HasSuffix(path, ".ndjson"):
		return JSON, true
	case strings.HasSuffix(path, ".parquet"):
		return Parquet, true
	}
	return CSV, false
}

// Pack packs what is written, if the path ends in .gz or .zst. Close ends the packing, and leaves the writer open.
func Pack(w io.Writer, path string, format Format) (io.WriteCloser, error) {
	gz, zst := strings.HasSuffix(path, ".gz"), strings.HasSuffix(path, ".zst")
	switch {
	case (gz || zst) && format == Parquet:
		return nil, fmt.Errorf("%s: Parquet is packed inside; leave the ending out", path)
	case gz:
		return gzip.NewWriter(w), nil
	case zst:
		// With one worker, as the bytes would else depend on how many there are.
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	}
	return plain{w}, nil
}

// plain packs nothing.
type plain struct{ io.Writer }

func (plain) Close() error { return nil }
