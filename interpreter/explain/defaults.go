package explain

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// Defaults tells of every declaration what it leaves unsaid: wallets, vouchers, events, metrics, ladders, then rules.
func Defaults(scheme *check.Scheme) []Section {
	d := &defaults{scheme: scheme, clauses: map[dsl.Span][]dsl.Clause{}}
	d.collect()
	for _, wallet := range scheme.Wallets {
		d.wallet(wallet)
	}
	for _, voucher := range scheme.Vouchers {
		d.voucher(voucher)
	}
	for _, event := range scheme.Events {
		d.event(event)
	}
	for _, metric := range scheme.Metrics {
		d.metric(metric)
	}
	for _, ladder := range scheme.Ladders {
		d.ladder(ladder)
	}
	first := len(d.sections)
	for _, rule := range slices.SortedFunc(slices.Values(scheme.Rules), func(a, b *check.Rule) int { return cmp.Compare(a.Span.Offset, b.Span.Offset) }) {
		d.rule(rule)
	}
	return append(d.sections[:first:first], together(d.sections[first:])...)
}

// together joins the sections that leave the same unsaid.
func together(sections []Section) []Section {
	var joined []Section
	for _, section := range sections {
		same := slices.IndexFunc(joined, func(other Section) bool { return slices.Equal(other.Lines, section.Lines) })
		if same < 0 {
			joined = append(joined, section)
			continue
		}
		joined[same].Title.English += ", " + section.Name
		joined[same].Title.Chinese += "、" + section.Name
		joined[same].More = append(joined[same].More, section.Span)
	}
	return joined
}

type defaults struct {
	scheme   *check.Scheme
	clauses  map[dsl.Span][]dsl.Clause // by where the name of the declaration stands
	rules    map[dsl.Span]*dsl.Rule
	sections []Section
}

// collect finds what each declaration says.
func (d *defaults) collect() {
	d.rules = map[dsl.Span]*dsl.Rule{}
	note := func(name *dsl.Name, clauses []dsl.Clause) { d.clauses[d.scheme.File.Span(name)] = clauses }
	for _, clause := range d.scheme.File.Declarations {
		switch clause := clause.(type) {
		case *dsl.Wallet:
			note(&clause.Name, clause.Body.Clauses)
		case *dsl.Voucher:
			note(&clause.Name, clause.Body.Clauses)
		case *dsl.Tiers:
			note(&clause.Name, clause.Body.Clauses)
		case *dsl.Rule:
			note(&clause.Name, clause.Body.Clauses)
			d.rules[d.scheme.File.Span(&clause.Name)] = clause
		}
	}
}

// says finds a clause of a kind in a declaration; nil where it says none.
func says[T dsl.Clause](d *defaults, span dsl.Span) (found T, ok bool) {
	for _, clause := range d.clauses[span] {
		if found, ok = clause.(T); ok {
			return found, true
		}
	}
	return found, false
}

func (d *defaults) keep(section *Section) {
	if len(section.Lines) > 0 {
		d.sections = append(d.sections, *section)
	}
}

func titled(english, chinese, name string, span dsl.Span) *Section {
	return &Section{Name: name, Title: dsl.Say(english+" "+name, chinese+" "+name), Span: span}
}

func (d *defaults) wallet(wallet *check.Wallet) {
	s := titled("wallet", "账户", wallet.Name, wallet.Span)
	isMoney := wallet.Type.Kind == check.Money
	if !isMoney {
		s.add(dsl.Say("unit", "单位"), dsl.Say("points, not money", "积分，不是钱"))
	}
	if _, ok := says[*dsl.WalletDecimals](d, wallet.Span); !ok && isMoney {
		s.add(dsl.Say("decimals", "小数"), dsl.Sayf("%[1]d, as %[2]s has", "%[1]d 位，同 %[2]s", wallet.Type.Places, d.scheme.Currency))
	} else if !ok {
		s.add(dsl.Say("decimals", "小数"), dsl.Say("none: whole units", "没有，都是整数"))
	}
	if round, ok := says[*dsl.WalletRound](d, wallet.Span); !ok {
		s.add(dsl.Say("round", "取整"), dsl.Say("down, each rule", "舍去，每条规则各自取整"))
	} else if round.Scope == "" {
		s.add(dsl.Say("round", "取整"), dsl.Say("each rule", "每条规则各自取整"))
	}
	if _, ok := says[*dsl.WalletExpire](d, wallet.Span); !ok {
		s.add(dsl.Say("expire", "有效期"), dsl.Say("never", "永久有效"))
	}
	if _, ok := says[*dsl.WalletSpend](d, wallet.Span); !ok {
		s.add(dsl.Say("spend", "扣减"), dsl.Say("soonest to expire first", "先到期先用"))
	}
	if redeem, ok := says[*dsl.WalletRedeem](d, wallet.Span); !ok && !isMoney {
		s.add(dsl.Say("redeem", "抵扣"), dsl.Say("without bounds, for no money", "兑换不限数量，不能抵钱"))
	} else if ok {
		redeemDefaults(s, redeem)
	}
	if bound, ok := says[*dsl.WalletCap](d, wallet.Span); !ok {
		s.add(dsl.Say("cap", "上限"), dsl.Say("none", "没有"))
	} else if _, per := bound.Parts(); per == nil {
		s.add(dsl.Say("cap", "上限"), dsl.Say("for life", "终身合计"))
	}
	if _, ok := says[*dsl.WalletBelowZero](d, wallet.Span); !ok {
		s.add(dsl.Say("below zero", "可为负"), dsl.Say("allowed: what a refund takes and is gone is a debt, which the next units pay", "允许：退款要收回而已经用掉的记为欠，下次先还"))
	}
	if isMoney && wallet.FilledBy == nil {
		s.add(dsl.Say("filled by", "入账"), dsl.Say("no event: rules and openings alone", "没有充值入账，只靠规则和期初"))
	}
	d.keep(s)
}

