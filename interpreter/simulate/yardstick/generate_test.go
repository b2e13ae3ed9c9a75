package yardstick_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The generator writes histories in the page's layout that go where the page
// is hard: lots at the very second of their expiry, sums that land on a
// threshold, debts that are made, paid and made again. To aim, it keeps the
// oracle's account of the member it writes; were that account wrong, its
// histories would be less sharp, never malformed.

var (
	generatedFrom = time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	generatedTo   = time.Date(2025, 12, 31, 23, 59, 59, 0, time.UTC)

	// generatedEnd is when the page takes its last look at every member.
	generatedEnd = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
)

const (
	generatedDay = 24 * time.Hour

	// unknownEvent is no event's id: those start at 1.
	unknownEvent = "E0000000"

	// mostEventsOfAMember keeps the heaviest member a person and the oracle,
	// which adds up lots over and over, quick.
	mostEventsOfAMember = 5000
)

// generate gives the same bytes for the same arguments. byTime orders the
// events by time, then member; else they are grouped by member.
func generate(seed uint64, members, events int, byTime bool) (membersCSV, eventsCSV []byte) {
	random := &splitmix{state: seed}
	shares := shareOut(random, members, events)
	memberRecords := [][]string{oracleMemberColumns}
	var written []oracleEvent
	stranger := ""
	for number, share := range shares {
		h := newHistorian(random, fmt.Sprintf("M%07d", number+1), stranger)
		memberRecords = append(memberRecords, h.memberRecord())
		written = append(written, h.write(share)...)
		stranger = cmp.Or(h.lastPurchase(), stranger)
	}
	numberByTime(written)
	if !byTime {
		slices.SortStableFunc(written, func(a, b oracleEvent) int { return strings.Compare(a.member, b.member) })
	}
	return encodeCSV(memberRecords), encodeCSV(eventRecords(written))
}

// shareOut gives each active member a number of events, about in inverse
// proportion to its rank.
func shareOut(random *splitmix, members, events int) []int {
	shares := make([]int, members)
	ranked := rankActive(random, members)
	weigh := func(rank int) int { return 1_000_000_000 / (rank + 3) }
	total := 0
	for rank := range ranked {
		total += weigh(rank)
	}
	left := events
	for rank, member := range ranked {
		shares[member] = min(events*weigh(rank)/total, mostEventsOfAMember)
		left -= shares[member]
	}
	for next := 0; left > 0 && len(ranked) > 0; next++ {
		shares[ranked[next%len(ranked)]]++
		left--
	}
	return shares
}

// rankActive ranks members by lot. One in twelve is left out and has no
// events, but never the first.
func rankActive(random *splitmix, members int) (ranked []int) {
	for position, member := range random.permutation(members) {
		if position == 0 || !random.oneIn(12) {
			ranked = append(ranked, member)
		}
	}
	return ranked
}

// numberByTime puts the events in order of time and gives them their final
// ids. A reference to an event that was never written becomes unknownEvent.
func numberByTime(events []oracleEvent) {
	slices.SortFunc(events, func(a, b oracleEvent) int {
		return cmp.Or(a.at.Compare(b.at), strings.Compare(a.member, b.member))
	})
	final := make(map[string]string, len(events))
	for i := range events {
		id := fmt.Sprintf("E%07d", i+1)
		final[events[i].id] = id
		events[i].id = id
	}
	for i := range events {
		if events[i].kind == "refund" {
			events[i].ref = cmp.Or(final[events[i].ref], unknownEvent)
		}
	}
}

func eventRecords(events []oracleEvent) [][]string {
	records := [][]string{oracleEventColumns}
	for _, event := range events {
		amount := ""
		if event.kind != "refund" {
			amount = strconv.FormatInt(event.amount, 10)
		}
		records = append(records, []string{
			event.id, event.member, event.at.Format(oracleTimeLayout),
			event.kind, amount, event.category, event.ref,
		})
	}
	return records
}

func encodeCSV(records [][]string) []byte {
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(records); err != nil {
		panic(err) // a buffer does not fail
	}
	return text.Bytes()
}

