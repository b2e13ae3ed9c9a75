package dsl

// How each clause is written, in either keyword language. Where the languages order their words differently, both
// orders stand side by side.

func (p *printer) chinese() bool { return p.tongue == Chinese }

func (c *Scheme) print(p *printer) {
	p.word(roleScheme)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
}

func (c *Version) print(p *printer) {
	p.word(roleLanguage)
	p.literal(&c.Number, ClassOwn)
}

func (c *Currency) print(p *printer) {
	p.word(roleCurrency)
	p.name(&c.Code, ClassOwn)
}

func (c *Timezone) print(p *printer) {
	p.word(roleTimezone)
	p.label(&c.Zone)
}

func (c *Param) print(p *printer) {
	p.word(roleParam)
	p.name(&c.Name, ClassOwn)
	p.write("=")
	p.literal(&c.Value, ClassValue)
	for _, dated := range c.Values {
		value, from := dated.Parts()
		if p.chinese() {
			p.word(roleDateFrom)
			p.literal(from, ClassOwn)
			p.word(roleDateFromEnd)
			p.literal(value, ClassValue)
			continue
		}
		p.word(roleThen)
		p.literal(value, ClassValue)
		p.word(roleDateFrom)
		p.literal(from, ClassOwn)
	}
	p.label(c.Label)
}

func (c *Boosts) print(p *printer) {
	p.word(roleBoosts)
	if c.Rule != nil {
		p.word(roleBoostsOf)
		p.name(c.Rule, ClassOwn)
	}
	p.choice(string(c.Mode))
}

func (v *Validity) print(p *printer) {
	if v.From != nil {
		p.word(roleDateFrom)
		p.write(v.From.Value)
		p.word(roleDateFromEnd)
	}
	if v.Until != nil {
		p.word(roleDateUntil)
		p.write(v.Until.Value)
		p.word(roleDateUntilEnd)
	}
}

func (c *Member) print(p *printer) {
	p.word(roleMember)
	p.block(&c.Fields.Block)
}

func (c *Event) print(p *printer) {
	p.word(roleEvent)
	p.name(&c.Name, ClassEvent)
	p.block(&c.Body.Block)
}

func (c *Refundable) print(p *printer) {
	p.word(roleRefundable)
	p.operand(&c.Within)
	if _, ok := c.Within.Tree.(*Literal); ok && p.chinese() {
		p.glue()
	}
	p.word(roleRefundableEnd)
	p.tails(c.Tails)
}

func (c *Field) print(p *printer) {
	p.name(&c.Name, ClassField)
	p.label(c.Label)
	c.Type.print(p)
	if c.Optional {
		p.word(roleOptional)
	}
	for i, value := range c.OneOf {
		if i == 0 {
			p.word(roleOneOf)
		} else {
			p.glue().write(",")
		}
		p.literal(value, ClassValue)
	}
	if c.Default != nil {
		p.write("=")
		p.literal(c.Default, ClassValue)
	}
}

func (t *FieldType) print(p *printer) {
	p.choice(string(t.Word))
	if t.Places != nil {
		if p.chinese() {
			p.literal(t.Places, ClassOwn)
			p.glue().word(rolePlaces)
		} else {
			p.word(roleWithPlaces)
			p.literal(t.Places, ClassOwn)
			p.word(rolePlaces)
		}
	}
	for i, wallet := range t.Wallets {
		if i == 0 {
			p.word(roleDrawFirst)
		} else {
			p.word(roleDrawThen)
		}
		p.name(wallet, ClassOwn)
	}
	if t.Fields != nil {
		p.block(&t.Fields.Block)
	}
}

func (c *Table) print(p *printer) {
	p.word(roleTable)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.word(roleBy)
	p.name(&c.Key, ClassOwn)
	p.block(&c.Body.Block)
}

func (c *TableRow) print(p *printer) {
	p.word(roleRow)
	for _, value := range c.Values {
		p.literal(value, ClassValue)
	}
	c.Validity.print(p)
}

func (c *Wallet) print(p *printer) {
	p.word(roleWallet)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.block(&c.Body.Block)
}

func (c *WalletUnit) print(p *printer) {
	p.word(roleUnit)
	p.name(&c.Code, ClassOwn)
}

func (c *WalletFilled) print(p *printer) {
	p.word(roleFilledBy)
	p.name(&c.Event, ClassEvent)
	p.word(roleFilledByEnd)
}

