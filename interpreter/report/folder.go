package report

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"

	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// Folder is where the files of one simulation go. Nothing stands under its final name before Commit.
type Folder struct {
	path   string
	format tabular.Format
	files  []*file
}

// NewFolder makes the folder, if it isn't there. Its tables are written in this format.
func NewFolder(path string, format tabular.Format) (*Folder, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder for results: %w", err)
	}
	return &Folder{path: path, format: format}, nil
}

// file is one file under way.
type file struct {
	name   string
	file   *os.File
	buffer *bufio.Writer
	table  *tabular.Table // nil if it is none
}

// create begins a file.
func (f *Folder) create(name string) (*file, error) {
	opened, err := os.CreateTemp(f.path, "."+name+".*")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", name, err)
	}
	one := &file{name: name, file: opened, buffer: bufio.NewWriterSize(opened, 1<<16)}
	f.files = append(f.files, one)
	return one, nil
}

// table begins a file that is a table.
func (f *Folder) table(name string, format tabular.Format, columns []tabular.Column) (*tabular.Table, error) {
	one, err := f.create(name + "." + format.String())
	if err != nil {
		return nil, err
	}
	one.table, err = tabular.New(one.buffer, format, columns)
	return one.table, err
}

// Commit gives all files their final names.
func (f *Folder) Commit() error {
	for _, one := range f.files {
		if err := one.finish(); err != nil {
			f.Discard()
			return err
		}
	}
	for _, one := range f.files {
		if err := os.Rename(one.file.Name(), filepath.Join(f.path, one.name)); err != nil {
			return fmt.Errorf("write %s: %w", one.name, err)
		}
	}
	f.files = nil
	return nil
}

func (f *file) finish() error {
	var err error
	if f.table != nil {
		err = f.table.Close()
	}
	if flushed := f.buffer.Flush(); err == nil {
		err = flushed
	}
	if err == nil {
		err = f.file.Chmod(0o644)
	}
	if closed := f.file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", f.name, err)
	}
	return nil
}

// Discard takes away what was begun. After Commit there is nothing to take away.
func (f *Folder) Discard() {
	for _, one := range f.files {
		_ = one.file.Close()
		_ = os.Remove(one.file.Name())
	}
	f.files = nil
}
