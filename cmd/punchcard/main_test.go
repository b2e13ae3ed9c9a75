package main

import (
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"punchcard": main})
}

var update = flag.Bool("update", false, "write the goldens of the scripts anew")

// The command line as others call it: each script is a session in a folder of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Cmds: map[string]func(ts *testscript.TestScript, negated bool, arguments []string){
			"pack":     pack,
			"parquet":  unwrap,
			"encode":   encode,
			"truncate": truncate,
			"shipped":  shipped,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C")
			return nil
		},
	})
}

// pack writes FILE as FILE.gz.
func pack(ts *testscript.TestScript, _ bool, arguments []string) {
	text := ts.ReadFile(arguments[0])
	file, err := os.Create(ts.MkAbs(arguments[0] + ".gz"))
	ts.Check(err)
	writer := gzip.NewWriter(file)
	_, err = writer.Write([]byte(text))
	ts.Check(err)
	ts.Check(writer.Close())
	ts.Check(file.Close())
}

// encode writes FILE anew in an encoding: gb18030 or utf-16.
func encode(ts *testscript.TestScript, _ bool, arguments []string) {
	encodings := map[string]encoding.Encoding{"gb18030": simplifiedchinese.GB18030, "utf-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}
	text, err := encodings[arguments[0]].NewEncoder().String(ts.ReadFile(arguments[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(arguments[1]), []byte(text), 0o600))
}

// truncate cuts FILE to so many bytes.
func truncate(ts *testscript.TestScript, _ bool, arguments []string) {
	length, err := strconv.ParseInt(arguments[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(arguments[0]), length))
}

// shipped copies FILE of the ready-made schemes to NAME.
func shipped(ts *testscript.TestScript, _ bool, arguments []string) {
	text, err := os.ReadFile("../../schemes/" + arguments[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(arguments[1]), text, 0o600))
}

// unwrap writes the schema and the rows of a Parquet FILE as text, FILE.txt.
func unwrap(ts *testscript.TestScript, _ bool, arguments []string) {
	file, err := os.Open(ts.MkAbs(arguments[0]))
	ts.Check(err)
	defer file.Close()
	reader := parquet.NewReader(file)
	var text strings.Builder
	fmt.Fprintln(&text, reader.Schema())
	row := make([]parquet.Row, 1)
	for {
		count, err := reader.ReadRows(row)
		for i := range row[:count] {
			for _, value := range row[i] {
				fmt.Fprint(&text, value, "|")
			}
			fmt.Fprintln(&text)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(arguments[0]+".txt"), []byte(text.String()), 0o600))
}
