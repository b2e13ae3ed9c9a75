package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/punchcard-lang/punchcard/dsl"
)

// Help is written in English where the commands are declared; here stand its twins.

// speakHelp lets help speak the language that --lang or the locale says.
func speakHelp(root *cobra.Command) {
	root.Flags().String("lang", "", langHelp)
	english := root.HelpFunc()
	root.SetHelpFunc(func(command *cobra.Command, arguments []string) {
		given := ""
		if flag := command.Flag("lang"); flag != nil {
			given = flag.Value.String()
		}
		if tongueOf(given) != dsl.Chinese {
			english(command, arguments)
			return
		}
		inChinese(root)
		fmt.Fprint(command.OutOrStdout(), command.Long, "\n\n", chineseUsage(command.UsageString()))
	})
}

// inChinese gives a command and those below it their Chinese words.
func inChinese(command *cobra.Command) {
	words := chineseCommands[command.Name()]
	command.Short, command.Long = words.short, words.long
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		if chinese, ok := chineseFlags[flag.Usage]; ok {
			flag.Usage = chinese
		} else if flag.Name == "help" {
			flag.Usage = "显示这份帮助"
		}
	})
	for _, below := range command.Commands() {
		inChinese(below)
	}
}

var chineseHeadings = strings.NewReplacer("Usage:\n", "用法：\n", "Available Commands:\n", "命令：\n", "Flags:\n", "选项：\n",
	`Use "punchcard [command] --help" for more information about a command.`, "用 punchcard 命令 --help 查看某个命令的说明。")

// chinesePlaces are what stands for something else in a line of usage.
var chinesePlaces = strings.NewReplacer("[flags]", "[选项]", "[command]", "[命令]", "FILE|DIR", "文件或目录", "FILE", "文件", "SCHEME", "方案", "NAME", "名称", "FOLDER", "目录", "--members N", "--members 人数", "--member ID", "--member 会员", "'lily gold purchase 105'", "'小李 金卡 消费 105'")

var (
	defaultShown = regexp.MustCompile(`\(default "?([^")]*)"?\)\n`)
	kindShown    = regexp.MustCompile(`(--[a-z-]+) (stringArray|string|uint|int)\b`)
	kinds        = strings.NewReplacer("stringArray", "文字       ", "string", "文字  ", "uint", "数字", "int", "数 ") // as wide, so that columns stay
)

// chineseUsage translates how cobra writes what a command takes.
func chineseUsage(usage string) string {
	head, flags, _ := strings.Cut(usage, "Flags:\n")
	lines := strings.SplitAfterN(head, "\n", 3)
	if len(lines) > 1 {
		lines[1] = chinesePlaces.Replace(lines[1])
	}
	usage = strings.Join(lines, "")
	if flags != "" {
		usage += "Flags:\n" + kindShown.ReplaceAllStringFunc(flags, kinds.Replace)
	}
	usage = strings.ReplaceAll(chineseHeadings.Replace(usage), "punchcard [command]\n", "punchcard [命令]\n")
	return defaultShown.ReplaceAllString(usage, "（默认 $1）\n")
}