// historian writes the history of one member.
type historian struct {
	random   *splitmix
	member   string
	birthday time.Time
	stranger string // a purchase of another member, if there is one
	account  *oracleAccount

	now, leaves  time.Time
	pauseBefore  int // so many events from the end, a year without any
	appointments []appointment
	plan         []wish
	written      []oracleEvent
}

// wish is an event the historian would like next; ok is false when the
// member's past does not allow it.
type wish func(h *historian) (event oracleEvent, ok bool)

// appointment is a wish for one second.
type appointment struct {
	at   time.Time
	wish wish
}

var everyday = []wish{
	(*historian).buy, (*historian).buy, (*historian).buy, (*historian).buy,
	(*historian).buy, (*historian).buy, (*historian).buy, (*historian).buy,
	(*historian).buyOntoThreshold, (*historian).recharge,
	(*historian).recharge, (*historian).redeemSome,
}

// plots are what seldom happens by itself.
var plots = [][]wish{
	// Debt is made, paid in part or in full, and its payer is refunded.
	{(*historian).redeemAll, (*historian).refundNewest, (*historian).buy, (*historian).refundNewest},
	{(*historian).redeemAll, (*historian).refundAny, (*historian).buySmall, (*historian).buy, (*historian).refundDebtPayer},
	{(*historian).buy, (*historian).redeemMost, (*historian).refundNewest, (*historian).buy, (*historian).buy},
	{(*historian).buy, (*historian).redeemMost, (*historian).refundPartlySpent},
	// What was spent of a lot is taken from those that are left.
	{(*historian).buy, (*historian).redeemSome, (*historian).buy, (*historian).buy, (*historian).refundSpent},
	{(*historian).redeemSome, (*historian).refundSpent, (*historian).refundSpent},
	// Lots of 0 points.
	{(*historian).buySmall, (*historian).refundNewest, (*historian).refundAgain},
	{(*historian).buySmall, (*historian).buy, (*historian).refundZero},
	// Refusals.
	{(*historian).buy, (*historian).refundNewest, (*historian).refundAgain},
	{(*historian).refundExpired},
	{(*historian).refundUnknown},
	{(*historian).refundAhead, (*historian).buy},
	{(*historian).redeemOneTooMany},
	// Lots emptied across their borders.
	{(*historian).buy, (*historian).buy, (*historian).redeemSome, (*historian).redeemAll, (*historian).redeemOneTooMany},
}

var categories = []string{
	"bakery", "books", "clothing", "coffee", "cosmetics", "drinks",
	"electronics", "fruit", "household", "snacks", "tea", "toys",
}

var (
	edgePrices    = []int64{1, 999, 1000, 1001, 1999, 2000, 9999, 10000, 10500, 99999, 100000}
	priceEndings  = []int64{0, 0, 0, 50, 80, 88, 90, 99}
	edgeRecharges = []int64{499_99, 500_00, 500_01, 999_99, 1_000_00, 1_000_01, 4_999_99, 5_000_00, 5_000_01}
	flatRecharges = []int64{50_00, 100_00, 200_00, 300_00, 500_00, 800_00, 1_000_00, 2_000_00, 5_000_00, 10_000_00}
)

func newHistorian(random *splitmix, member, stranger string) *historian {
	birthday := random.birthday()
	h := &historian{
		random: random, member: member, birthday: birthday, stranger: stranger,
		account: newOracleAccount(birthday, &oracleCounts{}),
	}
	h.now = generatedFrom.Add(random.seconds(600 * generatedDay))
	h.leaves = generatedTo
	if random.oneIn(4) {
		h.leaves = h.now.Add(60*generatedDay + random.seconds(400*generatedDay))
	}
	h.appointAtEdges()
	return h
}

func (h *historian) memberRecord() []string {
	return []string{h.member, h.birthday.Format(time.DateOnly), h.now.Format(time.DateOnly)}
}

