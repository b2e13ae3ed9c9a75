package compile

import "github.com/punchcard-lang/punchcard/interpreter/check"

// The words of the checked tree that a plan keeps, so that an evaluator needs to know the plan only.
type (
	// Kind is what sort of thing a value is.
	Kind = check.Kind
	// Role is what an event of the prelude does besides starting rules.
	Role = check.Role
	// Scope is how much is added up before it is rounded.
	Scope = check.Scope
	// BelowZero is what happens when a refund takes units that are gone.
	BelowZero = check.BelowZero
	// BoundPeriod is what a cap or limit is counted over.
	BoundPeriod = check.BoundPeriod
	// MetricKind is how a metric is worked out.
	MetricKind = check.MetricKind
	// WindowKind is the time over which a metric is taken.
	WindowKind = check.WindowKind
	// Review says when a ladder is looked at.
	Review = check.Review
	// MoveKind is the way of a move.
	MoveKind = check.MoveKind
	// Lapse says what becomes of a tier whose line is no longer reached.
	Lapse = check.Lapse
	// EffectKind is what an effect does.
	EffectKind = check.EffectKind
	// TimingKind is how a rule by time is timed.
	TimingKind = check.TimingKind
	// BoostMode says how several boosts on one rule combine.
	BoostMode = check.BoostMode
	// Since is what an expiry is counted from.
	Since = check.Since
	// Validity is from when until when something holds, half-open.
	Validity = check.Validity
)

// The words themselves; see package check for what each means.
const (
	Number, Money, Points, Percent, Days = check.Number, check.Money, check.Points, check.Percent, check.Days

	Duration, Date, Instant, Flag = check.Duration, check.Date, check.Instant, check.Flag

	Text, Link, Label, Lines = check.Text, check.Link, check.Label, check.Lines

	RoleOwn, RoleJoin, RolePurchase, RoleRefund = check.RoleOwn, check.RoleJoin, check.RolePurchase, check.RoleRefund

	RoleRecharge, RoleRedeem, RoleOpening = check.RoleRecharge, check.RoleRedeem, check.RoleOpening

	RoleAdjust, RoleClose, RoleLeave, RoleTransfer = check.RoleAdjust, check.RoleClose, check.RoleLeave, check.RoleTransfer

	EachRule, EachItem, EachEvent = check.EachRule, check.EachItem, check.EachEvent

	DebtAllowed, DebtForgiven, DebtRefused, DebtFrom = check.DebtAllowed, check.DebtForgiven, check.DebtRefused, check.DebtFrom

	ForLife, PerEvent, PerItem, PerDay, PerWeek = check.ForLife, check.PerEvent, check.PerItem, check.PerDay, check.PerWeek

	SetList, SetPrice, SetPiece, SetPieces, SetParts = check.SetList, check.SetPrice, check.SetPiece, check.SetPieces, check.SetParts

	PerMonth, PerQuarter, PerYear, Rolling = check.PerMonth, check.PerQuarter, check.PerYear, check.Rolling

	MetricFormula, MetricSum, MetricEarned, MetricCount, MetricRank = check.MetricFormula, check.MetricSum, check.MetricEarned, check.MetricCount, check.MetricRank

	MetricSince, MetricLargest, MetricSmallest, MetricLatest = check.MetricSince, check.MetricLargest, check.MetricSmallest, check.MetricLatest

	MetricDistinct, MetricTop, MetricShare = check.MetricDistinct, check.MetricTop, check.MetricShare

	Lifetime, OverLast, ThisPeriod, PreviousPeriod, Decay = check.Lifetime, check.OverLast, check.ThisPeriod, check.PreviousPeriod, check.Decay

	OnEveryEvent, Daily, Monthly, Yearly = check.OnEveryEvent, check.Daily, check.Monthly, check.Yearly

	MoveUp, MoveDown, MoveEnter, MoveDone = check.MoveUp, check.MoveDown, check.MoveEnter, check.MoveDone

	OnAnniversary, LapseToFit, LapseOneStep, LapseNever = check.OnAnniversary, check.LapseToFit, check.LapseOneStep, check.LapseNever

	Earn, Take, Boost, Discount, DiscountTo = check.Earn, check.Take, check.Boost, check.Discount, check.DiscountTo

	ChargeMoney, ChargeUnits, Set, Reject = check.ChargeMoney, check.ChargeUnits, check.Set, check.Reject

	Notify, Issue, Grant = check.Notify, check.Issue, check.Grant

	SinceEarned, SinceAvailable, SincePurchase = check.SinceEarned, check.SinceAvailable, check.SincePurchase

	EveryPeriod, EveryStep, EveryYear, AtStart = check.EveryPeriod, check.EveryStep, check.EveryYear, check.AtStart

	BoostMultiply, BoostAdd, BoostBest = check.BoostMultiply, check.BoostAdd, check.BoostBest
)

// PackDuration puts a length of time into one number, UnpackDuration reads it out of it.
var (
	PackDuration   = check.PackDuration
	UnpackDuration = check.UnpackDuration
)