func (c *WalletDecimals) print(p *printer) {
	p.word(roleDecimals)
	p.literal(&c.Places, ClassOwn)
}

func (c *WalletRound) print(p *printer) {
	p.word(roleRound)
	p.choice(string(c.Mode))
	if c.Scope != "" {
		p.choice("each " + string(c.Scope))
	}
}

func (c *WalletExpire) print(p *printer) {
	p.word(roleExpire)
	switch {
	case c.Never:
		p.word(roleNever)
	case c.Later != nil:
		p.word(roleLaterOf)
		c.Later[0].print(p)
		p.glue().write(",")
		c.Later[1].print(p)
	default:
		c.Term.print(p)
	}
}

func (e *Expiry) print(p *printer) {
	if e.Lasts != nil {
		length, since := e.Lasts.Parts()
		if p.chinese() {
			p.choice(string(since))
			p.operand(length)
		} else {
			p.operand(length)
			p.word(roleAfter)
			p.choice(string(since))
		}
	}
	p.tails(e.Tails)
}

func (p *printer) tails(tails []*Tail) {
	for _, tail := range tails {
		switch {
		case tail.Second:
			p.word(roleToSecond)
		case tail.Period() != "" && p.chinese():
			p.choice("end of " + string(tail.Period()))
		case tail.Period() != "":
			p.write("to end of " + string(tail.Period()))
		case tail.NextDay != "":
			p.word(roleToNext)
			p.write(tail.NextDay)
		default:
			p.word(roleAddition)
			p.operand(tail.Addition)
		}
	}
}

func (c *WalletSpend) print(p *printer) {
	p.word(roleSpend)
	p.choice(string(c.Order))
}

func (c *WalletRedeem) print(p *printer) {
	p.word(roleRedeem)
	p.operand(&c.Quantity)
	p.word(roleRedeemFor)
	p.operand(&c.Worth)
	if c.Minimum != nil {
		p.word(roleMinimum)
		p.operand(c.Minimum)
		p.word(roleMinimumEnd)
	}
	if c.Steps != nil {
		p.word(roleSteps)
		p.operand(c.Steps)
		p.word(roleStepsEnd)
	}
	if c.Share != nil {
		p.word(roleUpTo)
		p.share(c.Share.Parts())
	}
	if c.OrLess {
		p.word(roleOrLess)
	}
}

// share writes `5% of amount`, in Chinese `金额 的 5%`.
func (p *printer) share(share *Operand, of *Expression) {
	if p.chinese() {
		p.expression(of)
		p.word(roleShareOf)
		p.operand(share)
		return
	}
	p.operand(share)
	p.word(roleShareOf)
	p.expression(of)
}

func (c *WalletCap) print(p *printer) {
	p.word(roleCap)
	p.bound(c.Parts())
}

// bound writes `200 per month`, in Chinese `每月 200`.
func (p *printer) bound(amount *Operand, per *Per) {
	if p.chinese() {
		p.per(per)
		p.operand(amount)
		return
	}
	p.operand(amount)
	p.per(per)
}

func (p *printer) per(per *Per) {
	switch {
	case per == nil:
	case per.Rolling != nil:
		p.word(rolePer)
		p.operand(per.Rolling)
	case p.chinese():
		p.choice(map[Word]string{"event": "each event", "item": "each item"}[per.Period()])
		p.choice(englishPer(per.Period()))
	default:
		p.write("per " + string(per.Period()))
	}
}

func englishPer(period Word) string {
	if period == "event" || period == "item" {
		return ""
	}
	return "per " + string(period)
}

func (c *WalletBelowZero) print(p *printer) {
	p.word(roleBelowZero)
	if c.Wallet != nil {
		p.word(roleBelowZeroFrom)
		p.name(c.Wallet, ClassOwn)
		return
	}
	p.choice(string(c.Mode))
}

func (c *Metric) print(p *printer) {
	p.word(roleMetric)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	if c.Formula != nil {
		p.write("=")
		p.expression(c.Formula)
		return
	}
	p.block(&c.Body.Block)
}

// on writes the events that a metric or rule looks at.
func (p *printer) on(events []*Name) {
	p.word(roleOn)
	for i, event := range events {
		if i > 0 {
			p.glue().write(",")
		}
		p.name(event, ClassEvent)
	}
}

func (p *printer) when(condition *Expression) {
	if condition != nil {
		p.word(roleWhen)
		p.expression(condition)
	}
}

