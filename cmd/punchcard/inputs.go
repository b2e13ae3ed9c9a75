package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
)

// encodings are the choices of --encoding.
var encodings = map[string]history.Encoding{"": history.Noticed, "utf-8": history.UTF8, "gb18030": history.GB18030}

// onceStandardInput asks that standard input, which can be read once, be given once.
func (s *simulation) onceStandardInput() error {
	count := 0
	for _, path := range append(append([]string{}, s.histories...), s.members...) {
		if path == history.StandardInput {
			count++
		}
	}
	for _, table := range s.tables {
		if strings.HasSuffix(table, "="+history.StandardInput) {
			count++
		}
	}
	if count > 1 {
		return misuse("standard input, '-', can be read once, not as %d files", "标准输入 '-' 只能读一次，这里写了 %d 次", count)
	}
	return nil
}

// pathsOf gives the files that a flag names, those of a pattern in the order of their names. A file whose own name
// looks like a pattern is that file.
func pathsOf(flag string, given []string) ([]string, error) {
	var paths []string
	for _, pattern := range given {
		if _, err := os.Lstat(pattern); err == nil || !strings.ContainsAny(pattern, "*?[") {
			paths = append(paths, pattern)
			continue
		}
		found, err := filepath.Glob(pattern)
		if err != nil {
			return nil, misuse("--%[1]s %[2]q: %[3]v", "--%[1]s %[2]q：通配写得不对", flag, pattern, err)
		}
		if len(found) == 0 {
			return nil, misuse("--%s %q: there is no such file", "--%s %q：没有这样的文件", flag, pattern)
		}
		paths = append(paths, found...)
	}
	return paths, nil
}