func redeemDefaults(s *Section, redeem *dsl.WalletRedeem) {
	if redeem.Minimum == nil && redeem.Steps == nil && redeem.Share == nil {
		s.add(dsl.Say("redeem", "抵扣"), dsl.Say("no minimum, no steps, up to the whole order", "没有起用数，不限整数倍，最多抵完整单"))
	} else if !redeem.OrLess {
		s.add(dsl.Say("redeem", "抵扣"), dsl.Say("more than is allowed is refused", "超出规定的直接拒绝"))
	}
}

func (d *defaults) voucher(voucher *check.Voucher) {
	s := titled("voucher", "优惠券", voucher.Name, voucher.Span)
	_, hasWorth := says[*dsl.VoucherWorth](d, voucher.Span)
	if !hasWorth {
		s.add(dsl.Say("worth", "面额"), dsl.Say("said where it is issued, else none: goods, a service, a privilege", "在发放时写明；没有写就没有面额：商品、服务或权益"))
	}
	if _, ok := says[*dsl.VoucherCost](d, voucher.Span); !ok {
		s.add(dsl.Say("our cost", "成本"), dsl.Say("its worth", "按面额算"))
	}
	if _, ok := says[*dsl.VoucherMinimum](d, voucher.Span); !ok {
		s.add(dsl.Say("minimum spend", "使用门槛"), dsl.Say("none", "没有"))
	}
	if _, ok := says[*dsl.VoucherGoods](d, voucher.Span); !ok {
		s.add(dsl.Say("for", "限用商品"), dsl.Say("all that is bought", "不限"))
	}
	if _, ok := says[*dsl.VoucherValid](d, voucher.Span); !ok {
		s.add(dsl.Say("valid", "有效期"), dsl.Say("for ever", "永久有效"))
	}
	d.keep(s)
}

// event tells how long an event can be refunded, where rules give something for it.
func (d *defaults) event(event *check.Event) {
	said := slices.ContainsFunc(d.scheme.File.Declarations, func(clause dsl.Clause) bool {
		declared, ok := clause.(*dsl.Event)
		return ok && d.scheme.File.Span(&declared.Name) == event.Span && slices.ContainsFunc(declared.Body.Clauses, func(part dsl.Clause) bool {
			_, ok := part.(*dsl.Refundable)
			return ok
		})
	})
	if said || event.Amount == nil || event.Role == check.RoleRefund || !d.isUsed(event) {
		return
	}
	s := titled("event", "事件", event.Written, event.Span)
	if chinese, ok := dsl.Twin(dsl.ClassEvent, event.Written); ok {
		s.Title.Chinese = "事件 " + chinese
	}
	if event.Role == check.RolePurchase {
		s.add(dsl.Say("refundable", "可退款"), dsl.Say("within 365 days", "365 天内"))
	} else {
		s.add(dsl.Say("refundable", "可退款"), dsl.Say("not at all", "不能退"))
	}
	d.keep(s)
}

func (d *defaults) isUsed(event *check.Event) bool {
	return slices.ContainsFunc(d.scheme.Rules, func(rule *check.Rule) bool {
		return slices.ContainsFunc(rule.Bodies, func(body *check.Body) bool { return body.Event == event })
	})
}

func (d *defaults) metric(metric *check.Metric) {
	isMeasured := metric.Kind != check.MetricFormula && metric.Rank == nil && metric.Kind != check.MetricSince
	if metric.Hidden || !isMeasured || metric.Window.Kind != check.Lifetime {
		return
	}
	s := titled("metric", "指标", metric.Name, metric.Span)
	s.add(dsl.Say("over", "时间"), dsl.Say("lifetime, as nothing else is said", "入会以来一直累计"))
	d.keep(s)
}

func (d *defaults) ladder(ladder *check.Ladder) {
	s := titled("tiers", "等级", ladder.Name, ladder.Span)
	if _, ok := says[*dsl.TierReview](d, ladder.Span); !ok {
		s.add(dsl.Say("review", "评级"), dsl.Say("on every event", "实时，每次有事件就评"))
	}
	if _, ok := says[*dsl.TierHold](d, ladder.Span); !ok {
		s.add(dsl.Say("hold", "保留"), dsl.Say("none: a tier lasts as long as it is reached", "不保留，达不到就降"))
	}
	if lapse, ok := says[*dsl.TierLapse](d, ladder.Span); !ok {
		s.add(dsl.Say("lapse", "到期"), dsl.Say("to fit, at once", "按实际降级，没有宽限"))
	} else if lapse.Grace == nil && lapse.How != "never" {
		s.add(dsl.Say("lapse", "到期"), dsl.Say("at once, without a grace", "没有宽限"))
	}
	if _, ok := says[*dsl.TierReset](d, ladder.Span); !ok {
		s.add(dsl.Say("reset", "清零"), dsl.Say("none: an upgrade leaves the measure as it is", "升级不清零"))
	}
	if _, ok := says[*dsl.TierCarry](d, ladder.Span); !ok {
		s.add(dsl.Say("carry", "结转"), dsl.Say("nothing is carried into the next period", "超出部分不结转到下一期"))
	}
	d.keep(s)
}
