package dsl

// The names that a scheme finds there without declaring them, in both keyword languages. A file that declares one
// of these names for something of its own keeps it as written.

// Class is what a name of the prelude stands for.
type Class uint8

// The classes of names.
const (
	ClassOwn      Class = iota // a name that the scheme declares
	ClassEvent                 // purchase
	ClassField                 // amount
	ClassFunction              // month
	ClassValue                 // yes
	ClassSubject               // due, in an expectation
	ClassLines                 // lines and first, of a source's group
)

// preludeNames are the twins by class.
var preludeNames = map[Class][]twin{
	ClassEvent: {
		{"join", "入会"}, {"purchase", "消费"}, {"refund", "退款"}, {"recharge", "充值"}, {"redeem", "兑换"},
		{"transfer", "转赠"}, {"opening", "期初"}, {"adjust", "调整"}, {"close", "期末"}, {"leave", "退会"},
	},
	ClassField: {
		{"member", "会员"}, {"today", "今天"}, {"amount", "金额"}, {"net", "净额"}, {"due", "应付"}, {"of", "原单"},
		{"id", "单号"}, {"time", "时间"}, {"joined", "入会时间"}, {"referrer", "推荐人"}, {"redeem", "抵扣"},
		{"expires", "到期"}, {"to", "转给"}, {"reason", "原因"}, {"vouchers", "用券"}, {"measure", "考核值"},
	},
	ClassFunction: {
		{"year", "年份"}, {"month", "月份"}, {"day", "日"}, {"weekday", "星期"}, {"date", "日期"},
		{"days_since", "距今天数"}, {"first", "首次"}, {"floor", "向下取整"}, {"ceil", "向上取整"}, {"round", "四舍五入"},
		{"hours", "小时"}, {"minutes", "分钟"}, {"seconds", "秒"}, {"min", "取小"}, {"max", "取大"}, {"abs", "绝对值"}, {"mod", "余数"},
		{"sum", "求和"}, {"count", "计数"}, {"any", "任一"}, {"all", "全部"}, {"none", "没有"}, {"one", "恰一"},
	},
	ClassValue:   {{"yes", "是"}, {"no", "否"}},
	ClassSubject: {{"due", "应付"}, {"discount", "优惠"}, {"refused", "拒绝"}, {"notified", "收到通知"}},
	ClassLines:   {{"lines", "明细"}, {"first", "首行"}},
}

// Canonical returns the English name of the prelude that a written name stands for, and whether it is one of a
// class.
func Canonical(class Class, written Identifier) (string, bool) {
	for _, one := range preludeNames[class] {
		if string(written) == one.english || string(written) == one.chinese {
			return one.english, true
		}
	}
	return "", false
}

// Twin returns the Chinese name of the prelude's English one, and whether there is one.
func Twin(class Class, english string) (string, bool) {
	for _, one := range preludeNames[class] {
		if one.english == english {
			return one.chinese, true
		}
	}
	return "", false
}

// inPrelude tells whether a name is one of the prelude's.
func inPrelude(written string) bool {
	for class := range preludeNames {
		if _, ok := Canonical(class, Identifier(written)); ok {
			return true
		}
	}
	return false
}

// listFunctions are the functions over lists whose second argument is judged line by line.
var listFunctions = map[string]bool{"sum": true, "count": true, "any": true, "all": true, "none": true, "one": true}

// listFunction returns the English name of a function over lists, or nothing.
func listFunction(written string) string {
	if english, ok := Canonical(ClassFunction, Identifier(written)); ok && listFunctions[english] {
		return english
	}
	return ""
}

// translate returns the twin of a name in a tongue; a name that has none, or one that the file declares for
// itself, stays.
func translate(class Class, written string, tongue Tongue, declared map[Identifier]bool) string {
	for _, one := range preludeNames[class] {
		if written != one.english && written != one.chinese {
			continue
		}
		if declared[Identifier(one.english)] || declared[Identifier(one.chinese)] {
			return written
		}
		if tongue == Chinese {
			return one.chinese
		}
		return one.english
	}
	return written
}

// declaredNames collects the names that a file declares for itself. A field that a declaration repeats of the
// prelude's stays the prelude's.
func declaredNames(file *File) map[Identifier]bool {
	names := map[Identifier]bool{}
	own := func(name Name, prelude ...Class) {
		for _, class := range prelude {
			if _, ok := Canonical(class, name.Text); ok {
				return
			}
		}
		names[name.Text] = true
	}
	Walk(file.block(), func(part any) {
		switch part := part.(type) {
		case *Param:
			own(part.Name)
		case *Member: // an attribute is the scheme's own, whatever it is called
			for _, clause := range part.Fields.Clauses {
				if attribute, ok := clause.(*Field); ok {
					own(attribute.Name)
				}
			}
		case *Event:
			own(part.Name, ClassEvent)
		case *Field:
			own(part.Name, ClassField)
		case *Table:
			own(part.Name)
			own(part.Key)
		case *Wallet:
			own(part.Name)
		case *Calendar:
			own(part.Name)
		case *Voucher:
			own(part.Name)
		case *Metric:
			own(part.Name)
		case *Tiers:
			own(part.Name)
		case *Segment:
			own(part.Name)
		case *SegmentRow:
			own(part.Name)
		case *Challenge:
			own(part.Name)
		case *ChallengeBegin:
			if part.As != nil {
				own(*part.As)
			}
		case *Tier:
			own(part.Name)
		case *Rule:
			own(part.Name)
		case *SourceColumn:
			own(part.Name)
		}
	})
	return names
}

func (f *File) block() *Block { return &Block{Clauses: f.Declarations} }
