package yardstick_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The oracle is scheme W written a second time, from the page alone: plain Go,
// no thought for speed. Two CSV files go in; a row for every member comes out,
// with a count of how often the hard cases occurred. Balance and rolling sum
// are added up from the lots whenever they are asked for, so that the books
// (earned, expired, redeemed, clawed, debt) have something to be checked with.

const (
	oracleLotLife    = 365 * 24 * time.Hour
	oracleTimeLayout = "2006-01-02T15:04:05"

	oracleCentsForAPoint = 1000
)

var (
	oracleMemberColumns = []string{"member", "birthday", "joined"}
	oracleEventColumns  = []string{"id", "member", "ts", "type", "amount", "category", "ref"}
	oracleResultColumns = []string{
		"member", "tier", "balance", "rolling", "earned", "expired", "redeemed", "clawed",
		"debt", "rejected", "ups", "downs", "wallet", "gifts",
	}
)

// oracleTiers is in rising order; a tier is its index. Rates are in tenths.
var oracleTiers = []struct {
	name       string
	fromPoints int64
	rateTenths int64
}{
	{"Silver", 0, 10},
	{"Gold", 1000, 12},
	{"Diamond", 5000, 15},
}

// oracleGifts is in rising order; a gift level is its index.
var oracleGifts = []struct {
	fromCents int64
	percent   int64
}{
	{0, 0},
	{500_00, 2},
	{1_000_00, 5},
	{5_000_00, 8},
}

// oracleRow is a line of result.csv, a field for a column. Wallet and gifts
// are in cents, the rest are points or how often something happened.
type oracleRow struct {
	member, tier         string
	balance, rolling     int64
	earned, expired      int64
	redeemed, clawed     int64
	debt                 int64
	rejected, ups, downs int64
	wallet, gifts        int64
}

func (r oracleRow) record() []string {
	record := []string{r.member, r.tier}
	for _, number := range []int64{
		r.balance, r.rolling, r.earned, r.expired, r.redeemed, r.clawed,
		r.debt, r.rejected, r.ups, r.downs, r.wallet, r.gifts,
	} {
		record = append(record, strconv.FormatInt(number, 10))
	}
	return record
}

// oracleCounts says how often a history came to each of the hard cases. A
// debt is paid by a purchase that pays any of it; a lot is partly spent when
// something is used and something left; tier moves are those at the end too.
type oracleCounts struct {
	debtMade, debtPaid       int
	refundOfPartlySpent      int
	refundOfExpired          int
	refundOfZero             int
	refundOfRefunded         int
	refundOfUnknown          int
	redeemOfTooMuch          int
	redeemThatEmptiesSeveral int
	eventAtExpiry            int
	tierDown, tierUp         int
	purchaseInBirthdayMonth  int
	rechargesByGift          [4]int

	// Beyond what was asked for, where a mistake would be as easy.
	refundOfWhollySpent       int
	refundOfDebtPayer         int
	refundFromOtherLots       int
	redeemOfWholeBalance      int
	tierMoveOfTwo             int
	purchaseOntoTierThreshold int
}

type oracleLotState int

const (
	oracleLotLive oracleLotState = iota
	oracleLotExpired
	oracleLotRefunded
)

// oracleLot is what a purchase left behind. What it earned and no longer has
// counts as used, whether a redeem, a refund of another lot or a debt took it.
type oracleLot struct {
	purchase     string
	at           time.Time
	earned, left int64
	paidDebt     int64
	state        oracleLotState
}

type oracleEvent struct {
	id, member    string
	at            time.Time
	kind          string
	amount        int64
	category, ref string
}

// oracleAccount is one member.
type oracleAccount struct {
	birthMonth time.Month
	tier       int
	live       []*oracleLot          // oldest first
	lots       map[string]*oracleLot // every one there ever was, by purchase
	lastEvent  time.Time

	earned, expired, redeemed, clawed, debt int64
	rejected, ups, downs                    int64
	walletCents, giftsCents                 int64

	seen *oracleCounts
}

func newOracleAccount(birthday time.Time, seen *oracleCounts) *oracleAccount {
	return &oracleAccount{birthMonth: birthday.Month(), lots: map[string]*oracleLot{}, seen: seen}
}

// oracle runs scheme W over both files up to the moment until.
func oracle(members, events io.Reader, until time.Time) (rows []oracleRow, seen oracleCounts, err error) {
	accounts, err := oracleMembers(members, &seen)
	if err != nil {
		return nil, seen, err
	}
	if err := oracleEvents(events, accounts, until); err != nil {
		return nil, seen, err
	}
	for member, account := range accounts {
		account.advance(until)
		if err := account.check(); err != nil {
			return nil, seen, fmt.Errorf("%s at the end: %w", member, err)
		}
		rows = append(rows, account.row(member))
	}
	slices.SortFunc(rows, func(a, b oracleRow) int { return strings.Compare(a.member, b.member) })
	return rows, seen, nil
}

