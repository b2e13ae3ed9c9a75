package dsl

// Amounts are written the same wherever an effect takes one; where units of a wallet are meant, its name stands
// behind a quantity (`40 points`) or before a form (`points 5% of amount`).

// WalletAmount is an amount of a wallet's units.
type WalletAmount struct {
	Node
	Formed   *WalletForm `parser:"(  @@"`
	Quantity *Operand    `parser:"| @@"`
	Trailing *Name       `parser:"   (?! 'every' | 'per' | 'of' | '每满' | '按比例每' | '按' | '的') @@"`
	Each     *Each       `parser:"   @@? )"`
}

// WalletForm is an amount that is worked out, behind its wallet. It is a struct of its own because the parser keeps
// what it captured of a way of reading that it gave up, but for what stands in such a struct.
type WalletForm struct {
	Node
	Wallet Name `parser:"@@"`
	Form   Form `parser:"@@"`
}

// Wallet returns the name of the wallet.
func (a *WalletAmount) Wallet() *Name {
	if a.Formed != nil {
		return &a.Formed.Wallet
	}
	return a.Trailing
}

// Plain returns the amount without its wallet.
func (a *WalletAmount) Plain() *PlainAmount {
	if a.Formed != nil {
		return &PlainAmount{Node: a.Node, Form: &a.Formed.Form}
	}
	return &PlainAmount{Node: a.Node, Quantity: a.Quantity, Each: a.Each}
}

// PlainAmount is an amount whose unit is known from where it stands.
type PlainAmount struct {
	Node
	Form     *Form    `parser:"(  @@"`
	Quantity *Operand `parser:"| @@"`
	Each     *Each    `parser:"   @@? )"`
}

// Form is an amount that is worked out.
type Form struct {
	Node
	Formula *Expression   `parser:"(  '=' @@"`
	Table   *AmountTable  `parser:"| @@"`
	English *ShareEnglish `parser:"| @@"`
	Chinese *ShareChinese `parser:"| @@ )"`
}

// IsShare tells whether the form is a share, such as `5% of amount`.
func (f *Form) IsShare() bool { return f.English != nil || f.Chinese != nil }

// Share returns the share and what it is a share of.
func (f *Form) Share() (*Operand, *Expression) { return shareParts(f.English, f.Chinese) }

// ShareEnglish is `5% of amount`.
type ShareEnglish struct {
	Share Operand    `parser:"@@"`
	Of    Expression `parser:"'of' @@"`
}

// ShareChinese is `金额 的 5%`.
type ShareChinese struct {
	Of    Expression `parser:"@@"`
	Share Operand    `parser:"'的' @@"`
}

func shareParts(english *ShareEnglish, chinese *ShareChinese) (*Operand, *Expression) {
	if english != nil {
		return &english.Share, &english.Of
	}
	return &chinese.Share, &chinese.Of
}

// Each repeats a quantity: `every 10 of amount` for each complete ten, `per 10 of amount` in proportion.
type Each struct {
	Node
	Complete bool       `parser:"( @( 'every' | '每满' ) | 'per' | '按比例每' )"`
	Step     Operand    `parser:"@@"`
	Of       Expression `parser:"( 'of' | '按' ) @@"`
}

// AmountTable looks an amount up: `by amount { from 0 1%  from 100 2% }`.
type AmountTable struct {
	Node
	Slices   bool       `parser:"(  'by' @( 'slices' 'of' )?"`
	Key      Expression `parser:"   @@ | '按' @@"`
	Segments bool       `parser:"   @'分段'? )"`
	Rows     AmountRows `parser:"@@"`
}

// BySlices tells whether each slice of the key has its own row's rate, rather than one row deciding for the whole.
func (t *AmountTable) BySlices() bool { return t.Slices || t.Segments }

// AmountRow is a row of an amount's table.
type AmountRow struct {
	Node
	From      *Operand    `parser:"(  ( 'from' | '满' ) (?! Date | Moment ) @@"`
	Otherwise bool        `parser:"| @( 'otherwise' | '其他' )"`
	Keys      []*Literal  `parser:"| @@ ( ',' @@ )* )"`
	Amount    PlainAmount `parser:"@@"`
	Validity  Validity    `parser:"@@"`
}