// appointAtEdges plans purchases for seconds between two answers: about the
// birthday month, the leap day, and the year's start at which the page's end
// still or no longer sees a lot.
func (h *historian) appointAtEdges() {
	year := int(h.random.between(2023, 2025))
	month := h.birthday.Month()
	edges := []time.Time{
		time.Date(year, month, 1, 0, 0, 0, 0, time.UTC),
		time.Date(year, month+1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC),
		generatedEnd.Add(-oracleLotLife),
		generatedTo,
	}
	for _, edge := range edges {
		if h.random.oneIn(3) {
			at := edge.Add(time.Duration(h.random.between(-1, 1)) * time.Second)
			h.appointments = append(h.appointments, appointment{at, (*historian).buy})
		}
	}
}

func (h *historian) write(events int) []oracleEvent {
	if events > 0 && h.random.oneIn(3) {
		h.pauseBefore = int(h.random.between(1, int64(events)))
	}
	for left := events; left > 0; left-- {
		h.writeNext(left)
	}
	return h.written
}

func (h *historian) writeNext(left int) {
	next := h.nextAppointment(left)
	h.now = next.at
	h.account.advance(h.now) // a wish asks for the balance of this second
	event, ok := next.wish(h)
	if !ok {
		event, _ = h.buy()
	}
	event.id, event.member, event.at = h.temporaryID(0), h.member, h.now
	if err := h.account.apply(event); err != nil {
		panic(fmt.Sprintf("%s: %v", event.id, err))
	}
	h.written = append(h.written, event)
	if event.kind == "purchase" {
		h.appointAnniversary(event.id)
	}
}

// temporaryID names the event that is so many after the one now written.
func (h *historian) temporaryID(ahead int) string {
	return fmt.Sprintf("%s/%d", h.member, len(h.written)+ahead)
}

// appointAnniversary plans an event for the second at which a lot expires, or
// for the second before or after.
func (h *historian) appointAnniversary(purchase string) {
	if !h.random.oneIn(10) {
		return
	}
	off := time.Duration(pick(h.random, []int64{-1, 0, 0, 1})) * time.Second
	what := pick(h.random, []wish{
		func(*historian) (oracleEvent, bool) { return refundOf(purchase), true },
		(*historian).redeemAll,
		(*historian).redeemOneTooMany,
		(*historian).buy,
	})
	h.appointments = append(h.appointments, appointment{h.now.Add(oracleLotLife + off), what})
}

// nextAppointment is the next one planned, or a step from the plan if that comes first.
func (h *historian) nextAppointment(left int) appointment {
	free := h.now.Add(h.gap(left))
	earliest := -1
	for i, planned := range h.appointments {
		usable := planned.at.After(h.now) && !planned.at.After(free)
		if usable && (earliest < 0 || planned.at.Before(h.appointments[earliest].at)) {
			earliest = i
		}
	}
	if earliest < 0 {
		return appointment{free, h.nextWish()}
	}
	found := h.appointments[earliest]
	h.appointments = slices.DeleteFunc(h.appointments, func(planned appointment) bool {
		return !planned.at.After(found.at)
	})
	return found
}

func (h *historian) nextWish() wish {
	if len(h.plan) == 0 && !h.random.oneIn(6) {
		return pick(h.random, everyday)
	}
	if len(h.plan) == 0 {
		h.plan = pick(h.random, plots)
	}
	next := h.plan[0]
	h.plan = h.plan[1:]
	return next
}

// gap spreads the events that are left over the time that is left, and always
// leaves a second for each of them.
func (h *historian) gap(left int) time.Duration {
	room := int64(h.leaves.Sub(h.now) / time.Second)
	most := max(1, room-int64(left)+1)
	seconds := h.random.between(1, max(1, 2*room/int64(left)))
	if len(h.plan) > 0 || h.random.oneIn(3) {
		seconds = 1 + seconds/20
	}
	if left == h.pauseBefore {
		seconds += int64((366*generatedDay + h.random.seconds(60*generatedDay)) / time.Second)
	}
	return time.Duration(min(seconds, most)) * time.Second
}

