package evaluate

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// TestMemoryIsItsModel remembers and forgets events under ids of which some are used again, many and few at a time,
// and holds what is found against a plain map.
func TestMemoryIsItsModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m, copied memory
		type known struct {
			event  int64
			forget value.Instant
		}
		model := map[string]known{}
		now, event := value.Instant(0), int64(0)
		for range rapid.IntRange(1, 25).Draw(t, "bursts") {
			for range rapid.IntRange(0, 30).Draw(t, "events") {
				id := fmt.Sprint("e", rapid.IntRange(max(0, int(event)-20), int(event)+200).Draw(t, "id"))
				since := m.mark()
				credits := rapid.IntRange(0, 2).Draw(t, "credits")
				for rule := range credits {
					m.credits = append(m.credits, credit{rule: int32(rule), amount: event})
				}
				one := record{id: id, hash: hashOf(id), event: event, at: now, closes: now + 60, forget: now + 100}
				m.since(&one, since)
				m.add(one)
				model[id] = known{event, now + 100}
				event++
			}
			now += value.Instant(rapid.IntRange(0, 80).Draw(t, "time"))
			m.forget(now)
			m.copyTo(&copied)
			for id, one := range model {
				for _, memory := range []*memory{&m, &copied} {
					position := memory.find(id)
					if one.forget <= now {
						require.Equal(t, None, position, "%s is forgotten", id)
						continue
					}
					require.NotEqual(t, None, position, id)
					found := &memory.records[position]
					require.Equal(t, one.event, found.event)
					for _, c := range memory.credits[found.credits.from:found.credits.to] {
						require.Equal(t, found.event, c.amount, "a record keeps its own credits")
					}
				}
			}
		}
		require.Equal(t, None, m.find(""))
		require.Equal(t, None, m.find("unheard of"))
	})
}

// TestFewAfterMany: where many are remembered there is an index, and what comes after most of them are forgotten must
// be found by it too.
func TestFewAfterMany(t *testing.T) {
	var m memory
	add := func(id string, forget value.Instant) {
		m.add(record{id: id, hash: hashOf(id), event: int64(len(m.records)), forget: forget})
	}
	for i := range 20 {
		add(fmt.Sprint("old", i), value.Instant(10+i))
	}
	m.forget(25) // sixteen go, four stay: too few to clear up
	add("new", 100)
	require.NotEqual(t, None, m.find("new"))
	require.Equal(t, None, m.find("old3"))
	require.NotEqual(t, None, m.find("old19"))
}

// TestExpiredIsNotedWhileItMatters: only of an event that can still be refunded.
func TestExpiredIsNotedWhileItMatters(t *testing.T) {
	var m memory
	for event := range int64(5) {
		since := m.mark()
		m.credits = append(m.credits, credit{wallet: 0, rule: 3, amount: 10}, credit{wallet: 1, rule: 3, amount: 10})
		one := record{id: fmt.Sprint(event), event: 2 * event, closes: 100}
		m.since(&one, since)
		m.add(one)
	}
	m.expired(ledger.Key{Event: 4, Rule: 3}, 1, 6, 99)
	m.expired(ledger.Key{Event: 5, Rule: 3}, 1, 6, 99)  // has no record
	m.expired(ledger.Key{Event: 6, Rule: 3}, 1, 6, 100) // can't be refunded any more
	for i, c := range m.credits {
		require.Equal(t, i == 5, c.expired == 6, "credit %d", i)
	}
}