func oracleMembers(source io.Reader, seen *oracleCounts) (map[string]*oracleAccount, error) {
	accounts := map[string]*oracleAccount{}
	err := oracleRecords(source, oracleMemberColumns, func(record []string) error {
		member := record[0]
		if accounts[member] != nil {
			return fmt.Errorf("member %s has two rows", member)
		}
		birthday, err := time.Parse(time.DateOnly, record[1])
		accounts[member] = newOracleAccount(birthday, seen)
		return err
	})
	return accounts, err
}

func oracleEvents(source io.Reader, accounts map[string]*oracleAccount, until time.Time) error {
	return oracleRecords(source, oracleEventColumns, func(record []string) error {
		event, err := parseOracleEvent(record)
		if err != nil {
			return err
		}
		account := accounts[event.member]
		if account == nil {
			return fmt.Errorf("event %s: member %s has no row", event.id, event.member)
		}
		if event.at.After(until) {
			return fmt.Errorf("event %s is after the end", event.id)
		}
		if err := account.apply(event); err != nil {
			return fmt.Errorf("event %s of %s: %w", event.id, event.member, err)
		}
		return nil
	})
}

// oracleRecords calls use for every record below the header.
func oracleRecords(source io.Reader, header []string, use func(record []string) error) error {
	reader := csv.NewReader(source)
	reader.FieldsPerRecord = len(header)
	first, err := reader.Read()
	if err != nil {
		return err
	}
	if !slices.Equal(first, header) {
		return fmt.Errorf("header is %q, want %q", first, header)
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = use(record)
		}
		if err != nil {
			return err
		}
	}
}

func parseOracleEvent(record []string) (oracleEvent, error) {
	at, err := time.Parse(oracleTimeLayout, record[2])
	if err != nil {
		return oracleEvent{}, err
	}
	event := oracleEvent{
		id: record[0], member: record[1], at: at,
		kind: record[3], category: record[5], ref: record[6],
	}
	if event.kind == "refund" {
		return event, nil // the page does not use its amount
	}
	event.amount, err = strconv.ParseInt(record[4], 10, 64)
	if err == nil && event.amount < 0 {
		err = fmt.Errorf("event %s has the amount %d", event.id, event.amount)
	}
	return event, err
}

// apply takes the page's four steps.
func (a *oracleAccount) apply(event oracleEvent) error {
	if !event.at.After(a.lastEvent) {
		return errors.New("not later than the event before")
	}
	a.lastEvent = event.at
	a.countExpiryAt(event.at)
	a.advance(event.at)
	if err := a.happen(event); err != nil {
		return err
	}
	a.settleTier()
	return a.check()
}

// advance takes the steps 1 and 2. A second time at the same moment it does nothing.
func (a *oracleAccount) advance(now time.Time) {
	a.expire(now)
	a.settleTier()
}

func (a *oracleAccount) happen(event oracleEvent) error {
	switch event.kind {
	case "purchase":
		return a.purchase(event)
	case "redeem":
		a.redeem(event.amount)
	case "refund":
		a.refund(event.ref)
	case "recharge":
		a.recharge(event.amount)
	default:
		return fmt.Errorf("unknown type %q", event.kind)
	}
	return nil
}

func (a *oracleAccount) expire(now time.Time) {
	for len(a.live) > 0 && now.Sub(a.live[0].at) >= oracleLotLife {
		lot := a.live[0]
		a.live = a.live[1:]
		a.expired += lot.left
		lot.left, lot.state = 0, oracleLotExpired
	}
}

// settleTier counts a move as one, be it of one tier or of two.
func (a *oracleAccount) settleTier() {
	before := a.tier
	a.tier = oracleTierAt(a.rolling())
	switch {
	case a.tier > before:
		a.ups++
		a.seen.tierUp++
	case a.tier < before:
		a.downs++
		a.seen.tierDown++
	}
	if a.tier == before+2 || a.tier == before-2 {
		a.seen.tierMoveOfTwo++
	}
}

func oracleTierAt(rolling int64) int {
	reached := 0
	for tier := range oracleTiers {
		if rolling >= oracleTiers[tier].fromPoints {
			reached = tier
		}
	}
	return reached
}

func (a *oracleAccount) purchase(event oracleEvent) error {
	if a.lots[event.id] != nil {
		return errors.New("a purchase of this id was before")
	}
	points := a.points(event.amount, event.at)
	paid := min(a.debt, points)
	lot := &oracleLot{
		purchase: event.id, at: event.at,
		earned: points, left: points - paid, paidDebt: paid,
	}
	a.earned += points
	a.debt -= paid
	a.lots[event.id] = lot
	a.live = append(a.live, lot)
	a.countPurchase(lot)
	return nil
}

// points doubles before it rounds: both factors meet one rounding, downwards.
func (a *oracleAccount) points(cents int64, at time.Time) int64 {
	points := cents / oracleCentsForAPoint
	if at.Month() == a.birthMonth {
		points *= 2
	}
	return points * oracleTiers[a.tier].rateTenths / 10
}

