package dsl

// Tiers declares a ladder: `tiers level "会员等级" by growth { … }`.
type Tiers struct {
	Node
	Name  Name       `parser:"('tiers' | '等级') @@"`
	Label *Text      `parser:"@@?"`
	By    Expression `parser:"('by' | '按') @@"`
	Body  TiersBlock `parser:"@@"`
}

// Tier is a step of a ladder, lowest first: `银卡 from 1000`.
type Tier struct {
	Node
	Name Name     `parser:"@@"`
	From *Operand `parser:"( ( 'from' | '满' ) @@ )?"`
}

// TierReview says when a ladder is looked at: `review on every event`.
type TierReview struct {
	Node
	Moment Word `parser:"( 'review' | '评级' ) @( 'on' 'every' 'event' | 'daily' | 'monthly' | 'yearly' | 'on' 'anniversary' | '实时' | '每日' | '每月初' | '每年初' | '入会周年' )"`
}
