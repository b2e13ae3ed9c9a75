package interpreter_test

import (
	"encoding/json"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func golden(t tester) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "state.json"))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(text)
}

// FuzzDecode: no text stops Decode, and what it takes is a state that can be lived on and written again.
func FuzzDecode(f *testing.F) {
	program := load(f, grown)
	empty := encode(f, program, program.NewState("lily"))
	for _, seed := range []string{empty, golden(f), "", "{}", `{"format":1}`, `{"format":1,"now":"9999-12-31T23:59:59Z","living":true,"wallets":{"points":null}}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { decodable(t, program, text) })
}

// decodable decodes a text and, if it is a state, lives on with it.
func decodable(t tester, program *interpreter.Program, text string) {
	t.Helper()
	state, _, err := program.Decode([]byte(text))
	if err != nil {
		return
	}
	written := encode(t, program, state)
	again, mismatches, err := program.Decode([]byte(written))
	if err != nil || encode(t, program, again) != written {
		t.Fatalf("decoded, encoded and decoded again: %v\n%s", err, written)
	}
	for _, one := range mismatches {
		if one.Value != "" { // but for the names of what is gone, all has a place now
			t.Fatalf("%v has a place in %s", one, written)
		}
	}
	m := &member{program: program, state: again}
	event := purchaseOf(t, program, "2026-03-01", "new", 100_00)
	event.Member, event.At = m.state.Member, max(event.At, m.state.Now)
	for _, one := range []*happening{{event: event}, {event: refundOf(program, "new", event.At)}, {event: refundOf(program, "o1", event.At)}, {to: value.Instant(math.MaxInt64)}} {
		if one.event != nil {
			one.event.Member = m.state.Member
		}
		m.live(one)
		for wallet := range m.state.Wallets {
			if err := m.state.Wallets[wallet].Check(); err != nil {
				t.Fatalf("%v, decoded from %s", err, text)
			}
		}
	}
}

// TestDamagedStates damages a state here and there, as JSON.
func TestDamagedStates(t *testing.T) {
	program := load(t, grown)
	text := golden(t)
	rapid.Check(t, func(t *rapid.T) {
		var state any
		require.NoError(t, json.Unmarshal([]byte(text), &state))
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			state = damaged(t, state)
		}
		damaged, err := json.Marshal(state)
		require.NoError(t, err)
		decodable(t, program, string(damaged))
	})
}

// damages are values that a part of a state is replaced by.
var damages = []any{nil, 0, 1, -1, 5, 9_000_000_000_000_000_000, "", "0", "1", "-1", "1.00", "55.13", "0.001", "2305843009213693951", "9223372036854775807", "base", "double",
	"points", "balance", "purchase", "refund", "spent", "2026-01-05T02:00:00Z", "2027-01-05T16:00:00Z", "2026-02-02T03:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z",
	"10000-01-01T23:00:00Z", "2026-02-02", true, false, []any{}, map[string]any{}}

// damaged goes to a random part and replaces it, takes it out or doubles it.
func damaged(t *rapid.T, part any) any {
	switch part := part.(type) {
	case map[string]any:
		if len(part) == 0 {
			return part
		}
		key := rapid.SampledFrom(sortedNames(part)).Draw(t, "key")
		switch rapid.IntRange(0, 9).Draw(t, "what") {
		case 0:
			delete(part, key)
		case 1:
			part[key] = rapid.SampledFrom(damages).Draw(t, "value")
		default:
			part[key] = damaged(t, part[key])
		}
		return part
	case []any:
		if len(part) == 0 {
			return part
		}
		i := rapid.IntRange(0, len(part)-1).Draw(t, "index")
		switch rapid.IntRange(0, 9).Draw(t, "what") {
		case 0:
			return append(part[:i:i], part[i+1:]...)
		case 1:
			return append(part, part[i])
		}
		part[i] = damaged(t, part[i])
		return part
	}
	return rapid.SampledFrom(damages).Draw(t, "value")
}

func sortedNames(object map[string]any) []string { return slices.Sorted(maps.Keys(object)) }
