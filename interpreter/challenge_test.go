package interpreter_test

import "testing"

func TestChallenges(t *testing.T) {
	offers := points + `
		event receive { kind text  difficulty money  reward number  life number }
		challenge discount {
			begin on receive as offer when kind == "discount"
			goal sum amount >= offer.difficulty on purchase
			within offer.life days to end of hour
			done earn points = offer.reward
		}
		challenge bogo {
			begin on receive as offer when kind == "bogo"
			goal count 1 on purchase when amount > offer.difficulty
			within offer.life days to end of hour
			done earn points = offer.reward
			done notify "well done"
		}
		`
	play(t, []played{
		{name: "the tenth is free: what begins it does not count, the excess does", clauses: points + `
			event purchase { category text optional }
			challenge third {
				begin on join
				goal count 3 on purchase when category == "coffee"
				again
				done earn 7 points
			}
			challenge money { begin on purchase  goal sum amount >= 100 on purchase  again  done earn 1 points }
			`, steps: `
			2026-05-01 lily join
			2026-05-02 lily purchase amount 1 category "coffee"
			2026-05-03 lily purchase amount 1 category "tea"
			2026-05-04 lily purchase amount 1 category "coffee"
			expect lily points 0
			2026-05-05 lily purchase amount 1 category "coffee"
			expect lily points 7 (third 7)
			2026-05-06 lily purchase amount 347            # of money: 1 + 1 + 1 + 347 = 350, three times
			expect lily points 10
			2026-05-07 lily purchase amount 49
			expect lily points 10
			2026-05-08 lily purchase amount 1
			expect lily points 11`},
		{name: "once, and it does not begin again by itself", clauses: points + `
			challenge first { begin on join  goal count 1 on purchase  done earn 7 points }`, steps: `
			2026-05-01 lily join
			2026-05-02 lily purchase amount 1
			expect lily points 7
			2026-05-03 lily purchase amount 1
			expect lily points 7
			2026-05-04 lily join
			2026-05-05 lily purchase amount 1
			expect lily points 14`},
		{name: "any number open: one purchase counts for every one", clauses: offers, steps: `
			2026-05-01 10:30 lily receive kind "discount" difficulty 20 reward 3 life 2
			2026-05-01 11:30 lily receive kind "discount" difficulty 20 reward 3 life 2
			2026-05-01 12:30 lily receive kind "bogo" difficulty 10 reward 50 life 1
			2026-05-01 13:00 lily purchase amount 10           # not above 10
			expect lily points 0
			2026-05-02 12:59:59 lily purchase amount 10.01     # 20.01 for both, above 10
			expect lily points 56, notified "well done"
			2026-05-02 13:00 lily purchase amount 100
			expect lily points 56`},
		{name: "to the end of the hour two days later", clauses: offers, steps: `
			2026-05-01 10:30 lily receive kind "discount" difficulty 20 reward 3 life 2
			2026-05-01 11:30 lily receive kind "discount" difficulty 20 reward 3 life 2
			2026-05-03 11:00 lily purchase amount 20           # the first was over at 11:00
			expect lily points 3`},
	})
}
