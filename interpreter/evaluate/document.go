package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// formatVersion is the version of the encoding, not of the scheme. What reads a later one would have to guess.
const formatVersion = 1

// document is a state as it is written: JSON in which everything goes by its name in the scheme, numbers are decimals
// in strings, and instants are RFC 3339 in UTC. It never speaks of slots or scales, so that it can be read under
// another version of the scheme. Keys of objects are sorted, zeros and empty lists are left out: one state has one
// text.
type document struct {
	Format     int                       `json:"format"`
	Scheme     string                    `json:"scheme"` // for people who look at it; nothing is decided by it
	Currency   string                    `json:"currency"`
	Member     string                    `json:"member"`
	Now        string                    `json:"now,omitempty"` // left out: nothing has happened yet
	Last       string                    `json:"last,omitempty"`
	Purchased  string                    `json:"purchased,omitempty"`
	Joined     string                    `json:"joined,omitempty"`
	Living     bool                      `json:"living,omitempty"`
	Left       bool                      `json:"left,omitempty"`
	Next       int64                     `json:"next"` // the number of the next event
	Discounted string                    `json:"discounted,omitempty"`
	Charged    string                    `json:"charged,omitempty"`
	Attributes map[string]*attributeText `json:"attributes,omitempty"` // null: it is missing
	Wallets    map[string]*walletText    `json:"wallets,omitempty"`
	Vouchers   map[string]*vouchersText  `json:"vouchers,omitempty"`
	Tiers      map[string]*standingText  `json:"tiers,omitempty"`
	Segments   map[string]string         `json:"segments,omitempty"` // the line that the member is in
	Challenges map[string]*challengeText `json:"challenges,omitempty"`
	Sorted     string                    `json:"sorted,omitempty"` // when segments are judged next
	Metrics    map[string]*metricText    `json:"metrics,omitempty"`
	Rules      map[string]*ruleText      `json:"rules,omitempty"`
	Applied    map[string]int64          `json:"applied,omitempty"`
	Remembered []recordText              `json:"remembered,omitempty"`
}

type attributeText struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

// walletText holds a wallet's books; a total that is left out is 0.
type walletText struct {
	Unit      string           `json:"unit"`
	Opening   string           `json:"opening,omitempty"`
	Earned    string           `json:"earned,omitempty"`
	Received  string           `json:"received,omitempty"`
	Returned  string           `json:"returned,omitempty"`
	Debt      string           `json:"debt,omitempty"`
	Available string           `json:"available,omitempty"`
	Pending   string           `json:"pending,omitempty"`
	Held      string           `json:"held,omitempty"`
	Spent     string           `json:"spent,omitempty"`
	Expired   string           `json:"expired,omitempty"`
	Reversed  string           `json:"reversed,omitempty"`
	Sent      string           `json:"sent,omitempty"`
	Lots      []lotText        `json:"lots,omitempty"`    // in the order in which they are spent
	Waiting   []waitingText    `json:"waiting,omitempty"` // what is pending
	Cap       *accumulatorText `json:"cap,omitempty"`
}

// vouchersText is how many vouchers of a kind came and went, and those that are there, in the order of their use.
type vouchersText struct {
	Issued    int64         `json:"issued,omitempty"`
	Returned  int64         `json:"returned,omitempty"`
	Held      int64         `json:"held,omitempty"`
	Used      int64         `json:"used,omitempty"`
	Expired   int64         `json:"expired,omitempty"`
	Withdrawn int64         `json:"withdrawn,omitempty"`
	Cost      string        `json:"cost,omitempty"`
	There     []voucherText `json:"there,omitempty"`
}

type voucherText struct {
	Voucher string `json:"voucher,omitempty"` // of an event that is remembered
	Used    bool   `json:"used,omitempty"`    // likewise
	To      string `json:"to,omitempty"`      // likewise: another member, who got them
	Event   int64  `json:"event"`
	Rule    string `json:"rule,omitempty"`
	Issued  string `json:"issued"`
	Expires string `json:"expires,omitempty"` // left out: never
	Worth   string `json:"worth,omitempty"`
	Left    int64  `json:"left"`
}

