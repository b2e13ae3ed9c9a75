package yardstick_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"
)

// stories are histories small enough for paper. Rows are without headers; the
// sum stands beside the wanted row. Its columns after the tier are balance,
// rolling, earned, expired, redeemed, clawed, debt, rejected, ups, downs,
// wallet, gifts.
var stories = []struct {
	name, members, events, want string
}{
	{
		name:    "a point for every complete 10 yuan",
		members: `M1,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,purchase,10500,tea,
E2,M1,2025-03-02T10:00:00,purchase,999,tea,
E3,M1,2025-03-03T10:00:00,purchase,1000,tea,`,
		want: `M1,Silver,11,11,11,0,0,0,0,0,0,0,0,0`, // 10 + 0 + 1
	},
	{
		name:    "Gold: the purchase that reaches it does not profit; double, then 1.2, then down",
		members: `M1,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,purchase,1000000,tea,
E2,M1,2025-03-02T10:00:00,purchase,10500,tea,
E3,M1,2025-06-30T23:59:59,purchase,4000,tea,
E4,M1,2025-07-01T00:00:00,purchase,9999,tea,
E5,M1,2025-07-31T23:59:59,purchase,4000,tea,
E6,M1,2025-08-01T00:00:00,purchase,4000,tea,`,
		// 1000 as Silver; 10 x 1.2 = 12; 4 x 1.2 = 4.8 -> 4; 9 x 2 x 1.2 = 21.6 -> 21
		// (not 10 x 2); 4 x 2 x 1.2 = 9.6 -> 9; 4.8 -> 4. Sum 1050.
		want: `M1,Gold,1050,1050,1050,0,0,0,0,0,1,0,0,0`,
	},
	{
		name:    "Silver to Diamond and back is one move up and one down",
		members: `M1,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,purchase,5000000,tea,
E2,M1,2025-03-02T10:00:00,purchase,3000,tea,
E3,M1,2025-07-02T10:00:00,purchase,3000,tea,
E4,M1,2025-07-03T10:00:00,refund,,,E1`,
		// 5000; 3 x 1.5 = 4.5 -> 4; 3 x 2 x 1.5 = 9 (not 4 x 2). Earned 5013,
		// the refund takes 5000 of balance and of rolling.
		want: `M1,Silver,13,13,5013,0,0,5000,0,0,1,1,0,0`,
	},
	{
		name: "the thresholds are 1000 and 5000, not a point less",
		members: `M1,1990-07-07,2023-01-01
M2,1990-07-07,2023-01-01
M3,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,purchase,999999,tea,
E2,M2,2025-03-01T10:00:00,purchase,4999999,tea,
E3,M3,2025-03-01T10:00:00,purchase,4999999,tea,
E4,M3,2025-03-02T10:00:00,purchase,1000,tea,`,
		// 999; 4999; 4999 and 1 x 1.2 = 1.2 -> 1 make 5000, by way of Gold.
		want: `M1,Silver,999,999,999,0,0,0,0,0,0,0,0,0
M2,Gold,4999,4999,4999,0,0,0,0,0,1,0,0,0
M3,Diamond,5000,5000,5000,0,0,0,0,0,2,0,0,0`,
	},
	{
		name: "365 days to the second, in which 2024 has its leap day",
		members: `M1,1990-07-07,2023-01-01
M2,1990-07-07,2023-01-01
M3,1990-07-07,2023-01-01
M4,1990-07-07,2023-01-01
M5,1990-07-07,2023-01-01`,
		events: `E1,M1,2023-03-01T10:00:00,purchase,10000,tea,
E2,M1,2024-02-29T09:59:59,redeem,10,,
E3,M2,2023-03-01T10:00:00,purchase,10000,tea,
E4,M2,2024-02-29T10:00:00,redeem,10,,
E5,M3,2023-03-01T10:00:00,purchase,10000,tea,
E6,M3,2024-02-29T09:59:59,refund,,,E5
E7,M4,2023-03-01T10:00:00,purchase,10000,tea,
E8,M4,2024-02-29T10:00:00,refund,,,E7
E9,M5,2025-01-01T00:00:00,purchase,10000,tea,
E10,M5,2025-01-01T00:00:01,purchase,20000,tea,`,
		// A second early the 10 points can be redeemed or refunded, at the second
		// they are expired; at the end M5's 10 are just 365 days old, the 20 not.
		want: `M1,Silver,0,0,10,0,10,0,0,0,0,0,0,0
M2,Silver,0,0,10,10,0,0,0,1,0,0,0,0
M3,Silver,0,0,10,0,0,10,0,0,0,0,0,0
M4,Silver,0,0,10,10,0,0,0,1,0,0,0,0
M5,Silver,20,20,30,10,0,0,0,0,0,0,0,0`,
	},
	{
		name: "a purchase at the second of expiry has the tier after it; the end counts a fall too",
		members: `M1,1990-07-07,2023-01-01
M2,1990-07-07,2023-01-01
M3,1990-07-07,2023-01-01`,
		events: `E1,M1,2023-03-01T10:00:00,purchase,1000000,tea,
E2,M1,2024-02-29T10:00:00,purchase,10500,tea,
E3,M2,2023-03-01T10:00:00,purchase,1000000,tea,
E4,M2,2024-02-29T09:59:59,purchase,10500,tea,
E5,M3,2024-06-01T10:00:00,purchase,1000000,tea,`,
		// 1000 + 10 as Silver; 1000 + 10 x 1.2 = 12 as Gold; all is expired in the end.
		want: `M1,Silver,0,0,1010,1010,0,0,0,0,1,1,0,0
M2,Silver,0,0,1012,1012,0,0,0,0,1,1,0,0
M3,Silver,0,0,1000,1000,0,0,0,0,1,1,0,0`,
	},
	{
		name:    "a lot partly spent is refunded into debt",
		members: `M1,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,purchase,20000,tea,
E2,M1,2025-03-02T10:00:00,redeem,15,,
E3,M1,2025-03-03T10:00:00,refund,,,E1
E4,M1,2025-03-04T10:00:00,redeem,1,,`,
		// Of 20, 15 are spent: 5 are taken, 15 are debt. 20 - 15 - 20 + 15 = 0.
		want: `M1,Silver,0,0,20,0,15,20,15,1,0,0,0,0`,
	},
	{
		name: "a debt is paid; the lot that paid is refunded, and it is debt again",
		members: `M1,1990-07-07,2023-01-01
M2,1990-07-07,2023-01-01
M3,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,purchase,20000,tea,
E2,M1,2025-03-02T10:00:00,redeem,15,,
E3,M1,2025-03-03T10:00:00,refund,,,E1
E4,M1,2025-03-04T10:00:00,purchase,30000,tea,
E5,M2,2025-03-01T10:00:00,purchase,20000,tea,
E6,M2,2025-03-02T10:00:00,redeem,15,,
E7,M2,2025-03-03T10:00:00,refund,,,E5
E8,M2,2025-03-04T10:00:00,purchase,30000,tea,
E9,M2,2025-03-05T10:00:00,refund,,,E8
E10,M3,2025-03-01T10:00:00,purchase,20000,tea,
E11,M3,2025-03-02T10:00:00,redeem,15,,
E12,M3,2025-03-03T10:00:00,refund,,,E10
E13,M3,2025-03-04T10:00:00,purchase,12000,tea,
E14,M3,2025-03-05T10:00:00,purchase,9000,tea,
E15,M3,2025-03-06T10:00:00,refund,,,E13`,
		// M1: 30 pay 15 and leave 15; 50 - 15 - 20 = 15, rolling 30.
		// M2: then 15 are taken, 15 were used; 50 - 15 - 50 + 15 = 0.
		// M3: 12 pay 12, nothing is left; 9 pay 3 and leave 6. The refund of the 12
		// finds 12 used: 6 from the lot of 9, 6 debt. 41 - 15 - 32 + 6 = 0, rolling 9.
		want: `M1,Silver,15,30,50,0,15,20,0,0,0,0,0,0
M2,Silver,0,0,50,0,15,50,15,0,0,0,0,0
M3,Silver,0,9,41,0,15,32,6,0,0,0,0,0`,
	},
	{
		name:    "what was spent of a refunded lot comes from the others, oldest first",
		members: `M1,1990-07-07,2023-01-01`,
		events: `E1,M1,2024-12-30T10:00:00,purchase,10000,tea,
E2,M1,2024-12-31T10:00:00,purchase,20000,tea,
E3,M1,2025-01-05T10:00:00,purchase,30000,tea,
E4,M1,2025-02-01T10:00:00,redeem,4,,
E5,M1,2025-02-02T10:00:00,refund,,,E3
E6,M1,2025-02-03T10:00:00,purchase,40000,tea,
E7,M1,2025-02-04T10:00:00,redeem,11,,
E8,M1,2025-02-05T10:00:00,refund,,,E1
E9,M1,2025-02-06T10:00:00,refund,,,E2`,
		// Lots 10 20 30. Redeem 4: 6 20 30. Refund of the 30 takes itself only: 6 20.
		// 40 more: 6 20 40. Redeem 11: 0 15 40. Refund of the 10: used 10, taken from
		// the 20: 5 40. Refund of the 20: 5 left, used 15, taken from the 40: 25.
		// 100 - 15 - 60 = 25; rolling 40.
		want: `M1,Silver,25,40,100,0,15,60,0,0,0,0,0,0`,
	},
	{
		name: "a lot of 0 points is refunded once; unknown, foreign, later and other events are refused",
		members: `M1,1990-07-07,2023-01-01
M2,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,purchase,999,tea,
E2,M1,2025-03-02T10:00:00,refund,,,E1
E3,M1,2025-03-03T10:00:00,refund,,,E1
E4,M1,2025-03-04T10:00:00,refund,,,E99
E5,M1,2025-03-05T10:00:00,recharge,100,,
E6,M1,2025-03-06T10:00:00,refund,,,E5
E7,M1,2025-03-07T10:00:00,refund,,,E8
E8,M1,2025-03-08T10:00:00,purchase,1000,tea,
E9,M2,2025-03-09T10:00:00,refund,,,E8`,
		want: `M1,Silver,1,1,1,0,0,0,0,4,0,0,100,0
M2,Silver,0,0,0,0,0,0,0,1,0,0,0,0`,
	},
	{
		name:    "gifts by level, rounded down",
		members: `M1,1990-07-07,2023-01-01`,
		events: `E1,M1,2025-03-01T10:00:00,recharge,49999,,
E2,M1,2025-03-02T10:00:00,recharge,50000,,
E3,M1,2025-03-03T10:00:00,recharge,99999,,
E4,M1,2025-03-04T10:00:00,recharge,100000,,
E5,M1,2025-03-05T10:00:00,recharge,499999,,
E6,M1,2025-03-06T10:00:00,recharge,500000,,`,
		// 0 + 1000 + 1999 (.98) + 5000 + 24999 (.95) + 40000 = 72998;
		// recharged are 1299997, together 1372995.
		want: `M1,Silver,0,0,0,0,0,0,0,0,0,0,1372995,72998`,
	},
	{
		name: "rows are sorted, those without events too; a birthday on 29 February has all of February",
		members: `M3,1988-02-29,2023-01-01
M1,1990-07-07,2023-01-01`,
		events: `E1,M3,2025-02-28T23:59:59,purchase,1000,tea,
E2,M3,2025-03-01T00:00:00,purchase,1000,tea,`,
		want: `M1,Silver,0,0,0,0,0,0,0,0,0,0,0,0
M3,Silver,3,3,3,0,0,0,0,0,0,0,0,0`, // 2 + 1
	},
}