// chineseCommands are what commands are for, by their names.
var chineseCommands = map[string]struct{ short, long string }{
	"punchcard": {"会员方案语言：检查、测试、模拟", "会员方案语言：检查方案、运行测试、用真实会员的历史模拟"},
	"help":      {"查看某个命令的说明", "查看某个命令的说明。"},
	"check": {"找出方案、测试和来源文件里的错误", `检查方案（x.scheme）、旁边的测试（x.test.scheme）和来源（x.source），一次报告所有错误，每一处都写明位置和改法。
写目录就检查其中及以下的所有文件。来源按名称对应的方案检查：club-till.source 对应旁边的 club.scheme；
没有对应的，就用同时写出的方案。
没有输出就是没有错误。没有错误时退出码为 0（只有警告也是 0），有错误为 1，命令用错为 2。`},
	"fmt": {"把方案排成统一格式，也可翻译关键词", `把方案和来源排成唯一的统一格式；'-' 表示标准输入，写目录就是里面唯一的方案。加上 --lang 会把语言里的词写成中文或英文，
方案自己起的名称不变。
用 -d 或 -l 时，有差异则退出码为 1。`},
	"test": {"运行方案的测试", `运行方案里和旁边文件里的测试（x.test.scheme 测试 x.scheme）。不写文件时，运行当前目录及以下的所有方案。
没通过的测试会列出预期、实际和一路的明细。最后一行是通过数和未通过数。

加上 --cover 会说明测试用到了每个方案的多少，并逐条列出没有用到的地方和位置：执行过的规则、成立过也不成立过的条件、
用到的分档和达到过的等级。永远成立的条件和不可能执行的规则算作没有用到。--threshold N：任何方案有一项不到百分之 N，
退出码就是 1。`},
	"simulate": {"用真实会员的历史模拟一个方案", `用一段历史重放一个方案，看成本多少、谁受益多少。历史是标准格式的 CSV、JSON lines 或 Parquet 文件
（也可以是 .gz、.zst），或一份说明别人的文件怎么读的来源（x.source）。--history 可以写多次，也可以用 'data/*.csv' 这样的
通配；'-' 表示标准输入。文字编码可以是 UTF-8、带标记的 UTF-16 或 GB18030，识别不对时用 --encoding 写明。加上 --out 会写出
会员、被拒、跳过和逐月的表（.csv，或用 --out-format 指定）以及 summary.json，再加 --ledger csv 会写出每一条明细；
其中的原因是英文的，除非用 --lang 另外指定。方案可以写成目录，表示里面唯一的方案。`},
	"trace": {"一位会员的账单：每一笔变动及原因", `像 simulate 一样重放历史，然后打印一位会员的账单：每个事件动了什么、由哪条规则、为什么、之后余额多少、
期间到期了什么、什么被拒绝；最后是他有什么：余额、优惠券、进行中的任务进度。加上 --event 只讲其中一个事件，并说明没有生效的规则
是哪个条件没满足、当时的值是多少；没有达成的任务，为什么这一笔不计入，或进度到了多少。
方案可以写成目录，表示里面唯一的方案。`},
	"new": {"从自带的方案开始", `把一个自带的方案连同测试和历史复制到自己的目录，不写就用方案的名称。已有的文件不会被改动。
加上 --list 列出有哪些方案。`},
	"completion": {"让命令行自动补全命令、选项和文件名", `输出命令行补全所需的脚本：补全命令、选项和取值、方案文件、自带方案的名称。想每次都有：

  bash        punchcard completion bash > /etc/bash_completion.d/punchcard
  zsh         punchcard completion zsh > "${fpath[1]}/_punchcard"
  fish        punchcard completion fish > ~/.config/fish/completions/punchcard.fish
  powershell  punchcard completion powershell >> $PROFILE`},
	"explain": {"把方案写成给顾客看的会员条款，附算好的例子", `把方案写成可以印给顾客的会员条款，中文或英文（--lang），Markdown 或 HTML 网页（--format）：每条规则、取整、有效期、
上限、使用顺序、退款，以及没有写明时怎么算；每条规则附一个算好的例子，一分值多少、花多少回本，都是实算的。

  punchcard explain 会员卡.scheme --lang zh --format html > 条款.html

写目录就是里面唯一的方案。

加上 --defaults 是给写方案的人看的：每个账户、优惠券、等级和规则没有写明的地方按什么处理；会员之间是各自独立、单向关联
（规则给到其他会员）、相互关联（读取其他会员的情况），还是全体相关（预算、名次），以及是哪些地方造成的。

其他选项打印从文字到运行的每一步：--tokens 词，--tree 语法树，--checked 检查后的方案，--plan 运行的计划。`},
	"try": {"会得到什么？连同原因，不用任何文件", `把一行步骤放到方案上试一试，说明每条规则给什么、怎么算的，哪些规则没有执行、为什么，应付多少，最后会员有什么。
这一行用测试的写法：

  小李 消费 105                              会员、事件、金额
  小李 金卡 生日 1990-05-02 消费 105          先给会员一个等级和资料
  小李 200 积分 消费 105 抵扣 100 积分        先给一些积分或券
  2026-05-10 小李 消费 105                    写明日期；不写，就从方案里最早生效的规则或行的日期开始，都没有则是 2026-01-01
  小李 消费 105；2026-06-01 消费 50；退款      一步一步来；退款退的是上一单

试的时候，给定等级的会员不会降到这个等级以下。写目录就是里面唯一的方案。`},
	"generate": {"生成一份像真实门店一样的历史", `为一个方案生成历史：方案声明的事件和字段，标准格式，跑起来很少被拒；方案写文件，或写只有一个
方案的目录，不写就用自带的 schemes/shop/shop.scheme。同样的种子在任何机器上得到同样的字节。

会写入会、消费和退款；有账户由充值入账就写充值，有不能抵扣订单的积分就写兑换；还有方案自己的事件：没有字段的，
每百人有 85 人在入会后不久发生一次，其他的每十次到店发生一次。--only 可以另外指定，包括退会。文字取方案允许的或比较过的值，
商品取方案表里的和其他的。--out 以 .csv、.jsonl 或 .parquet 结尾，或用 --format 写明；CSV 和 JSON lines 可用 .gz 或 .zst 压缩。
不写用券，也不写转赠：会员手里有什么，要等方案跑起来才知道。

门店是这样的：会员到店的间隔是指数分布，各人的平均间隔是以 45 天为中心的对数正态分布，三分之二的人在 3 倍以内；
每千次到店有 5 到 54 次（因人而异）是最后一次。周六最忙（平日的 130%），周二最淡（84%），12 月 116%，2 月 82%，
6 月 18 日 180%，11 月 11 日 250%；营业时间 9 点到 22 点。一半会员在前四分之一的时间里入会。每百单退 4 单，多在一周内；
六分之一的会员由别人推荐，百分之 88 填了生日，八分之一会充值。10 万会员两年有 130 万个事件；消费最多的五分之一占收入的 63%；
两次消费的间隔一半在 12 天内，九成在 67 天内。每次生成后都会这样汇总一遍。`},
}

