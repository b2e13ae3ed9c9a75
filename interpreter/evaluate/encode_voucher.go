package evaluate

import (
	"fmt"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

// vouchers writes the vouchers that came and went, of the kinds of which there were any.
func (w *encoder) vouchers(d *document) {
	for i := range w.state.Vouchers {
		stock := &w.state.Vouchers[i]
		t := &stock.Totals
		if *t == (ledger.VoucherTotals{}) {
			continue
		}
		text := &vouchersText{Issued: t.Issued, Returned: t.Returned, Held: t.Held, Used: t.Used, Expired: t.Expired,
			Withdrawn: t.Withdrawn, Cost: nonZero(t.Cost, w.plan.MoneyPlaces)}
		stock.Each(func(one *ledger.Voucher) { text.There = append(text.There, w.voucher(one)) })
		if d.Vouchers == nil {
			d.Vouchers = map[string]*vouchersText{}
		}
		d.Vouchers[w.plan.Vouchers[i].Name] = text
	}
}

func (w *encoder) voucher(one *ledger.Voucher) voucherText {
	return voucherText{Event: one.Key.Event, Rule: w.rule(one.Key.Rule), Issued: instantOf(one.Issued), Expires: instantOf(one.Expires),
		Worth: nonZero(one.Worth, w.plan.MoneyPlaces), Left: one.Left}
}

// readVouchers reads the vouchers of a member. A kind is carried over whole or not at all.
func (r *decoder) readVouchers() {
	for i := range r.plan.Vouchers {
		r.vouchers[r.plan.Vouchers[i].Name] = None
	}
	for _, name := range sortedKeys(r.written.Vouchers) {
		text, at := r.written.Vouchers[name], "vouchers."+name
		if text == nil {
			r.fail(at, "it is null")
			return
		}
		slot := r.voucherSlot(name)
		if slot != None && r.readStock(at, slot, text) {
			r.vouchers[name] = slot
			continue
		}
		r.mismatch("voucher", name, strconv.FormatInt(text.Held, 10))
	}
}

func (r *decoder) voucherSlot(name string) int {
	for i := range r.plan.Vouchers {
		if r.plan.Vouchers[i].Name == name {
			return i
		}
	}
	return None
}

func (r *decoder) readStock(at string, slot int, text *vouchersText) bool {
	var stock ledger.Vouchers
	cost, fits := r.voucherMoney(at+".cost", text.Cost)
	stock.Totals = ledger.VoucherTotals{Issued: text.Issued, Returned: text.Returned, Held: text.Held, Used: text.Used,
		Expired: text.Expired, Withdrawn: text.Withdrawn, Cost: cost}
	for i := range text.There {
		at := at + ".there[" + strconv.Itoa(i) + "]"
		one := r.voucher(at, &text.There[i], &fits)
		r.require(one.Expires > r.state.Now, at+".expires", "it has passed")
		stock.Restore(one)
	}
	if !fits || r.err != nil {
		return false
	}
	if err := stock.Check(); err != nil {
		r.fail(at, err.Error())
		return false
	}
	r.state.Vouchers[slot] = stock
	return true
}

func (r *decoder) voucher(at string, text *voucherText, fits *bool) ledger.Voucher {
	worth, ok := r.voucherMoney(at+".worth", text.Worth)
	*fits = *fits && ok
	one := ledger.Voucher{Key: ledger.Key{Event: text.Event, Rule: r.rule(text.Rule)}, Issued: r.instant(at+".issued", text.Issued),
		Expires: r.instantOr(at+".expires", text.Expires, never), Worth: worth, Left: text.Left}
	r.require(text.Left > 0 && text.Left <= ledger.Most, at+".left", "it is no count")
	r.require(one.Issued <= r.state.Now, at+".issued", "it is later than `now`")
	r.require(text.Event >= 0 && text.Event < r.state.sequence, at+".event", "there is no such event")
	return one
}

// voucherMoney reads what vouchers are worth or cost; it does not fit where it is of another currency.
func (r *decoder) voucherMoney(at, text string) (int64, bool) {
	number, fits := r.decimal(at, text, r.plan.MoneyPlaces)
	r.require(number >= 0, at, "it is below 0")
	return number, fits && (text == "" || r.written.Currency == r.plan.Currency)
}

// voucherMoves reads the vouchers that an event used and issued, of the kinds that are carried over.
func (r *decoder) voucherMoves(at string, text *recordText) {
	for i := range text.Vouchers {
		move, fits := &text.Vouchers[i], true
		one := r.voucher(fmt.Sprintf("%s.vouchers[%d]", at, i), move, &fits)
		if slot, known := r.vouchers[move.Voucher]; known && slot != None && fits {
			r.state.memory.vouchers = append(r.state.memory.vouchers, voucherMove{int32(slot), move.Used, one, move.To})
		}
	}
}