type waitingText struct {
	lotText
	Available string `json:"available"`
}

type lotText struct {
	Event   int64  `json:"event"`
	Rule    string `json:"rule,omitempty"`
	Earned  string `json:"earned"`
	Expires string `json:"expires,omitempty"` // left out: never
	Left    string `json:"left"`
}

// challengeText says how often a challenge was done, and what of it is open.
type challengeText struct {
	Done int64         `json:"done,omitempty"`
	Open []attemptText `json:"open,omitempty"`
}

type attemptText struct {
	Began    string                    `json:"began"`
	Ends     string                    `json:"ends,omitempty"`
	Progress string                    `json:"progress,omitempty"`
	Offer    map[string]*attributeText `json:"offer,omitempty"` // the fields of the event that opened it
}

type standingText struct {
	Tier  string `json:"tier"`
	Ups   int64  `json:"ups,omitempty"`
	Downs int64  `json:"downs,omitempty"`

	Own     string            `json:"own,omitempty"` // left out: the same
	Hold    string            `json:"hold,omitempty"`
	Grace   string            `json:"grace,omitempty"`
	Lapse   string            `json:"lapse,omitempty"`
	Granted map[string]string `json:"granted,omitempty"`
}

// metricText says what was measured: where the scheme measures something else by that name, it begins anew.
type metricText struct {
	Measures string `json:"measures"`
	accumulatorText
	Values []valueText `json:"values,omitempty"` // one by one
	Keys   []keyText   `json:"keys,omitempty"`   // by value
}

// valueText is the value that one event had.
type valueText struct {
	Event   int64  `json:"event"`
	At      string `json:"at"`
	Settles string `json:"settles,omitempty"` // left out: it never could be refunded
	Value   string `json:"value,omitempty"`   // left out: it is only known that the event was
}

// keyText is what was added up for one value.
type keyText struct {
	Value string `json:"value"`
	accumulatorText
}

// accumulatorText holds what was added up over a window, by the kind of the window: parts of one that rolls, this
// period's sum and the one before, a fading value and its day, or a plain sum.
type accumulatorText struct {
	Window   string     `json:"window"`
	Unit     string     `json:"unit,omitempty"` // of a rule's cap
	Sum      string     `json:"sum,omitempty"`
	Start    string     `json:"start,omitempty"`
	Previous string     `json:"previous,omitempty"`
	Day      string     `json:"day,omitempty"`
	Since    int64      `json:"since,omitempty"` // the number of the first event that it can have counted
	Parts    []partText `json:"parts,omitempty"`
}

type partText struct {
	Event  int64  `json:"event"`
	Leaves string `json:"leaves"`
	Amount string `json:"amount"`
}

type ruleText struct {
	Fired bool             `json:"fired,omitempty"`
	Limit *accumulatorText `json:"limit,omitempty"`
	Cap   *accumulatorText `json:"cap,omitempty"`
}

// recordText is an event that has an id.
type recordText struct {
	ID       string             `json:"id,omitempty"` // left out: it is another member's event, which this one got something from
	Digest   string             `json:"digest"`
	Event    string             `json:"event"`
	Number   int64              `json:"number"`
	At       string             `json:"at"`
	Closes   string             `json:"closes,omitempty"` // left out: it never could be refunded
	Net      string             `json:"net,omitempty"`
	Refunded string             `json:"refunded,omitempty"`
	Whole    bool               `json:"whole,omitempty"`
	Credits  []creditText       `json:"credits,omitempty"`
	Spends   []spendText        `json:"spends,omitempty"`
	Metrics  []contributionText `json:"metrics,omitempty"`
	Vouchers []voucherText      `json:"vouchers,omitempty"`
}

