package report

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
)

// Folder is where the files of one simulation go. Nothing stands under its final name before Commit.
type Folder struct {
	path  string
	files []*File
}

// NewFolder makes the folder, if it isn't there.
func NewFolder(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder for results: %w", err)
	}
	return &Folder{path: path}, nil
}

// File is one file under way.
type File struct {
	name   string
	file   *os.File
	buffer *bufio.Writer
	*csv.Writer
}

// Create begins a file.
func (f *Folder) Create(name string) (*File, error) {
	file, err := os.CreateTemp(f.path, "."+name+".*")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", name, err)
	}
	one := &File{name: name, file: file, buffer: bufio.NewWriterSize(file, 1<<16)}
	one.Writer = csv.NewWriter(one.buffer)
	f.files = append(f.files, one)
	return one, nil
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

func (f *File) finish() error {
	f.Flush()
	err := f.Error()
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
