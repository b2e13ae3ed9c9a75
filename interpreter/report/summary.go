package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Summary is a simulation in a few numbers. Decimals are texts, so that nobody's floating point touches them.
type Summary struct {
	Scheme   SchemeSummary                `json:"scheme"`
	Until    string                       `json:"until"` // empty where there are no events
	Timezone string                       `json:"timezone"`
	Zones    string                       `json:"zones"` // release of the time zones
	Currency string                       `json:"currency"`
	Members  int                          `json:"members"`
	Profiles ProfileSummary               `json:"profiles"`
	Events   EventSummary                 `json:"events"`
	Tiers    map[string]map[string]int    `json:"tiers"`
	Segments map[string]map[string]int    `json:"segments"`
	Wallets  map[string]map[string]string `json:"wallets"`
	Vouchers map[string]map[string]string `json:"vouchers"`

	Challenges map[string]ChallengeSummary `json:"challenges"`

	Worth    map[string]string `json:"worth"`    // what the available units of wallets that pay for orders would pay
	Metrics  map[string]string `json:"metrics"`  // added up over all members
	Averages map[string]string `json:"averages"` // over the members that have the metric; empty if none has
	Money    map[string]string `json:"money"`
	Given    GivenSummary      `json:"given"`
}

// ProfileSummary accounts for the rows of members' files, which are no events.
type ProfileSummary struct {
	Read         int64            `json:"read"`
	SkippedTotal int64            `json:"skipped_total"`
	Skipped      map[string]int64 `json:"skipped"` // by reason
}

// SchemeSummary names the scheme that was run.
type SchemeSummary struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	SHA256   string `json:"sha256"`
	Language int    `json:"language"`
}

// EventSummary accounts for every row: read = grouped + applied + refused + skipped.
type EventSummary struct {
	Read         int64            `json:"read"`
	Grouped      int64            `json:"grouped"`
	Applied      int64            `json:"applied"`
	RefusedTotal int64            `json:"refused_total"`
	Refused      map[string]int64 `json:"refused"` // by code; an event with several reasons counts under each
	SkippedTotal int64            `json:"skipped_total"`
	Skipped      map[string]int64 `json:"skipped"`            // by reason
	Unplaced     int64            `json:"unplaced,omitempty"` // of them: lines of groups, nobody can tell which
	LeftOut      map[string]int64 `json:"left_out,omitempty"` // rules by time, which are no events, by rule
}

// Summarize adds a simulation up. source is the scheme's text.
func Summarize(result *simulate.Result, source string) *Summary {
	plan := result.Program.Plan()
	digest := sha256.Sum256([]byte(source))
	summary := &Summary{
		Scheme:   SchemeSummary{plan.Name, plan.Label, hex.EncodeToString(digest[:]), 1},
		Timezone: plan.Zone.Name(), Zones: value.ZoneRelease, Currency: plan.Currency, Members: len(result.States), Events: eventSummary(result),
		Profiles: profileSummary(result), Tiers: map[string]map[string]int{}, Segments: map[string]map[string]int{}, Wallets: map[string]map[string]string{}, Worth: map[string]string{},
		Vouchers: map[string]map[string]string{}, Metrics: map[string]string{}, Averages: map[string]string{}, Money: map[string]string{},
		Challenges: map[string]ChallengeSummary{},
	}
	if result.HasEnd {
		summary.Until = value.InstantString(result.Until, plan.Zone)
	}
	for i := range plan.Ladders {
		summary.Tiers[plan.Ladders[i].Name] = tierCounts(result, i)
	}
	for i := range plan.Segments {
		summary.Segments[plan.Segments[i].Name] = lineCounts(result, i)
	}
	for i := range plan.Wallets {
		summary.Wallets[plan.Wallets[i].Name] = walletSums(result, i)
	}
	for i := range plan.Vouchers {
		summary.Vouchers[plan.Vouchers[i].Name] = voucherSums(result, i)
	}
	for i := range plan.Challenges {
		summary.Challenges[plan.Challenges[i].Name] = challengeCounts(result, i)
	}
	addUpMoney(result, summary)
	addUpGiven(result, summary)
	addUpWorth(result, summary)
	addUpMetrics(result, summary)
	return summary
}

