package interpreter_test

import (
	"flag"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	if checked := flag.Lookup("rapid.checks"); checked != nil {
		_ = checked.Value.Set(checks) // what the command line says comes after
	}
	os.Exit(m.Run())
}