func (a *oracleAccount) redeem(points int64) {
	balance := a.balance()
	if points > balance {
		a.rejected++
		a.seen.redeemOfTooMuch++
		return
	}
	_, emptied := a.takeOldestFirst(points)
	a.redeemed += points
	a.countRedeem(points, balance, emptied)
}

func (a *oracleAccount) refund(purchase string) {
	lot := a.lots[purchase]
	if lot == nil || lot.state != oracleLotLive {
		a.rejected++
		a.countRefusal(lot)
		return
	}
	a.live = slices.DeleteFunc(a.live, func(other *oracleLot) bool { return other == lot })
	lot.state = oracleLotRefunded
	used := lot.earned - lot.left
	taken, _ := a.takeOldestFirst(used)
	a.clawed += lot.earned
	a.debt += used - taken
	a.countRefund(lot, used, taken)
}

// takeOldestFirst takes up to points from the live lots and says how much it
// got and how many lots it emptied.
func (a *oracleAccount) takeOldestFirst(points int64) (taken int64, emptied int) {
	for _, lot := range a.live {
		part := min(lot.left, points-taken)
		lot.left -= part
		taken += part
		if part > 0 && lot.left == 0 {
			emptied++
		}
	}
	return taken, emptied
}

func (a *oracleAccount) recharge(cents int64) {
	reached := 0
	for level := range oracleGifts {
		if cents >= oracleGifts[level].fromCents {
			reached = level
		}
	}
	gift := cents * oracleGifts[reached].percent / 100
	a.walletCents += cents + gift
	a.giftsCents += gift
	a.seen.rechargesByGift[reached]++
}

func (a *oracleAccount) balance() (points int64) {
	for _, lot := range a.live {
		points += lot.left
	}
	return points
}

// rolling needs no window of its own: a lot is live for exactly as long as it
// counts, and a refund ends both.
func (a *oracleAccount) rolling() (points int64) {
	for _, lot := range a.live {
		points += lot.earned
	}
	return points
}

// check holds the books against the lots. That debt and balance exclude each
// other follows from the page: debt is made of empty lots and paid first.
func (a *oracleAccount) check() error {
	balance := a.balance()
	booked := a.earned - a.expired - a.redeemed - a.clawed + a.debt
	if balance != booked {
		return fmt.Errorf("the lots hold %d points, the books say %d", balance, booked)
	}
	if a.debt > 0 && balance > 0 {
		return fmt.Errorf("a debt of %d beside a balance of %d", a.debt, balance)
	}
	return nil
}

func (a *oracleAccount) row(member string) oracleRow {
	return oracleRow{
		member: member, tier: oracleTiers[a.tier].name,
		balance: a.balance(), rolling: a.rolling(),
		earned: a.earned, expired: a.expired,
		redeemed: a.redeemed, clawed: a.clawed, debt: a.debt,
		rejected: a.rejected, ups: a.ups, downs: a.downs,
		wallet: a.walletCents, gifts: a.giftsCents,
	}
}

// Below is only counting; no result depends on it.

func (a *oracleAccount) countExpiryAt(now time.Time) {
	for _, lot := range a.live {
		if now.Sub(lot.at) == oracleLotLife {
			a.seen.eventAtExpiry++
		}
	}
}

func (a *oracleAccount) countPurchase(lot *oracleLot) {
	if lot.at.Month() == a.birthMonth {
		a.seen.purchaseInBirthdayMonth++
	}
	if lot.paidDebt > 0 {
		a.seen.debtPaid++
	}
	rolling := a.rolling()
	if lot.earned > 0 && rolling > 0 && rolling == oracleTiers[oracleTierAt(rolling)].fromPoints {
		a.seen.purchaseOntoTierThreshold++
	}
}

func (a *oracleAccount) countRedeem(points, balance int64, emptied int) {
	if emptied > 1 {
		a.seen.redeemThatEmptiesSeveral++
	}
	if points > 0 && points == balance {
		a.seen.redeemOfWholeBalance++
	}
}

func (a *oracleAccount) countRefusal(lot *oracleLot) {
	switch {
	case lot == nil:
		a.seen.refundOfUnknown++
	case lot.state == oracleLotExpired:
		a.seen.refundOfExpired++
	case lot.state == oracleLotRefunded:
		a.seen.refundOfRefunded++
	}
}

func (a *oracleAccount) countRefund(lot *oracleLot, used, taken int64) {
	switch {
	case lot.earned == 0:
		a.seen.refundOfZero++
	case lot.left == 0:
		a.seen.refundOfWhollySpent++
	case used > 0:
		a.seen.refundOfPartlySpent++
	}
	if taken > 0 {
		a.seen.refundFromOtherLots++
	}
	if used > taken {
		a.seen.debtMade++
	}
	if lot.paidDebt > 0 {
		a.seen.refundOfDebtPayer++
	}
}