func TestOracleOnPaper(t *testing.T) {
	for _, story := range stories {
		t.Run(story.name, func(t *testing.T) {
			members := strings.Join(oracleMemberColumns, ",") + "\n" + story.members + "\n"
			events := strings.Join(oracleEventColumns, ",") + "\n" + story.events + "\n"
			rows, _ := runOracle(t, []byte(members), []byte(events))
			if got := recordLines(rows); got != story.want {
				t.Errorf("got\n%s\nwant\n%s", got, story.want)
			}
		})
	}
}

func TestOracleRefusesBrokenInput(t *testing.T) {
	const first = "E1,M1,2025-03-01T10:00:00,purchase,1000,tea,\n"
	for name, events := range map[string]string{
		"same time":      first + "E2,M1,2025-03-01T10:00:00,purchase,1000,tea,\n",
		"back in time":   first + "E2,M1,2025-02-01T10:00:00,purchase,1000,tea,\n",
		"same purchase":  first + "E1,M1,2025-04-01T10:00:00,purchase,1000,tea,\n",
		"unknown member": "E1,M2,2025-03-01T10:00:00,purchase,1000,tea,\n",
		"unknown type":   "E1,M1,2025-03-01T10:00:00,gift,1000,,\n",
		"negative":       "E1,M1,2025-03-01T10:00:00,redeem,-1,,\n",
		"after the end":  "E1,M1,2026-01-01T00:00:01,redeem,1,,\n",
	} {
		members := "member,birthday,joined\nM1,1990-07-07,2023-01-01\n"
		events = strings.Join(oracleEventColumns, ",") + "\n" + events
		if _, _, err := oracle(strings.NewReader(members), strings.NewReader(events), generatedEnd); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestGeneratedHistoryIsHardEnough(t *testing.T) {
	members, events := generate(1, 4000, 100_000, false)
	rows, seen := runOracle(t, members, events)
	if len(rows) != 4000 {
		t.Errorf("%d rows", len(rows))
	}
	for _, count := range []struct {
		name   string
		number int
	}{
		{"debt made", seen.debtMade},
		{"debt paid", seen.debtPaid},
		{"refund of a lot partly spent", seen.refundOfPartlySpent},
		{"refund of an expired lot", seen.refundOfExpired},
		{"refund of a lot of 0 points", seen.refundOfZero},
		{"refund of a purchase refunded already", seen.refundOfRefunded},
		{"refund of an unknown id", seen.refundOfUnknown},
		{"redeem of more than the balance", seen.redeemOfTooMuch},
		{"redeem that empties several lots", seen.redeemThatEmptiesSeveral},
		{"event at the instant of an expiry", seen.eventAtExpiry},
		{"tier move down", seen.tierDown},
		{"tier move up", seen.tierUp},
		{"purchase in the birthday month", seen.purchaseInBirthdayMonth},
		{"recharge without a gift", seen.rechargesByGift[0]},
		{"recharge with 2%", seen.rechargesByGift[1]},
		{"recharge with 5%", seen.rechargesByGift[2]},
		{"recharge with 8%", seen.rechargesByGift[3]},
		// Beyond what was asked for, where a mistake would be as easy.
		{"refund of a lot wholly spent", seen.refundOfWhollySpent},
		{"refund of a lot that paid a debt", seen.refundOfDebtPayer},
		{"refund that takes from other lots", seen.refundFromOtherLots},
		{"redeem of exactly the balance", seen.redeemOfWholeBalance},
		{"tier move of two tiers at once", seen.tierMoveOfTwo},
		{"purchase exactly onto a threshold", seen.purchaseOntoTierThreshold},
	} {
		t.Logf("%6d  %s", count.number, count.name)
		if count.number < 100 {
			t.Errorf("%s: %d times, want 100", count.name, count.number)
		}
	}
}

func TestOrderOfTheFileDoesNotMatter(t *testing.T) {
	members, grouped := generate(2, 1000, 25_000, false)
	sameMembers, byTime := generate(2, 1000, 25_000, true)
	if !bytes.Equal(members, sameMembers) || bytes.Equal(grouped, byTime) {
		t.Fatal("the order changes the members, or does not change the events")
	}
	rows, seen := runOracle(t, members, grouped)
	otherRows, otherSeen := runOracle(t, members, byTime)
	if !slices.Equal(rows, otherRows) {
		t.Error("the rows differ")
	}
	if seen != otherSeen {
		t.Errorf("counts %+v and %+v", seen, otherSeen)
	}
}

func TestGeneratedFilesAreAsAgreed(t *testing.T) {
	members, grouped := generate(3, 1000, 25_000, false)
	_, byTime := generate(3, 1000, 25_000, true)
	groupedRecords, byTimeRecords := readRecords(t, grouped), readRecords(t, byTime)
	if len(groupedRecords) != 25_000 {
		t.Errorf("%d events", len(groupedRecords))
	}
	key := func(order ...int) func(a, b []string) int {
		return func(a, b []string) int {
			for _, column := range order {
				if compared := strings.Compare(a[column], b[column]); compared != 0 {
					return compared
				}
			}
			return 0
		}
	}
	const id, member, at = 0, 1, 2
	if !slices.IsSortedFunc(groupedRecords, key(member, at)) || !slices.IsSortedFunc(byTimeRecords, key(at, member)) {
		t.Error("not sorted")
	}
	slices.SortFunc(groupedRecords, key(id))
	slices.SortFunc(byTimeRecords, key(id))
	if !slices.EqualFunc(groupedRecords, byTimeRecords, slices.Equal) {
		t.Error("the two orders have not the same rows")
	}
	sameID := func(a, b []string) bool { return a[id] == b[id] }
	if len(slices.CompactFunc(groupedRecords, sameID)) != 25_000 {
		t.Error("an id occurs twice")
	}
	checkMembers(t, readRecords(t, members), byTimeRecords)
}

func checkMembers(t *testing.T, members, events [][]string) {
	t.Helper()
	eventsOf := map[string]int{}
	for _, event := range events {
		eventsOf[event[1]]++
	}
	idle, busy, handful, leapDays := 0, 0, 0, 0
	for _, member := range members {
		switch number := eventsOf[member[0]]; {
		case number == 0:
			idle++
		case number <= 10:
			handful++
		case number >= 1000:
			busy++
		}
		if strings.HasSuffix(member[1], "-02-29") {
			leapDays++
		}
	}
	t.Logf("of %d members %d without events, %d with at most 10, %d with at least 1000, %d born on a leap day",
		len(members), idle, handful, busy, leapDays)
	if idle == 0 || handful < len(members)/3 || busy == 0 || leapDays == 0 {
		t.Error("not heavy-tailed, or a kind of member is missing")
	}
}

func TestSeedDecidesEveryByte(t *testing.T) {
	members, events := generate(7, 200, 3000, false)
	again, eventsAgain := generate(7, 200, 3000, false)
	if !bytes.Equal(members, again) || !bytes.Equal(events, eventsAgain) {
		t.Error("the same seed gives other bytes")
	}
	if _, others := generate(8, 200, 3000, false); bytes.Equal(events, others) {
		t.Error("another seed gives the same bytes")
	}
}

// Sizes at which sharing out or spreading over time could go wrong.
func TestGeneratorAtItsLimits(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {1, 0}, {1, 1}, {1, 8000}, {3, 2}, {50, 7}} {
		members, events := generate(5, size[0], size[1], false)
		rows, _ := runOracle(t, members, events)
		if len(rows) != size[0] || len(readRecords(t, events)) != size[1] {
			t.Errorf("%v: %d rows, %d events", size, len(rows), len(readRecords(t, events)))
		}
	}
}

func runOracle(t *testing.T, members, events []byte) ([]oracleRow, oracleCounts) {
	t.Helper()
	until := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	rows, seen, err := oracle(bytes.NewReader(members), bytes.NewReader(events), until)
	if err != nil {
		t.Fatal(err)
	}
	return rows, seen
}

func recordLines(rows []oracleRow) string {
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Join(row.record(), ","))
	}
	return strings.Join(lines, "\n")
}

// readRecords is without the header.
func readRecords(t *testing.T, text []byte) [][]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[1:]
}
