package compile

import "github.com/punchcard-lang/punchcard/interpreter/check"

func planMetric(plan *Plan, metric *check.Metric) {
	planned := Metric{Name: metric.Name, Label: metric.Label, Kind: metric.Kind, Unit: metric.Type.Kind, Places: metric.Type.Places,
		Formula: lower(metric.Formula), Wallet: None, When: lower(metric.When), Series: None, Tally: None, Hidden: metric.Hidden,
		Window: Window{Kind: metric.Window.Kind, Membership: metric.Window.Membership, Period: metric.Window.Period, Length: lower(metric.Window.Length),
			Packed: isPacked(metric.Window.Length), HalfLife: metric.Window.HalfLife}}
	if metric.Wallet != nil {
		planned.Wallet = metric.Wallet.Index
		plan.Wallets[planned.Wallet].Metrics = append(plan.Wallets[planned.Wallet].Metrics, metric.Index)
	}
	for _, on := range metric.On {
		event := &plan.Events[on.Event.Index]
		one := MetricOn{Metric: metric.Index, List: listOf(on), Key: lower(on.Key), When: lower(on.When)}
		if on.Key != nil {
			one.Key = atPlaces(one.Key, metric.Key.Places)
		}
		if on.Of != nil {
			one.Of = atPlaces(lower(on.Of), placesOf(metric))
		}
		event.Metrics = append(event.Metrics, one)
	}
	planned.Rank = planRank(metric.Rank)
	planned.room(plan, metric)
	plan.Metrics = append(plan.Metrics, planned)
}

// listOf is the slot of the list each line of which is looked at.
func listOf(on *check.MetricEvent) int {
	if on.List == nil {
		return None
	}
	return on.List.Index
}

// room gives a metric a place for the values that it keeps.
func (m *Metric) room(plan *Plan, metric *check.Metric) {
	switch metric.Kind {
	case MetricLargest, MetricSmallest, MetricLatest, MetricSince:
		m.Series = plan.Series
		plan.Series++
	case MetricDistinct, MetricTop:
		m.Key, m.KeyPlaces = metric.Key.Kind, metric.Key.Places
		m.Tally, m.Sum, m.Sums = plan.Tallies, metric.Sum.Kind, metric.Sum.Places
		plan.Tallies++
	}
}

// placesOf is how many decimal places has what a metric adds up.
func placesOf(metric *check.Metric) int {
	if metric.Kind == MetricTop {
		return metric.Sum.Places
	}
	return metric.Type.Places
}
