package check

import "strconv"

// How the kinds of things are spelt where a stage is printed; a test asks that every one has its name.

var kindNames = [...]string{
	Unknown:  "unknown",
	Number:   "number",
	Money:    "money",
	Points:   "points",
	Percent:  "percent",
	Days:     "days",
	Duration: "duration",
	Date:     "date",
	Instant:  "instant",
	Flag:     "flag",
	Text:     "text",
	Link:     "link",
	Label:    "label",
	Lines:    "lines",
}

func (k Kind) String() string { return spelled(kindNames[:], int(k)) }

var roleNames = [...]string{
	RoleOwn:      "own",
	RoleJoin:     "join",
	RolePurchase: "purchase",
	RoleRefund:   "refund",
	RoleRecharge: "recharge",
	RoleRedeem:   "redeem",
	RoleOpening:  "opening",
	RoleAdjust:   "adjust",
	RoleClose:    "close",
	RoleLeave:    "leave",
	RoleTransfer: "transfer",
}

func (r Role) String() string { return spelled(roleNames[:], int(r)) }

var scopeNames = [...]string{
	EachRule:  "each rule",
	EachItem:  "each item",
	EachEvent: "each event",
}

func (s Scope) String() string { return spelled(scopeNames[:], int(s)) }

var belowZeroNames = [...]string{
	DebtAllowed:  "allowed",
	DebtForgiven: "forgiven",
	DebtRefused:  "refused",
	DebtFrom:     "from",
}

func (b BelowZero) String() string { return spelled(belowZeroNames[:], int(b)) }

var boundPeriodNames = [...]string{
	ForLife:    "for life",
	PerEvent:   "per event",
	PerItem:    "per item",
	PerDay:     "per day",
	PerWeek:    "per week",
	PerMonth:   "per month",
	PerQuarter: "per quarter",
	PerYear:    "per year",
	Rolling:    "rolling",
}

func (b BoundPeriod) String() string { return spelled(boundPeriodNames[:], int(b)) }

var metricKindNames = [...]string{
	MetricFormula:  "formula",
	MetricSum:      "sum",
	MetricEarned:   "earned",
	MetricCount:    "count",
	MetricRank:     "rank",
	MetricSince:    "since",
	MetricLargest:  "largest",
	MetricSmallest: "smallest",
	MetricLatest:   "latest",
	MetricDistinct: "distinct",
	MetricTop:      "top",
	MetricShare:    "share",
}

func (m MetricKind) String() string { return spelled(metricKindNames[:], int(m)) }

var windowKindNames = [...]string{
	Lifetime:       "lifetime",
	OverLast:       "over last",
	ThisPeriod:     "this period",
	PreviousPeriod: "previous period",
	Decay:          "decay",
}

func (w WindowKind) String() string { return spelled(windowKindNames[:], int(w)) }

var lapseNames = [...]string{
	LapseToFit:   "to fit",
	LapseOneStep: "one step",
	LapseNever:   "never",
}

func (l Lapse) String() string { return spelled(lapseNames[:], int(l)) }

var reviewNames = [...]string{
	OnEveryEvent:  "on every event",
	Daily:         "daily",
	Monthly:       "monthly",
	Yearly:        "yearly",
	OnAnniversary: "on anniversary",
}

func (r Review) String() string { return spelled(reviewNames[:], int(r)) }

var effectKindNames = [...]string{
	Earn:        "earn",
	Take:        "take",
	Boost:       "boost",
	Discount:    "discount",
	DiscountTo:  "discount to",
	ChargeMoney: "charge money",
	ChargeUnits: "charge units",
	Set:         "set",
	Reject:      "reject",
	Notify:      "notify",
	Grant:       "grant",
	Issue:       "issue",
}

func (e EffectKind) String() string { return spelled(effectKindNames[:], int(e)) }

var sinceNames = [...]string{
	SinceEarned:    "earned",
	SinceAvailable: "available",
	SincePurchase:  "purchase",
}

func (s Since) String() string { return spelled(sinceNames[:], int(s)) }

var boostModeNames = [...]string{
	BoostUnsaid:   "unsaid",
	BoostMultiply: "multiply",
	BoostAdd:      "add",
	BoostBest:     "best",
}

func (b BoostMode) String() string { return spelled(boostModeNames[:], int(b)) }

var timingKindNames = [...]string{
	EveryPeriod: "every period",
	EveryStep:   "every step",
	EveryYear:   "every year",
	AtStart:     "at start",
}

func (t TimingKind) String() string { return spelled(timingKindNames[:], int(t)) }

var moveKindNames = [...]string{
	MoveUp:    "up",
	MoveDown:  "down",
	MoveEnter: "enter",
	MoveDone:  "done",
}

func (m MoveKind) String() string { return spelled(moveKindNames[:], int(m)) }

// spelled is the name of a value; what has none is shown as its number.
func spelled(names []string, value int) string {
	if value < len(names) && names[value] != "" {
		return names[value]
	}
	return strconv.Itoa(value)
}