func (h *historian) buy() (oracleEvent, bool) {
	return h.purchaseOf(h.price()), true
}

// buySmall gives no point.
func (h *historian) buySmall() (oracleEvent, bool) {
	return h.purchaseOf(h.random.between(100, 999)), true
}

// buyOntoThreshold brings the rolling sum onto the next tier's threshold or a
// point below it, as near as the rate allows.
func (h *historian) buyOntoThreshold() (oracleEvent, bool) {
	next := h.account.tier + 1
	if next == len(oracleTiers) {
		return oracleEvent{}, false
	}
	missing := oracleTiers[next].fromPoints - h.account.rolling() - h.random.below(2)
	if missing < 1 || missing > 1500 {
		return oracleEvent{}, false
	}
	cents := missing * oracleCentsForAPoint * 10 / oracleTiers[h.account.tier].rateTenths
	if h.now.Month() == h.birthday.Month() {
		cents /= 2
	}
	for h.account.points(cents, h.now) < missing {
		cents = (cents/oracleCentsForAPoint + 1) * oracleCentsForAPoint
	}
	return h.purchaseOf(cents), true
}

func (h *historian) purchaseOf(cents int64) oracleEvent {
	return oracleEvent{kind: "purchase", amount: cents, category: pick(h.random, categories)}
}

// price is a shop's: much for little, little for much.
func (h *historian) price() int64 {
	switch percentile := h.random.below(400); {
	case percentile < 28:
		return h.random.between(100, 999)
	case percentile < 48:
		return pick(h.random, edgePrices)
	case percentile < 300:
		return h.priceTag(10, 120)
	case percentile < 376:
		return h.priceTag(120, 900)
	case percentile < 395:
		return h.priceTag(900, 4000)
	case percentile < 399:
		return h.priceTag(4000, 20000)
	default:
		return h.priceTag(50000, 80000) // Silver to Diamond at once
	}
}

func (h *historian) priceTag(fromYuan, toYuan int64) int64 {
	yuan := h.random.between(fromYuan, toYuan-1)
	if h.random.oneIn(4) {
		return yuan*100 + h.random.below(100) // sold by weight
	}
	return yuan*100 + pick(h.random, priceEndings)
}

func (h *historian) recharge() (oracleEvent, bool) {
	cents := pick(h.random, flatRecharges)
	switch {
	case h.random.oneIn(4):
		cents = pick(h.random, edgeRecharges)
	case h.random.oneIn(6):
		cents += h.random.below(100_00) // a gift that needs rounding
	}
	return oracleEvent{kind: "recharge", amount: cents}, true
}

// redeemSome takes a round number or a part of the balance.
func (h *historian) redeemSome() (oracleEvent, bool) {
	balance := h.account.balance()
	if balance < 2 {
		return oracleEvent{}, false
	}
	points := h.random.between(1, balance)
	if h.random.oneIn(2) {
		points = pick(h.random, []int64{10, 20, 50, 100, 200})
	}
	return redeemOf(points), true
}

func (h *historian) redeemAll() (oracleEvent, bool) {
	balance := h.account.balance()
	return redeemOf(balance), balance > 0
}

// redeemMost leaves a few points in the newest lot.
func (h *historian) redeemMost() (oracleEvent, bool) {
	points := h.account.balance() - h.random.between(1, 5)
	return redeemOf(points), points > 0
}

func (h *historian) redeemOneTooMany() (oracleEvent, bool) {
	return redeemOf(h.account.balance() + 1), true
}

func redeemOf(points int64) oracleEvent {
	return oracleEvent{kind: "redeem", amount: points}
}

func (h *historian) refundNewest() (oracleEvent, bool) {
	live := h.account.live
	if len(live) == 0 {
		return oracleEvent{}, false
	}
	return refundOf(live[len(live)-1].purchase), true
}

func (h *historian) refundAny() (oracleEvent, bool) {
	return h.refundLive(func(*oracleLot) bool { return true })
}

