package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Aspect is what an expectation asks of its subject.
type Aspect uint8

// The aspects. Those of wallets ask the member's books, the others its last event.
const (
	AspectBalance Aspect = iota // available less debt
	AspectWorth
	AspectPending
	AspectDebt
	AspectTier
	AspectSegment
	AspectMetric
	AspectAttribute
	AspectDue
	AspectDiscount
	AspectRefused
	AspectNotified
	AspectIssued
	AspectHeld // vouchers
	AspectNotNotified
	AspectNotIssued
)

// Expectation is one thing that is expected of a member.
type Expectation struct {
	Aspect    Aspect
	Wallet    *Wallet
	Voucher   *Voucher
	Ladder    *Ladder
	Metric    *Metric
	Attribute *Attribute
	Type      Type
	Value     Constant
	Any       bool // no value is given: that it is so is enough
	Breakdown []Share
	Span      dsl.Span
	Text      string
}

// Share is what one rule is expected to have given.
type Share struct {
	Rule   *Rule
	Amount Constant
}

func (t *testChecker) expect(part *dsl.TestExpect) {
	t.expects = true
	step := TestStep{At: t.at, Member: t.known(&part.Member), Span: t.file.Span(part), Text: t.file.Text(part)}
	for _, wanted := range part.Wanted {
		expectation := Expectation{Span: t.file.Span(wanted), Text: t.file.Text(wanted)}
		if t.expectation(&expectation, wanted) {
			step.Wanted = append(step.Wanted, expectation)
		}
	}
	t.test.Steps = append(t.test.Steps, step)
}

// expectation finds out what is expected of what.
func (t *testChecker) expectation(e *Expectation, part *dsl.Expectation) bool {
	if part.Nothing != nil {
		e.Aspect = AspectNotIssued
		if part.Nothing.Notified {
			e.Aspect = AspectNotNotified
		}
		return true
	}
	if part.Issued != nil {
		return t.issuedExpectation(e, part.Issued)
	}
	name := string(part.Subject.Text)
	switch thing := t.scheme.names.things[name].(type) {
	case *Wallet:
		return t.walletExpectation(e, thing, part)
	case *Voucher:
		e.Aspect, e.Voucher, e.Type = AspectHeld, thing, Type{Kind: Number}
		return t.wantedValue(e, part)
	case *Ladder:
		if thing.Segment {
			e.Aspect, e.Ladder, e.Type = AspectSegment, thing, Type{Kind: Label, Ladder: thing}
			return t.tierExpectation(e, part)
		}
		e.Aspect, e.Ladder, e.Type = AspectTier, thing, Type{Kind: Label, Ladder: thing}
		return t.tierExpectation(e, part)
	case *Metric:
		e.Aspect, e.Metric, e.Type = AspectMetric, thing, thing.Type
		return t.wantedValue(e, part)
	}
	money := Type{Kind: Money, Places: t.scheme.MoneyPlaces}
	subject, _ := dsl.Canonical(dsl.ClassSubject, part.Subject.Text)
	switch subject {
	case "notified":
		e.Aspect, e.Type, e.Any = AspectNotified, Type{Kind: Text}, part.Value == nil
		return e.Any || t.wantedValue(e, part)
	case "due":
		e.Aspect, e.Type = AspectDue, money
		return t.wantedValue(e, part)
	case "discount":
		e.Aspect, e.Type = AspectDiscount, money
		return t.wantedValue(e, part)
	case "refused":
		e.Aspect, e.Type, e.Any = AspectRefused, Type{Kind: Text}, part.Value == nil
		return e.Any || t.wantedValue(e, part)
	}
	if attribute, ok := t.scheme.names.attributes[name]; ok {
		e.Aspect, e.Attribute, e.Type = AspectAttribute, attribute, attribute.Type
		return t.wantedValue(e, part)
	}
	known := append(ownNames(slices.Sorted(maps.Keys(t.scheme.names.things))), preludeNames(dsl.ClassSubject, "due", "discount", "refused", "notified")...)
	t.unknown(&part.Subject, dsl.Say("thing to expect", "可预期的内容"), name, append(known, ownNames(slices.Sorted(maps.Keys(t.scheme.names.attributes)))...))
	return false
}

func (t *testChecker) walletExpectation(e *Expectation, wallet *Wallet, part *dsl.Expectation) bool {
	e.Wallet, e.Type = wallet, wallet.Type
	switch part.Aspect {
	case "worth":
		e.Aspect, e.Type = AspectWorth, Type{Kind: Money, Places: t.scheme.MoneyPlaces}
		if wallet.Redeem == nil && wallet.Type.Kind == Points {
			t.fail(part, "worth", dsl.Sayf("`%s` pays for nothing, so it has no worth", "`%s` 不能抵扣，没有价值", wallet.Name), dsl.Say("give the wallet a `redeem` clause", "请给账户写 `抵扣`"))
			return false
		}
	case "pending":
		e.Aspect = AspectPending
	case "debt":
		e.Aspect = AspectDebt
	}
	if !t.wantedValue(e, part) {
		return false
	}
	for _, share := range part.Breakdown {
		rule, ok := t.scheme.names.rules[string(share.Rule.Text)]
		if !ok {
			t.unknown(&share.Rule, dsl.Say("rule", "规则"), string(share.Rule.Text), ownNames(slices.Sorted(maps.Keys(t.scheme.names.rules))))
			return false
		}
		amount, ok := t.valueOf(wallet.Type, &share.Value)
		if !ok {
			return false
		}
		e.Breakdown = append(e.Breakdown, Share{rule, amount})
	}
	return true
}

func (t *testChecker) tierExpectation(e *Expectation, part *dsl.Expectation) bool {
	if part.Value != nil && part.Value.Kind() == dsl.KindName {
		for _, tier := range e.Ladder.Tiers {
			if tier.Name == string(captured(part.Value.Value)) {
				e.Value.Number = value.WideOf(int64(tier.Index))
				return true
			}
		}
		t.unknown(part.Value, dsl.Sayf("tier of `%[1]s`", "`%[1]s` 没有等级 "+nameMark, e.Ladder.Name), part.Value.Value, ownNames(tierNames(e.Ladder)))
		return false
	}
	t.fail(part, "expect", dsl.Sayf("behind `%s` stands a tier", "`%s` 后面要写等级", e.Ladder.Name), dsl.Sayf("there are: %[1]s", "现有：%[1]s", joined(tierNames(e.Ladder))))
	return false
}

func (t *testChecker) wantedValue(e *Expectation, part *dsl.Expectation) bool {
	if e.Type.Kind == Unknown {
		return false // what it is of is wrong, and was reported
	}
	if part.Value == nil {
		t.fail(part, "expect", dsl.Sayf("behind `%s` stands what is expected", "`%s` 后面要写预期的值", part.Subject.Text), dsl.Say("for example: expect lily points 20", "例如：预期 小李 积分 20"))
		return false
	}
	constant, ok := t.valueOf(e.Type, part.Value)
	e.Value = constant
	return ok
}