func (c *MetricSum) print(p *printer) {
	p.word(roleSum)
	if c.Earned != nil {
		p.word(roleEarned)
		p.name(c.Earned, ClassOwn)
	} else {
		p.expression(c.Of)
		p.on(c.On)
	}
	p.when(c.When)
	p.window(c.Window)
}

func (c *MetricCount) print(p *printer) {
	p.word(roleCount)
	p.on(c.On)
	p.when(c.When)
	p.window(c.Window)
}

func (c *MetricSince) print(p *printer) {
	p.word(roleDaysSince)
	p.name(&c.Event, ClassEvent)
	p.word(roleDaysSinceEnd)
}

func (p *printer) window(window *Window) {
	switch {
	case window == nil:
	case window.Last != nil:
		p.word(roleOverLast)
		p.operand(window.Last)
	case window.Lifetime:
		p.word(roleLifetime)
	case window.HalfLife != nil:
		p.word(roleHalfLife)
		p.operand(window.HalfLife)
	case p.chinese():
		p.choice(string(window.Calendar()))
	default:
		p.write("over " + string(window.Calendar()))
	}
}

func (c *Tiers) print(p *printer) {
	p.word(roleTiers)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.word(roleBy)
	p.expression(&c.By)
	p.block(&c.Body.Block)
}

func (c *Tier) print(p *printer) {
	p.name(&c.Name, ClassOwn)
	if c.From != nil {
		p.word(roleRowFrom)
		p.operand(c.From)
	}
}

func (c *TierReview) print(p *printer) {
	p.word(roleReview)
	p.choice(string(c.Moment))
}

func (c *Rule) print(p *printer) {
	p.word(roleRule)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.word(roleOn)
	for i, trigger := range c.Triggers {
		if i > 0 {
			p.glue().write(",")
		}
		if trigger.PerItem() {
			p.word(roleEachItem)
		}
		p.name(&trigger.Event, ClassEvent)
		if trigger.PerItem() {
			p.word(roleEachItemEnd)
		}
	}
	c.Validity.print(p)
	p.block(&c.Body.Block)
}

func (c *RuleWhen) print(p *printer) { p.when(&c.Condition) }

func (c *RuleOnce) print(p *printer) { p.word(roleOnce) }

func (c *RuleLimit) print(p *printer) {
	p.word(roleLimit)
	p.bound(c.Parts())
	p.word(roleLimitEnd)
}

func (c *RuleEarn) print(p *printer) {
	p.word(roleEarn)
	p.walletAmount(&c.Amount)
}

func (c *RuleTake) print(p *printer) {
	p.word(roleTake)
	p.walletAmount(&c.Amount)
}

func (c *RuleBoost) print(p *printer) {
	p.word(roleBoost)
	p.name(&c.Rule, ClassOwn)
	p.plainAmount(&c.Amount)
}

func (c *RuleDiscount) print(p *printer) {
	if c.To {
		p.word(roleDiscountTo)
	} else {
		p.word(roleDiscount)
	}
	p.plainAmount(&c.Amount)
}

func (c *RuleCharge) print(p *printer) {
	p.word(roleCharge)
	if c.Wallet != nil {
		p.walletAmount(c.Wallet)
		return
	}
	p.plainAmount(c.Amount())
}

func (c *RuleSet) print(p *printer) {
	p.word(roleSet)
	p.operand(&c.Attribute)
	p.write("=")
	p.expression(&c.Value)
}

func (c *RuleReject) print(p *printer) {
	p.word(roleReject)
	p.label(c.Words)
}

func (c *RuleCap) print(p *printer) {
	p.word(roleCap)
	p.bound(c.Parts())
}

func (p *printer) walletAmount(amount *WalletAmount) {
	if amount.Form != nil {
		p.name(amount.Leading, ClassOwn)
		p.form(amount.Form)
		return
	}
	p.operand(amount.Quantity)
	p.name(amount.Trailing, ClassOwn)
	p.each(amount.Each)
}

func (p *printer) plainAmount(amount *PlainAmount) {
	if amount.Form != nil {
		p.form(amount.Form)
		return
	}
	p.operand(amount.Quantity)
	p.each(amount.Each)
}

func (p *printer) each(each *Each) {
	if each == nil {
		return
	}
	if each.Complete {
		p.word(roleEvery)
	} else {
		p.word(rolePerAmount)
	}
	p.operand(&each.Step)
	p.word(roleAmountOf)
	p.expression(&each.Of)
}