func (h *historian) refundPartlySpent() (oracleEvent, bool) {
	return h.refundLive(func(lot *oracleLot) bool { return 0 < lot.left && lot.left < lot.earned })
}

func (h *historian) refundSpent() (oracleEvent, bool) {
	return h.refundLive(func(lot *oracleLot) bool { return lot.left < lot.earned })
}

func (h *historian) refundDebtPayer() (oracleEvent, bool) {
	return h.refundLive(func(lot *oracleLot) bool { return lot.paidDebt > 0 })
}

func (h *historian) refundZero() (oracleEvent, bool) {
	return h.refundLive(func(lot *oracleLot) bool { return lot.earned == 0 })
}

// refundLive asks for one of the live lots that suit.
func (h *historian) refundLive(suits func(lot *oracleLot) bool) (oracleEvent, bool) {
	var purchases []string
	for _, lot := range h.account.live {
		if suits(lot) {
			purchases = append(purchases, lot.purchase)
		}
	}
	if len(purchases) == 0 {
		return oracleEvent{}, false
	}
	return refundOf(pick(h.random, purchases)), true
}

func (h *historian) refundAgain() (oracleEvent, bool) {
	return h.refundPast(oracleLotRefunded)
}

func (h *historian) refundExpired() (oracleEvent, bool) {
	return h.refundPast(oracleLotExpired)
}

// refundPast tries some of the events so far for a lot of this state.
func (h *historian) refundPast(state oracleLotState) (oracleEvent, bool) {
	for range min(20, len(h.written)) {
		lot := h.account.lots[pick(h.random, h.written).id]
		if lot != nil && lot.state == state {
			return refundOf(lot.purchase), true
		}
	}
	return oracleEvent{}, false
}

// refundUnknown names no event, one that was no purchase, or another member's.
func (h *historian) refundUnknown() (oracleEvent, bool) {
	candidates := []string{"", h.stranger}
	for _, event := range h.written {
		if event.kind != "purchase" {
			candidates = append(candidates, event.id)
			break
		}
	}
	return refundOf(pick(h.random, candidates)), true
}

// refundAhead names the member's next event; plots make that a purchase.
func (h *historian) refundAhead() (oracleEvent, bool) {
	return refundOf(h.temporaryID(1)), true
}

func refundOf(purchase string) oracleEvent {
	return oracleEvent{kind: "refund", ref: purchase}
}

func (h *historian) lastPurchase() string {
	for _, event := range slices.Backward(h.written) {
		if event.kind == "purchase" {
			return event.id
		}
	}
	return ""
}

// splitmix is Vigna's splitmix64. A remainder is even enough for tests.
type splitmix struct{ state uint64 }

func (s *splitmix) next() uint64 {
	s.state += 0x9e3779b97f4a7c15
	mixed := s.state
	mixed = (mixed ^ mixed>>30) * 0xbf58476d1ce4e5b9
	mixed = (mixed ^ mixed>>27) * 0x94d049bb133111eb
	return mixed ^ mixed>>31
}

func (s *splitmix) below(limit int64) int64 {
	return int64(s.next() % uint64(limit))
}

// between includes both ends.
func (s *splitmix) between(low, high int64) int64 {
	return low + s.below(high-low+1)
}

func (s *splitmix) oneIn(n int64) bool {
	return s.below(n) == 0
}

func (s *splitmix) seconds(below time.Duration) time.Duration {
	return time.Duration(s.below(int64(below/time.Second))) * time.Second
}

func (s *splitmix) permutation(length int) []int {
	order := make([]int, length)
	for i := range order {
		other := s.below(int64(i + 1))
		order[i] = order[other]
		order[other] = i
	}
	return order
}

// birthday is a leap day more often than nature has it.
func (s *splitmix) birthday() time.Time {
	if s.oneIn(30) {
		return time.Date(1952+4*int(s.below(14)), 2, 29, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1950, 1, 1+int(s.below(56*365)), 0, 0, 0, 0, time.UTC)
}

func pick[T any](random *splitmix, choices []T) T {
	return choices[random.below(int64(len(choices)))]
}