func eventSummary(result *simulate.Result) EventSummary {
	events := EventSummary{Read: result.Account.Read, Grouped: result.Account.Grouped, Applied: result.Applied, RefusedTotal: result.Refused(),
		Refused: map[string]int64{}, Skipped: map[string]int64{}, Unplaced: result.Account.Unplaced}
	for i := range result.Refusals {
		events.Refused[result.Refusals[i].Code]++
	}
	for i := range result.Failures {
		if events.LeftOut == nil {
			events.LeftOut = map[string]int64{}
		}
		events.LeftOut[result.Failures[i].Rule]++
	}
	for reason, count := range result.Account.Left {
		events.Skipped[reason] += count
		events.SkippedTotal += count
	}
	for i := range result.Account.Skipped {
		events.Skipped[result.Account.Skipped[i].Code]++
		events.SkippedTotal++
	}
	return events
}

func profileSummary(result *simulate.Result) ProfileSummary {
	profiles := ProfileSummary{Read: result.Profiles.Read, Skipped: map[string]int64{}}
	for reason, count := range result.Profiles.Left {
		profiles.Skipped[reason] += count
		profiles.SkippedTotal += count
	}
	for i := range result.Profiles.Skipped {
		profiles.Skipped[result.Profiles.Skipped[i].Code]++
		profiles.SkippedTotal++
	}
	return profiles
}

// walletSums adds the columns of a wallet up over all members; a total has more room than a member's number.
func walletSums(result *simulate.Result, wallet int) map[string]string {
	sums := make([]value.Wide, len(walletColumns))
	for _, state := range result.States {
		for i, number := range walletNumbers(&state.Wallets[wallet].Totals) {
			sums[i], _ = sums[i].Add(value.WideOf(number))
		}
	}
	texts := map[string]string{}
	for i, column := range walletColumns {
		texts[column] = string(sums[i].AppendDecimal(nil, result.Program.Plan().Wallets[wallet].Places))
	}
	return texts
}

// averagePlaces is how many decimal places an average has at least.
const averagePlaces = 2

func addUpMetrics(result *simulate.Result, summary *Summary) {
	plan := result.Program.Plan()
	var outcome interpreter.Outcome
	for i := range plan.Metrics {
		if !addsUp(&plan.Metrics[i]) {
			continue
		}
		var sum value.Wide
		var members int64
		for _, state := range result.States {
			if measured, ok := result.Program.Metric(&outcome, state, i); ok {
				sum, _ = sum.Add(value.WideOf(measured))
				members++
			}
		}
		metric := &plan.Metrics[i]
		summary.Metrics[metric.Name] = string(sum.AppendDecimal(nil, metric.Places))
		summary.Averages[metric.Name] = average(sum, members, metric.Places)
	}
}

// addsUp tells whether a metric is a number that somebody has named.
func addsUp(metric *compile.Metric) bool {
	return !metric.Hidden && metric.Unit >= compile.Number && metric.Unit <= compile.Days
}

func average(sum value.Wide, members int64, places int) string {
	finer := max(places, averagePlaces)
	scaled, ok := sum.Rescale(places, finer, value.HalfEven)
	if !ok || members == 0 {
		return ""
	}
	mean, _ := scaled.Divide(value.WideOf(members), value.HalfEven)
	return string(mean.AppendDecimal(nil, finer))
}

// JSON writes the summary, always in the same order of keys.
func (s *Summary) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(s, "", "  ")
	return append(text, '\n'), err
}

func writeSummary(folder *Folder, summary *Summary) error {
	text, err := summary.JSON()
	if err != nil {
		return err
	}
	file, err := folder.create("summary.json")
	if err != nil {
		return err
	}
	_, err = file.buffer.Write(text)
	return err
}

// grouped writes a whole number with its thousands apart.
func grouped(number int64) string {
	text := strconv.FormatInt(number, 10)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
