package interpreter_test

import "github.com/punchcard-lang/punchcard/interpreter"

// timedClubs are clubs in which time itself does something.
var timedClubs = []club{
	{name: "rules by time", clauses: `
member { birthday date optional  tag number = 0 }
event join { birthday date optional }
event tell { day date }
event purchase { refundable within 40 days }
calendar festival { 2026-02-10 to 2026-02-20  every year 06-01 to 06-18  every Wednesday  day 31 of every month }
calendar night { 1 week in every 3 from 2026-01-05  2026-03-01 20:00 to 23:00 }
voucher ten { worth 10 CNY  valid 20 days }
wallet points { expire 40 days after earned  cap 90 per month }
wallet stars { decimals 1  round half-up each rule  below zero refused  expire 3 months after earned to end of month }
metric growth { sum earned points over last 60 days }
metric bought { sum net on purchase over previous month }
tiers level by growth { low  high from 30 }
tiers fame by bought { dull  bright from 100  review monthly }
rule base on purchase during night { earn 1 points every 5 of net }
rule day on purchase { when today in festival  earn points 10% of net }
rule monthly every month { earn points by fame { dull 1  bright 9 }  cap 40 per year }
rule fortnight every 2 weeks from 2026-01-07 20:00 { when level == high  issue ten }
rule later every 2 weeks from 2026-01-07 20:00 { earn 3 stars  after 5 days }
rule daily every day during festival until 2027-01-01 { limit 3 per month  earn 1 points }
rule greeting on member.birthday { earn 10 points  notify "happy birthday" }
rule start on start of festival, member.joined { earn stars = 2.5 + stars / 7 }
rule fee every week from 2026-02-02 until 2027-02-01 { charge 2 points }
rule back every quarter { take 4 stars  set member.tag = member.tag + 1 }
rule clash every quarter { when member.tag > 1  set member.tag = 0  earn 1 points }
rule last every month from 2026-01-31 { once  when points > 5  earn 1.5 stars }
rule born on tell { set member.birthday = day }
`},
	{name: "rules by time, where clocks are changed", zone: "America/New_York", clauses: `
member { birthday date optional }
event join { birthday date optional }
calendar spring { every Sunday }
calendar evening { 5 hours in every 7 days from 2026-03-07 22:00 }
wallet points { expire 36 hours after earned }
wallet stars { expire 10 days after earned  cap 12 per week }
metric growth { sum earned stars over this week }
tiers level by growth { low  high from 6  review daily }
rule base on purchase during evening { earn 1 stars every 5 of net }
rule halves every 12 hours from 2026-03-01 until 2026-04-01 { limit 30 per month  earn 1 points }
rule night every day from 2026-03-01 02:30 until 2026-11-10 { cap 20 per 20 days  earn stars by level { low 1  high 2 } }
rule twice every week from 2026-03-01 01:30 { earn 2 points }
rule start on start of spring { earn 1 stars }
rule open on start of evening { when level == low  earn 1 points  limit 20 per year }
rule greeting on member.birthday { earn 3 stars }
`},
}

// loadClub makes a program of a club, perhaps with its clauses in another order.
func loadClub(t tester, one *club, clauses string) *interpreter.Program {
	return loadIn(t, one.zone, clauses)
}