type creditText struct {
	Wallet   string `json:"wallet"`
	Rule     string `json:"rule,omitempty"`
	Amount   string `json:"amount"`
	Expired  string `json:"expired,omitempty"`
	Reversed string `json:"reversed,omitempty"`
	To       string `json:"to,omitempty"`     // another member, who got it
	Number   int64  `json:"number,omitempty"` // of the event among that member's own
}

type spendText struct {
	Wallet   string `json:"wallet"`
	Event    int64  `json:"event"`
	Rule     string `json:"rule,omitempty"`
	Earned   string `json:"earned"`
	Expires  string `json:"expires,omitempty"`
	Amount   string `json:"amount"`
	Returned string `json:"returned,omitempty"`
}

type contributionText struct {
	Metric string `json:"metric"`
	Amount string `json:"amount"`
	Taken  string `json:"taken,omitempty"`
	Count  bool   `json:"count,omitempty"`
	Earned bool   `json:"earned,omitempty"`
	Value  string `json:"value,omitempty"` // that it was added up for
}

// The words of a document for what has no name in the scheme.

// windowWords names a window, so that another window is not taken for it.
func windowWords(window *span) string {
	if window.membership {
		return [...]string{compile.ThisPeriod: "this", compile.PreviousPeriod: "previous"}[window.kind] + " membership year"
	}
	switch window.kind {
	case compile.OverLast:
		return "last " + window.length.String()
	case compile.ThisPeriod:
		return "this " + window.period.String()
	case compile.PreviousPeriod:
		return "previous " + window.period.String()
	case compile.Decay:
		return "half-life " + decimalOf(window.decay.HalfLife(), 0) + " days"
	}
	return "lifetime"
}

var metricWords = map[compile.MetricKind]string{compile.MetricSum: "sum of ", compile.MetricCount: "count", compile.MetricEarned: "earned ",
	compile.MetricLargest: "largest ", compile.MetricSmallest: "smallest ", compile.MetricLatest: "latest ", compile.MetricSince: "last",
	compile.MetricDistinct: "different ", compile.MetricTop: "top ", compile.MetricRank: "rank", compile.MetricShare: "share"}

// measureWords names what a metric adds up.
func measureWords(plan *compile.Plan, metric *compile.Metric) string {
	words := metricWords[metric.Kind]
	switch metric.Kind {
	case compile.MetricSum:
		return words + kindWords(plan, metric.Unit)
	case compile.MetricLargest, compile.MetricSmallest, compile.MetricLatest:
		return words + kindWords(plan, metric.Unit)
	case compile.MetricDistinct:
		return words + kindWords(plan, metric.Key)
	case compile.MetricTop:
		return words + kindWords(plan, metric.Key) + " by " + kindWords(plan, metric.Sum)
	case compile.MetricEarned:
		if metric.When != nil {
			words = "some " + words
		}
		return words + plan.Wallets[metric.Wallet].Name
	}
	return words
}

// kindWords names a kind of value. Money goes by its currency: another currency is another kind.
func kindWords(plan *compile.Plan, kind compile.Kind) string {
	switch kind {
	case compile.Money:
		return plan.Currency
	case compile.Points:
		return "points"
	case compile.Percent:
		return "percent"
	case compile.Days:
		return "days"
	case compile.Date:
		return "date"
	case compile.Instant:
		return "time"
	case compile.Flag:
		return "flag"
	case compile.Text:
		return "text"
	case compile.Link:
		return "member"
	}
	return "number"
}

// capWords names the unit that a rule's cap counts.
func capWords(plan *compile.Plan, rule *compile.Rule) string {
	words := ""
	for i := range rule.Bodies {
		for j := range rule.Bodies[i].Effects {
			switch effect := &rule.Bodies[i].Effects[j]; effect.Kind {
			case compile.Earn:
				return plan.Wallets[effect.Wallet].Name
			case compile.Boost:
				words = "boost"
			case compile.Discount, compile.DiscountTo:
				words = plan.Currency
			}
		}
	}
	return words
}
