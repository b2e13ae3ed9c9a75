package dsl

// Tiers declares a ladder: `tiers level "会员等级" by growth { … }`.
type Tiers struct {
	Node
	Name  Name       `parser:"('tiers' | '等级') @@"`
	Label *Text      `parser:"@@?"`
	By    Expression `parser:"('by' | '按') @@"`
	Body  TiersBlock `parser:"@@"`
}

// Tier is a step of a ladder, lowest first: `银卡 from 1000`,
// `金卡 from 5000 or when spend_year >= 50000 keep when spend_year >= 40000`.
type Tier struct {
	Node
	Name Name             `parser:"@@"`
	From *Operand         `parser:"( ( 'from' | '满' ) @@ )?"`
	Also []*TierCondition `parser:"@@*"`
	Keep *Expression      `parser:"( ( 'keep' 'when' | '保级若' ) @@ )?"`
}

// TierCondition lets a tier be reached in another way too, or asks for more: `or when spend_year >= 50000`,
// `and when visits >= 12`.
type TierCondition struct {
	Node
	Or        bool       `parser:"( @( 'or' 'when' | '或若' ) | 'and' 'when' | '且若' )"`
	Condition Expression `parser:"@@"`
}

// TierReview says when a ladder is looked at: `review on every event`; or, apart, for going up and for going down:
// `review up on every event`, `review down yearly`.
type TierReview struct {
	Node
	Up     bool `parser:"( 'review' | '评级' ) ( @( 'up' | '升级' )"`
	Down   bool `parser:"| @( 'down' | '降级' ) )?"`
	Moment Word `parser:"@( 'on' 'every' 'event' | 'daily' | 'monthly' | 'yearly' | 'on' 'anniversary' | '实时' | '每日' | '每月初' | '每年初' | '入会周年' )"`
}

// TierHold is how long a tier reached or kept lasts at least: `hold to end of next year`, `hold 12 months`.
type TierHold struct {
	Node
	Lasts Term `parser:"('hold' | '保留') @@"`
}

// TierLapse says what becomes of a tier whose line is no longer reached, with a grace: `lapse one step after 30 days`,
// `lapse to fit`, `lapse never`.
type TierLapse struct {
	Node
	How   Word     `parser:"('lapse' | '到期') @( 'one' 'step' | 'to' 'fit' | 'never' | '降一级' | '按实际降级' | '不降级' )"`
	Grace *Operand `parser:"( ( 'after' | '宽限' ) @@ )?"`
}

// TierReset lets the ladder's measure begin again at each upgrade: `reset on upgrade`.
type TierReset struct {
	Node
	Reset bool `parser:"@( 'reset' 'on' 'upgrade' | '升级清零' )"`
}

// TierCarry counts what exceeds the line of the tier held on into the next period: `carry excess up to 500`.
type TierCarry struct {
	Node
	Excess bool     `parser:"@( 'carry' 'excess' | '结转' '超出部分' )"`
	UpTo   *Operand `parser:"( ( 'up' 'to' | '最多' ) @@ )?"`
}
