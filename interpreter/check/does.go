package check

import "slices"

// Effects is all that a rule does, on any of its events and times.
func (r *Rule) Effects() []*Effect {
	if len(r.Bodies) == 1 {
		return r.Bodies[0].Effects
	}
	var effects []*Effect
	for _, body := range r.Bodies {
		effects = append(effects, body.Effects...)
	}
	return effects
}

// Does tells whether a rule has an effect of one of some kinds.
func (r *Rule) Does(kinds ...EffectKind) bool {
	return slices.ContainsFunc(r.Effects(), func(effect *Effect) bool { return slices.Contains(kinds, effect.Kind) })
}

// Discounts tells whether a rule takes something off an order.
func (r *Rule) Discounts() bool { return r.Does(Discount, DiscountTo) }
