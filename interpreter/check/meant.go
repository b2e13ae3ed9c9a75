package check

import (
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// What a name that stands for nothing was most likely to be, where the nearest name there is would mislead.

// balanceMeant says how the balance of a wallet is read: by the wallet's name. The nearest name would be that of another
// amount.
func (c *checker) balanceMeant(written string) (dsl.Words, bool) {
	what, ok := strings.CutSuffix(written, "余额")
	if !ok {
		what, ok = strings.CutSuffix(strings.ToLower(written), "balance")
	}
	if !ok {
		return dsl.Words{}, false
	}
	wallets := of[*Wallet](c.scheme.names)
	if len(wallets) == 0 {
		return dsl.Say("there is no wallet: declare it", "方案里还没有账户：请先声明"), true
	}
	if what = strings.TrimRight(what, "_ 的"); slices.Contains(wallets, what) {
		wallets = []string{what}
	}
	return dsl.Sayf("the name of a wallet is its balance: %[1]s", "账户名就是它的余额：%[2]s", strings.Join(wallets, ", "), strings.Join(wallets, "、")), true
}

// quotesMeant says of a name that stands for nothing, beside a value that is a text, that it is to be quoted. Beside a
// text that is written out, it is a value that was misspelt.
func (c *checker) quotesMeant(in scope, tree dsl.Tree, name, beside *Expression) {
	path, ok := tree.(*dsl.Path)
	if !ok || len(path.Names) != 1 || !name.broken() || beside.Type.Kind != Text || beside.IsConstant() {
		return
	}
	if _, known := in.ofLine(path.Names[0].Text); known {
		return
	}
	if _, known := c.meant(&path.Names[0]); known {
		return
	}
	for i := range c.problems {
		if problem := &c.problems[i]; problem.Code == "unknown-name" && problem.Span == c.file.Span(path) {
			problem.Help = quoted(string(path.Names[0].Text))
		}
	}
}

func quoted(text string) dsl.Words {
	return dsl.Sayf("a text stands in quotes: %[1]s", "文字要加引号：%[1]s", dsl.Quote(strings.Trim(text, "`")))
}
