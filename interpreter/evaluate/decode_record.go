package evaluate

import (
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

// readRecord reads an event that has an id. What it moved in a wallet or metric that is not carried over is left out
// with that; where its money is of another currency, or finer, it can't be refunded any more.
func (r *decoder) readRecord(at string, text *recordText) {
	digest, err := strconv.ParseUint(text.Digest, 16, 64)
	r.require(err == nil, at+".digest", "it is not hexadecimal")
	one := record{id: text.ID, hash: hashOf(text.ID), digest: digest, event: text.Number, kind: r.event(text.Event), at: r.instant(at+".at", text.At), whole: text.Whole}
	one.closes = r.instantOr(at+".closes", text.Closes, one.at)
	r.order(at, &one)
	since := r.state.memory.mark()
	if r.recordMoney(at, text, &one) && r.credits(at, text) && r.spends(at, text, &one) {
		r.contributions(at, text)
		r.voucherMoves(at, text)
	} else {
		r.mismatch("event", text.ID, text.Net+" "+r.written.Currency)
		r.state.memory.cut(since)
		one.closes = one.at
	}
	r.state.memory.since(&one, since)
	if one.forget = one.closes; one.id != "" {
		one.forget = forgetAt(r.plan.Zone, one.at, one.closes)
	}
	if r.err == nil {
		r.state.memory.add(one)
	}
}

// order asks records to lie in order of time.
func (r *decoder) order(at string, one *record) {
	r.require(one.event >= 0 && one.event < r.state.sequence, at+".number", "there is no such event")
	r.require(one.at <= r.state.Now, at+".at", "it is later than `now`")
	r.require(one.closes >= one.at, at+".closes", "it is before the event")
	if records := r.state.memory.records; len(records) > 0 {
		last := &records[len(records)-1]
		r.require(one.event > last.event && one.at >= last.at, at, "it is not later than the one before")
	}
}

// recordMoney reads the money of a record; it tells whether it is this scheme's.
func (r *decoder) recordMoney(at string, text *recordText, one *record) bool {
	var netFits, refundedFits bool
	one.net, netFits = r.decimal(at+".net", text.Net, r.plan.MoneyPlaces)
	one.refunded, refundedFits = r.decimal(at+".refunded", text.Refunded, r.plan.MoneyPlaces)
	if !netFits || !refundedFits || text.Net != "" && r.written.Currency != r.plan.Currency {
		one.net, one.refunded = 0, 0
		return false
	}
	r.require(one.refunded >= 0 && one.refunded <= one.net, at+".refunded", "it is not between 0 and `net`")
	return true
}

// credits reads what an event credited; it tells whether every amount has a place.
func (r *decoder) credits(at string, text *recordText) bool {
	allFit := true
	for i := range text.Credits {
		c, at := &text.Credits[i], at+".credits["+strconv.Itoa(i)+"]"
		slot, carried := r.wallets[c.Wallet]
		if !carried {
			continue
		}
		read := credit{wallet: int32(slot), rule: r.rule(c.Rule), amount: r.units(at+".amount", c.Amount, slot, &allFit),
			expired: r.units(at+".expired", c.Expired, slot, &allFit), reversed: r.units(at+".reversed", c.Reversed, slot, &allFit), to: c.To, number: c.Number}
		r.require(c.Number >= 0, at+".number", "it is below 0")
		r.require(!allFit || read.expired <= read.amount && read.reversed <= read.amount, at, "more is gone than came")
		r.state.memory.credits = append(r.state.memory.credits, read)
	}
	return allFit
}

// spends reads what an event drew out of which lots; it tells whether every amount has a place.
func (r *decoder) spends(at string, text *recordText, one *record) bool {
	allFit := true
	for i := range text.Spends {
		s, at := &text.Spends[i], at+".spends["+strconv.Itoa(i)+"]"
		slot, carried := r.wallets[s.Wallet]
		if !carried {
			continue
		}
		draw := ledger.Draw{Key: ledger.Key{Event: s.Event, Rule: r.rule(s.Rule)}, Earned: r.instant(at+".earned", s.Earned),
			Expires: r.instantOr(at+".expires", s.Expires, never), Amount: r.units(at+".amount", s.Amount, slot, &allFit)}
		read := spend{wallet: int32(slot), draw: draw, returned: r.units(at+".returned", s.Returned, slot, &allFit)}
		r.require(!allFit || read.returned <= draw.Amount, at+".returned", "more came back than went")
		r.require(s.Event >= 0 && s.Event <= one.event && draw.Earned <= one.at, at, "it is later than what it was spent on")
		r.state.memory.spends = append(r.state.memory.spends, read)
	}
	return allFit
}

func (r *decoder) units(at, text string, wallet int, allFit *bool) int64 {
	number, fits := r.decimal(at, text, r.plan.Wallets[wallet].Places)
	r.require(number >= 0, at, "it is below 0")
	*allFit = *allFit && fits
	return number
}

// contributions reads what an event added to the metrics that are carried over.
func (r *decoder) contributions(at string, text *recordText) {
	for i := range text.Metrics {
		c, at := &text.Metrics[i], at+".metrics["+strconv.Itoa(i)+"]"
		slot, carried := r.metrics[c.Metric]
		if !carried {
			continue
		}
		read := contribution{metric: int32(slot), count: c.Count, earned: c.Earned}
		if !r.contribution(at, c, &r.plan.Metrics[slot], &read) {
			r.mismatch("metric", c.Metric, c.Amount)
			continue
		}
		r.state.memory.contributions = append(r.state.memory.contributions, read)
	}
}
