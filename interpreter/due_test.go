package interpreter_test

import "testing"

// TestSetAmidWhatIsDue: a rule that sets something while time catches up doesn't take time back.
func TestSetAmidWhatIsDue(t *testing.T) {
	play(t, []played{{name: "a segment entered after a rule by time", clauses: `member { visits number = 0 }
		wallet points {}
		segment stage { fresh when days_since(join) < 30  settled otherwise }
		rule count on enter settled { set member.visits = member.visits + 1 }
		rule fortnight every 2 weeks from 2026-01-05 { earn 1 points }`, steps: `
		2026-01-15 10:00 lily join
		2026-03-20 lily purchase amount 1
		expect lily visits 1, points 5  # 19 January, 2 and 16 February, 2 and 16 March`}})
}
