package mapping

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// The reasons why rows are left out that are no fault of theirs: that no event of a source is for them, or that it
// skips them, which is this and its condition.
const (
	NoEvent  = "no event of the source is for it"
	skipWhen = "skip when "
)

// LeftWords says such a reason in both languages; false for what is none.
func LeftWords(code string) (dsl.Words, bool) {
	if condition, ok := strings.CutPrefix(code, skipWhen); ok {
		return dsl.Say("the source skips when "+condition, "来源规定跳过："+condition), true
	}
	return dsl.Say(NoEvent, "来源里没有对应的事件"), code == NoEvent
}
