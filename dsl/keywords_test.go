package dsl

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// grammarWords are all words that stand in the tags of the grammar.
func grammarWords() []string {
	words := map[string]bool{}
	for _, grammar := range allGrammars() {
		kinds := grammar.clauses
		if grammar.row != nil {
			kinds = append(slices.Clone(kinds), grammar.row)
		}
		for _, kind := range kinds {
			for _, term := range kind.terms() {
				words[term] = true
			}
		}
	}
	var all []string
	for word := range words {
		all = append(all, word)
	}
	slices.Sort(all)
	return all
}

// tableWords are the words of the table of keywords as tags write them: phrases word by word.
var tableWords = sync.OnceValue(func() []string {
	words := map[string]bool{}
	add := func(phrase string) {
		for _, word := range regexp.MustCompile(`[\p{L}]+`).FindAllString(phrase, -1) {
			words[word] = true
		}
	}
	for _, twin := range append(slices.Clone(keywordTable()), choiceTable()...) {
		add(twin.english)
		add(twin.chinese)
	}
	for word := range chineseChoices {
		add(word)
	}
	var all []string
	for word := range words {
		all = append(all, word)
	}
	slices.Sort(all)
	return all
})

func keywordTable() []twin { return words[1:] }

func choiceTable() []twin {
	var table []twin
	for _, one := range choices {
		table = append(table, twin(one))
	}
	return table
}

func TestGrammarAndTableHaveTheSameWords(t *testing.T) {
	grammar, table := grammarWords(), tableWords()
	for _, word := range grammar {
		assert.Contains(t, table, word, "a tag of the grammar has a word that keywords.go lacks")
	}
	for _, word := range table {
		assert.Contains(t, grammar, word, "keywords.go has a word that no tag of the grammar has")
	}
}

func TestEveryRoleHasBothTwins(t *testing.T) {
	oneSided := map[role]string{
		roleThen:              "in Chinese the date stands first: 自 … 起 8",
		roleDateFromEnd:       "自 … 起",
		roleDateUntilEnd:      "到 … 前",
		roleRefundableEnd:     "可退 … 内",
		roleWithPlaces:        "3位小数",
		roleFilledByEnd:       "由 … 入账",
		roleAfter:             "自获得",
		roleMinimumEnd:        "满 … 起用",
		roleStepsEnd:          "按 … 的整数倍",
		roleDaysSinceEnd:      "距上次 … 天数",
		roleEachItem:          "消费 每件商品",
		roleEachItemEnd:       "消费 每件商品",
		roleLimitEnd:          "限 … 次",
		roleSlices:            "按 … 分段",
		roleSlicesEnd:         "按 … 分段",
		roleGroupEnd:          "按 … 分组",
		roleVoucherMinimumEnd: "满 50元 可用",
		roleSheets:            "发放 2张 十元券",
		rolePieces:            "每套 3件 … 的商品",
		roleGrantFor:          "授予 金卡 90天",
		roleRuleAfterEnd:      "冻结 7天后到账",
		roleCycleEvery:        "每 3周 中 1周",
		roleCycleOut:          "每 3周 中 1周",
		roleEveryWeekday:      "每周三",
		roleMonthDayEnd:       "每月 8号",
		roleOfEveryMonth:      "每月 8号",
		roleStartOf:           "春节 开始时", roleStartOfEnd: "春节 开始时",
		roleUpgradeOf: "会员等级 升级时", roleUpgradeOfEnd: "会员等级 升级时",
		roleDowngradeOf: "会员等级 降级时", roleDowngradeOfEnd: "会员等级 降级时",
		roleDayOf:        "会员.生日 当天",
		roleGroupedByEnd: "按 会员.渠道 分组",
		roleTopShare:     "名次 前 1%",
		roleDuringEnd:    "于 秒杀日 期间",
	}
	for role := roleNone + 1; role < lastRole; role++ {
		twin := words[role]
		both := twin.english != "" && twin.chinese != ""
		_, allowed := oneSided[role]
		assert.True(t, both != allowed, "role %d: %q and %q", role, twin.english, twin.chinese)
		assert.NotEqual(t, twin.english, twin.chinese, "role %d", role)
	}
}

