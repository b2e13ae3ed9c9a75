package interpreter_test

import "testing"

// TestTimeInZones: what is due where days have 23 or 25 hours, or are no days at all. Instants are worked out by hand.
//
//	Europe/London        29 March 2026: 01:00 GMT becomes 02:00 BST; 25 October 2026: 02:00 BST becomes 01:00 GMT
//	America/New_York     8 March 2026: 02:00 becomes 03:00; 1 November 2026: 02:00 becomes 01:00
//	Asia/Shanghai        summer times of 1986 to 1991: 4 May 1986, 02:00 becomes 03:00; 14 September 1986, 02:00 becomes 01:00
//	Pacific/Apia         29 December 2011 is followed by 31 December
//	America/Sao_Paulo    4 November 2018 begins at 01:00
func TestTimeInZones(t *testing.T) {
	ten := "rule a on purchase { earn 10 points }\n"
	play(t, []played{
		{name: "London: 24 hours are not a day", zone: "Europe/London", clauses: `wallet points { expire 24 hours after earned }
			wallet stars { expire 1 day after earned to the second }
			rule a on purchase { earn 10 points  earn 10 stars }`, steps: `
			2026-03-28 12:00 lily purchase amount 1
			2026-03-29 12:00
			expect lily points 10, stars 0  # 23 hours later
			2026-03-29 12:59:59
			expect lily points 10
			2026-03-29 13:00
			expect lily points 0
			2026-10-24 12:00 lily purchase amount 1
			2026-10-25 11:00
			expect lily points 0, stars 10  # 24 of 25 hours
			2026-10-25 12:00
			expect lily stars 0`},
		{name: "London: rules by time and reviews", zone: "Europe/London", clauses: `wallet points {}
			wallet stars {}
			metric growth { sum earned points over this week }
			tiers level by growth { low  high from 3  review daily }
			rule a every day { earn 1 points }
			rule b every 12 hours from 2026-03-28 { earn 1 stars }`, steps: `
			2026-03-27 lily join
			2026-03-28
			expect lily points 1, stars 1
			2026-03-28 23:59:59
			expect lily points 1, stars 2
			2026-03-29 12:59:59
			expect lily points 2, stars 3
			2026-03-29 13:00
			expect lily points 2, stars 4  # 12 hours from 00:00, of which one was skipped
			2026-03-30
			expect lily points 3, stars 4, level low  # the week before, from Monday 23: 28 and 29 March gave 2
			2026-03-30 01:00
			expect lily stars 5
			2026-04-02
			expect lily level high  # 30, 31 March and 1 April`},
		{name: "New York: a time that is skipped, a time that comes twice", zone: "America/New_York", clauses: `wallet points {}
			wallet stars {}
			rule a every day from 2026-03-07 02:30 { earn 1 points }
			rule b every day from 2026-10-31 01:30 { earn 1 stars }`, steps: `
			2026-03-01 lily join
			2026-03-08 01:59:59
			expect lily points 1
			2026-03-08 03:00
			expect lily points 2
			2026-03-09 02:29:59
			expect lily points 2
			2026-10-31 01:30
			expect lily stars 1
			2026-11-01 01:30
			expect lily stars 2  # the first of the two
			2026-11-01 23:59:59
			expect lily stars 2
			2026-11-02 01:30
			expect lily stars 3`},
		{name: "New York: caps and limits of a day of 25 hours, and of 24 rolling ones", zone: "America/New_York", clauses: `wallet points {}
			wallet stars {}
			wallet h {}
			rule a on purchase { earn 10 points  cap 15 per day }
			rule b on purchase { earn 1 stars  limit 2 per 1 day }
			rule c on purchase { earn 1 h  limit 2 per 24 hours }`, steps: `
			2026-10-31 12:00 lily purchase amount 1
			2026-11-01 lily purchase amount 1
			expect lily points 20, stars 2, h 2
			2026-11-01 10:59:59 lily purchase amount 1
			expect lily points 25, stars 2, h 2  # the day's cap has 5 left; the windows of 31 October 12:00 are not over
			2026-11-01 11:00 lily purchase amount 1
			expect lily points 25, stars 2, h 3  # 24 hours after 12:00 EDT is 11:00 EST, a day after it is 12:00
			2026-11-01 12:00 lily purchase amount 1
			expect lily stars 3
			2026-11-01 23:59:59 lily purchase amount 1
			expect lily points 25
			2026-11-02 lily purchase amount 1
			expect lily points 35`},
		{name: "New York: calendars", zone: "America/New_York", clauses: `calendar night { 2026-03-08 01:30 to 02:30  2026-11-01 01:00 to 02:00 }
			calendar sunday { every Sunday }
			wallet points {}
			wallet stars {}
			rule a on purchase during night { earn 1 points }
			rule b on start of night, start of sunday { earn 1 stars }`, steps: `
			2026-03-07 lily join
			2026-03-08 01:29:59 lily purchase amount 1
			expect lily points 0, stars 1
			2026-03-08 01:30 lily purchase amount 1
			expect lily points 1, stars 2
			2026-03-08 03:00 lily purchase amount 1
			expect lily points 1  # 02:30 is skipped: it ends at 03:00
			2026-11-01 01:00
			expect lily stars 37  # with 34 Sundays, 15 March to 1 November, and this
			2026-11-01 01:59:59 lily purchase amount 1
			expect lily points 2
			2026-11-01 02:00 lily purchase amount 1
			expect lily points 2`},
		{name: "Shanghai: the summer time of 1986", clauses: `wallet points { expire 48 hours after earned }
			wallet stars { expire 2 days after earned to the second }
			wallet d {}
			rule a on purchase { earn 10 points  earn 10 stars }
			rule b every 24 hours from 1986-05-03 { earn 1 d }`, steps: `
			1986-05-02 12:00 lily join
			1986-05-03 12:00 lily purchase amount 1
			expect lily d 1
			1986-05-04 23:59:59
			expect lily d 2  # on 4 May, at 00:00
			1986-05-05
			expect lily d 2
			1986-05-05 01:00
			expect lily d 3
			1986-05-05 11:59:59
			expect lily stars 10
			1986-05-05 12:00
			expect lily points 10, stars 0  # 47 hours
			1986-05-05 13:00
			expect lily points 0`},
		{name: "Shanghai: months over its last summer time", clauses: `metric visits { count on purchase over this month }
			wallet points {}
			rule a every month from 1991-03-31 { earn 1 points }
			rule b on purchase { limit 1 per month  earn 10 points }`, steps: `
			1991-03-30 23:59:59 lily purchase amount 1
			expect lily points 10
			1991-03-31 lily purchase amount 1
			expect lily points 11, visits 2
			1991-04-01 lily purchase amount 1
			expect lily points 21, visits 1
			1991-04-30
			expect lily points 22
			1991-09-29 23:59:59
			expect lily points 26
			1991-09-30
			expect lily points 27`},
		{name: "Apia: the day that never was", zone: "Pacific/Apia", clauses: `member { birthday date optional }
			calendar lost { 2011-12-30 }
			calendar both { 2011-12-30 to 2011-12-31 }
			wallet points { expire 1 day after earned }
			wallet stars {}
			wallet d {}
			metric growth { sum earned d over this month }
			tiers level by growth { low  high from 2  review daily }
			rule a on purchase { earn 10 points }
			rule b on member.birthday { earn 1 stars }
			rule c every day from 2011-12-29 { earn 1 d }
			rule e on start of lost { earn 100 stars }
			rule f on start of both { earn 10 stars }
			rule g on purchase { when time in lost  earn 1000 points }`, steps: `
			member lily { birthday 1990-12-30 }
			2011-12-28 lily join
			2011-12-29 12:00 lily purchase amount 1
			expect lily points 10, d 1, level low
			2011-12-29 23:59:59
			expect lily points 10, stars 0
			2011-12-31 lily purchase amount 1
			expect lily points 20, stars 11, d 2, level low  # 30 and 31 December are one: a day after the 29th is the 31st
			2012-01-01
			expect lily points 10, d 3, level high  # reviewed by December's 2
			2012-01-02
			expect lily points 0
			2012-12-30
			expect lily stars 12`},
		{name: "Sao Paulo: a day that begins at 01:00", zone: "America/Sao_Paulo", clauses: `calendar c { 2018-11-04 }
			wallet points { expire 1 day after earned }
			wallet d {}
			` + ten + `rule b every day { earn 1 d }
			rule c on purchase during c { earn 1 d }`, steps: `
			2018-11-02 12:00 lily purchase amount 1
			2018-11-03 23:59:59 lily purchase amount 1
			expect lily points 20, d 1
			2018-11-04 01:00 lily purchase amount 1
			expect lily points 20, d 3  # the first ten ended with 3 November
			2018-11-05
			expect lily points 10, d 4  # those of 3 November with the 4th`},
		{name: "month ends: windows, caps and limits at the very instant", clauses: `wallet points {}
			wallet stars {}
			wallet q {}
			metric recent { count on purchase over last 1 month }
			rule a on purchase { earn 10 points  cap 15 per 1 month }
			rule b on purchase { earn 1 stars  limit 1 per month }
			rule c on purchase { earn 1 q  limit 1 per quarter }`, steps: `
			2026-01-31 12:00 lily purchase amount 1
			expect lily points 10, stars 1, q 1
			2026-02-28 11:59:59 lily purchase amount 1
			expect lily points 15, stars 2, q 1, recent 2
			2026-02-28 12:00 lily purchase amount 1
			expect lily points 25, stars 2, q 1, recent 2  # a month after 31 January: the first 10 have left
			2026-03-28 11:59:58 lily purchase amount 1
			expect lily points 25, stars 3, q 1  # 5 and 10 are in the month
			2026-03-28 11:59:59 lily purchase amount 1
			expect lily points 30, q 1  # the 5 have left
			2026-03-31 23:59:59 lily purchase amount 1
			expect lily q 1, stars 3
			2026-04-01 lily purchase amount 1
			expect lily q 2, stars 4`},
	})
}