// chineseFlags are what flags are for, by their English words.
var chineseFlags = map[string]string{
	langHelp: "提示的语言：zh 或 en（默认随系统）",
	"keyword language to translate to: zh or en": "把关键词翻译成：zh 或 en",
	"text or json":                     "text 或 json",
	"summary as text or json":          "汇总的格式：text 或 json",
	"show what would change":           "显示会改动哪些地方",
	"list the files that would change": "列出会改动的文件",
	"write the result to the file":     "把结果写回文件",
	"tell how much of each scheme the tests came past, and what they did not": "说明测试用到了每个方案的多少，以及没有用到的地方",
	"percentage that every scheme must be covered to (with --cover)":          "每个方案要达到的百分比（配合 --cover）",
	"tell which schemes there are":                                            "列出有哪些方案",
	"print the tokens":                                                        "打印词",
	"print the tree":                                                          "打印语法树",
	"print the checked scheme, names resolved and expressions typed":          "打印检查后的方案：名称已对应，算式已有类型",
	"print the plan, as it is run":                                            "打印运行的计划",
	"run only tests whose name matches this regular expression":               "只运行名称匹配这个正则表达式的测试",
	"folder of the files that a source names (default: the source's own)":     "来源所说的文件在哪个目录（默认与来源同目录）",
	"of all files: utf-8 or gb18030 (default: noticed)":                       "所有文件的编码：utf-8 或 gb18030（默认自动识别）",
	"a history, or a source that reads one (repeatable)":                      "一份历史，或读取历史的来源（可写多次）",
	"pass over columns that the scheme has no field for":                      "忽略方案里没有对应字段的列",
	"write every entry too: csv, jsonl or parquet (needs --out)":              "同时写出每一条明细：csv、jsonl 或 parquet（要有 --out）",
	"what is known of members: member, joined, then attributes (repeatable)":  "会员资料：会员、入会时间，然后是各项资料（可写多次）",
	"what to do about bad rows: stop or skip":                                 "遇到坏行怎么办：stop 停下，skip 跳过",
	"folder for the results":                                                  "结果写到哪个目录",
	"of the tables in --out: csv, jsonl or parquet":                           "--out 里各表的格式：csv、jsonl 或 parquet",
	setHelp: "给参数换一个值：名称=值（可写多次）",
	"rows of a table of the scheme: NAME=FILE (repeatable)": "方案里某个表的行：名称=文件（可写多次）",
	"the end: a date or time (default: the last event)":     "截止：日期或时间（默认到最后一个事件）",
	"the id of one event, to be explained rule by rule":     "一个事件的单号，逐条规则说明",
	"whose account": "看谁的账单",
	"md or html":    "md 或 html",
	"print what the scheme leaves unsaid, and how far members depend on each other":       "打印方案没有写明的地方按什么处理、会员之间有多大关联",
	"order of rows: member, or time (in some 320 bytes a member)":                         "行的顺序：member 按会员，或 time 按时间（每位会员约占 320 字节）",
	"how many events: as many members as that takes, or those of --members cut off there": "多少个事件：需要多少会员就生成多少，或把 --members 的会员截到这里",
	"csv, jsonl or parquet (default: as --out ends, else csv)":                            "csv、jsonl 或 parquet（默认看 --out 的结尾，否则 csv）",
	"the first day":                                                      "第一天",
	"how many members":                                                   "多少会员",
	"file for what is known of the members":                              "会员资料写到哪个文件",
	"the events to write, by name: purchase,refund":                      "要写哪些事件，按名称：purchase,refund",
	"file for the history; - is standard output":                         "历史写到哪个文件；- 表示标准输出",
	"what a product costs, half of them more; sums paid in grow with it": "商品的中位价格；充值金额随之变大",
	"where chance begins: another seed is another history":               "随机的起点：换一个种子就是另一份历史",
	"the day after the last":                                             "最后一天的后一天",
}
