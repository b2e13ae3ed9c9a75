package evaluate

import (
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// challenges writes what was done and what is open, in the order in which it was opened.
func (w *encoder) challenges(d *document) {
	d.Challenges = map[string]*challengeText{}
	for i := range w.plan.Challenges {
		challenge := &w.plan.Challenges[i]
		text := challengeText{Done: w.state.Done[i]}
		for j := range w.state.attempts {
			if one := &w.state.attempts[j]; one.challenge == i {
				text.Open = append(text.Open, w.attempt(challenge, one))
			}
		}
		if text.Done != 0 || text.Open != nil {
			d.Challenges[challenge.Name] = &text
		}
	}
}

func (w *encoder) attempt(challenge *compile.Challenge, one *attempt) attemptText {
	text := attemptText{Began: instantOf(one.began), Ends: instantOf(one.ends), Progress: nonZero(one.progress, challenge.Places)}
	for i := range challenge.Fields {
		field := &challenge.Fields[i]
		if field.List != nil || !one.offer[i].Present {
			continue
		}
		if text.Offer == nil {
			text.Offer = map[string]*attributeText{}
		}
		text.Offer[field.Name] = w.attribute(&compile.Attribute{Kind: field.Kind, Places: field.Places}, &one.offer[i])
	}
	return text
}

// readChallenges reads what was done and what is open.
func (r *decoder) readChallenges() {
	slots := map[string]int{}
	for i := range r.plan.Challenges {
		slots[r.plan.Challenges[i].Name] = i
	}
	for _, name := range sortedKeys(r.written.Challenges) {
		text, at := r.written.Challenges[name], "challenges."+name
		if text == nil {
			r.fail(at, "it is null")
			return
		}
		slot, known := slots[name]
		if !known {
			r.mismatch("challenge", name, strconv.FormatInt(text.Done, 10))
			continue
		}
		r.require(text.Done >= 0, at+".done", "it is no count")
		r.state.Done[slot] = text.Done
		for i := range text.Open {
			r.readAttempt(at+".open["+strconv.Itoa(i)+"]", name, slot, &text.Open[i])
		}
	}
}

func (r *decoder) readAttempt(at, name string, slot int, text *attemptText) {
	challenge := &r.plan.Challenges[slot]
	one := attempt{challenge: slot, began: r.instant(at+".began", text.Began), ends: never, offer: make([]Cell, len(challenge.Fields))}
	if text.Ends != "" {
		one.ends = r.dueAt(at+".ends", text.Ends)
	}
	allFit := true
	one.progress, allFit = r.decimal(at+".progress", text.Progress, challenge.Places)
	for _, field := range sortedKeys(text.Offer) {
		given, fits := text.Offer[field], false
		if given == nil {
			r.fail(at+".offer."+field, "it is null")
			return
		}
		for i := range challenge.Fields {
			if known := &challenge.Fields[i]; known.Name == field && kindWords(r.plan, known.Kind) == given.Kind {
				one.offer[i].Present = true
				one.offer[i].Number, one.offer[i].Text, fits = r.cell(at+".offer."+field, known.Kind, known.Places, given.Value)
			}
		}
		allFit = allFit && fits
	}
	if !allFit {
		r.mismatch("challenge", name, text.Progress)
		return
	}
	r.state.attempts = append(r.state.attempts, one)
	r.state.closes = min(r.state.closes, one.ends)
}