func (p *printer) form(form *Form) {
	switch {
	case form.Formula != nil:
		p.write("=")
		p.expression(form.Formula)
	case form.Table != nil:
		p.table(form.Table)
	default:
		p.share(form.Share())
	}
}

func (p *printer) table(table *AmountTable) {
	p.word(roleBy)
	if table.BySlices() {
		p.word(roleSlices)
	}
	p.expression(&table.Key)
	if table.BySlices() {
		p.word(roleSlicesEnd)
	}
	p.block(&table.Rows.Block)
}

func (c *AmountRow) print(p *printer) {
	switch {
	case c.From != nil:
		p.word(roleRowFrom)
		p.operand(c.From)
	case c.Otherwise:
		p.word(roleOtherwise)
	}
	for i, key := range c.Keys {
		if i > 0 {
			p.glue().write(",")
		}
		p.literal(key, ClassOwn)
	}
	p.plainAmount(&c.Amount)
	c.Validity.print(p)
}

func (c *Test) print(p *printer) {
	p.word(roleTest)
	p.label(&c.Label)
	p.block(&c.Body.Block)
}

func (c *TestMember) print(p *printer) {
	p.word(roleMember)
	p.name(&c.Name, ClassOwn)
	if c.Attributes != nil {
		p.block(&c.Attributes.Block)
	}
}

func (c *TestAttribute) print(p *printer) {
	p.name(&c.Name, ClassField)
	p.literal(&c.Value, ClassValue)
}

func (c *TestStep) print(p *printer) {
	p.literal(c.At, ClassOwn)
	p.name(c.Member, ClassOwn)
	p.name(c.Event, ClassEvent)
	p.arguments(c.Arguments)
	if c.As != nil {
		p.word(roleAs)
		p.name(c.As, ClassOwn)
	}
}

func (p *printer) arguments(arguments []*TestArgument) {
	for _, argument := range arguments {
		if argument.Value != nil {
			class := ClassField
			if _, ok := Canonical(ClassValue, Identifier(argument.Value.Value)); ok {
				class = ClassValue
			}
			p.literal(argument.Value, class)
			continue
		}
		p.write("{")
		p.arguments(argument.Item)
		p.write("}")
	}
}

func (c *TestExpect) print(p *printer) {
	p.word(roleExpect)
	p.name(&c.Member, ClassOwn)
	for i, wanted := range c.Wanted {
		if i > 0 {
			p.glue().write(",")
		}
		p.expectation(wanted)
	}
}

func (p *printer) expectation(wanted *Expectation) {
	p.name(&wanted.Subject, ClassSubject)
	if wanted.Aspect != "" {
		p.choice(string(wanted.Aspect))
	}
	p.literal(wanted.Value, ClassValue)
	for i, part := range wanted.Breakdown {
		if i == 0 {
			p.write("(")
			p.glue()
		} else {
			p.glue().write(",")
		}
		p.name(&part.Rule, ClassOwn)
		p.literal(&part.Value, ClassOwn)
	}
	if len(wanted.Breakdown) > 0 {
		p.glue().write(")")
	}
}

func (c *Source) print(p *printer) {
	p.word(roleSource)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
}

func (c *SourceFile) print(p *printer) {
	p.word(roleFile)
	p.label(&c.Path)
}

func (c *SourceColumn) print(p *printer) {
	p.word(roleColumn)
	p.name(&c.Name, ClassOwn)
	c.Type.print(p)
	p.label(c.Layout)
}

func (c *SourceSkip) print(p *printer) {
	p.word(roleSkip)
	p.columns(p.when, &c.Condition)
}

func (c *SourceEvent) print(p *printer) {
	p.word(roleEvent)
	p.name(&c.Name, ClassEvent)
	p.columns(p.when, c.Condition)
	p.block(&c.Body.Block)
}

func (c *SourceMembers) print(p *printer) {
	p.word(roleMembers)
	p.block(&c.Body.Block)
}

func (c *Assignment) print(p *printer) {
	p.name(&c.Name, ClassField)
	if len(c.Value.Tokens) > 1 || c.Value.Tokens[0].Type != KindName {
		p.write("=")
	}
	p.columns(p.expression, &c.Value)
}

// columns writes an expression whose names are columns of somebody else's file, which nobody translates.
func (p *printer) columns(write func(*Expression), expression *Expression) {
	p.foreign = true
	write(expression)
	p.foreign = false
}