func TestEveryChineseChoiceHasOneMeaning(t *testing.T) {
	meanings := map[string]map[string]bool{}
	for _, one := range choices {
		require.NotEmpty(t, one.english)
		require.NotEmpty(t, one.chinese)
		if meanings[one.chinese] == nil {
			meanings[one.chinese] = map[string]bool{}
		}
		meanings[one.chinese][short(one.english)] = true
	}
	for chinese, english := range meanings {
		assert.Len(t, english, 1, "%s", chinese)
		assert.True(t, english[chineseChoices[chinese]], "%s is captured as %s", chinese, chineseChoices[chinese])
	}
	for english, count := range counts(choiceTable(), func(one twin) string { return one.english }) {
		assert.Equal(t, 1, count, "%s", english)
	}
}

func TestPreludeNamesHaveOneTwinEach(t *testing.T) {
	for class, names := range preludeNames {
		for name, count := range counts(names, func(one twin) string { return one.english }) {
			assert.Equal(t, 1, count, "%d: %s", class, name)
		}
		for name, count := range counts(names, func(one twin) string { return one.chinese }) {
			assert.Equal(t, 1, count, "%d: %s", class, name)
		}
	}
}

func counts(table []twin, key func(twin) string) map[string]int {
	count := map[string]int{}
	for _, one := range table {
		count[key(one)]++
	}
	return count
}

// A clause begins with the words that its grammar begins with, so that the table of a block and the tags agree.
func TestClausesBeginWithTheirWords(t *testing.T) {
	leading := regexp.MustCompile(`'([^']+)'`)
	types := map[string]reflect.Type{}
	for _, grammar := range allGrammars() {
		for _, kind := range grammar.clauses {
			for _, form := range kind.forms {
				for _, text := range []string{form.English, form.Chinese} {
					file, problems := parse("form", text, grammar)
					require.Empty(t, rendered(problems, text, English), text)
					require.NotEmpty(t, file.Declarations, text)
					types[strings.Join(kind.words, " ")] = reflect.TypeOf(file.Declarations[0]).Elem()
				}
			}
			kindType := types[strings.Join(kind.words, " ")]
			terms := map[string]bool{}
			for _, match := range leading.FindAllStringSubmatch(string(kindType.Field(1).Tag)+string(kindType.Field(min(2, kindType.NumField()-1)).Tag), -1) {
				terms[match[1]] = true
			}
			for _, word := range kind.words {
				assert.True(t, terms[word], "%s does not begin with %s", kindType.Name(), word)
			}
		}
	}
}

// The examples that a diagnostic shows are right, and their twins say the same.
func TestFormsAreRight(t *testing.T) {
	for _, grammar := range allGrammars() {
		kinds := grammar.clauses
		if grammar.row != nil {
			kinds = append(slices.Clone(kinds), grammar.row)
		}
		for _, kind := range kinds {
			require.NotEmpty(t, kind.forms)
			for _, form := range kind.forms {
				english, problems := parse("form", form.English, grammar)
				assert.Empty(t, rendered(problems, form.English, English))
				chinese, problems := parse("form", form.Chinese, grammar)
				assert.Empty(t, rendered(problems, form.Chinese, English))
				assert.Equal(t, skeleton(Translate(english, English)), skeleton(Translate(chinese, English)))
			}
		}
	}
}

// skeleton leaves of a text only the words of the language: names and values of the two forms differ.
func skeleton(text string) string {
	var kept []string
	table := tableWords()
	for _, word := range strings.Fields(text) {
		isName := word == "items" // which stands in the forms as the name of a list too
		if slices.Contains(table, word) && !isName || strings.ContainsAny(word, "{}=") {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

func TestNoKeywordIsLongerThanTheLexerLooks(t *testing.T) {
	for word := range hanKeywords() {
		assert.LessOrEqual(t, len(word), longestKeyword, word)
	}
	for _, word := range beforeNames {
		assert.Contains(t, tableWords(), word)
		assert.False(t, endsBeforeDigits(word))
	}
}
