package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/generate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
	"github.com/punchcard-lang/punchcard/schemes"
)

// generation is what `generate` is asked to do.
type generation struct {
	std        streams
	tongue     dsl.Tongue
	options    generate.Options
	from       string
	until      string
	out        string
	membersOut string
	format     string
	by         string
	only       string
	lang       string
}

// shopScheme is the scheme that a history is written for where none is named.
const shopScheme = "shop/shop.scheme"

func generateCommand(std streams) *cobra.Command {
	g := &generation{std: std}
	command := &cobra.Command{
		Use:   "generate [SCHEME] --members N --out FILE",
		Short: "Write a made-up history that looks like a real shop's",
		Long: `Generate writes a history for a scheme: the events and fields that the scheme declares, in the standard form, so that
the scheme runs over it with few refusals; without SCHEME (a file, or a folder with one) for the ready-made schemes/shop/shop.scheme. The same seed
gives the same bytes on every machine.

Written are join, purchase and refund; recharge, if a wallet is filled by it; redeem, if there are points that pay for no
orders; and the scheme's own events: those without fields once, by 85 members in a hundred soon after joining, others
with every tenth visit. --only names others, leave among them. Texts are among those that the scheme allows or compares
with, products those of its tables and others. --out ends in .csv, .jsonl or .parquet, or --format says which; CSV and
JSON lines are packed by .gz or .zst. Nobody uses vouchers, and nobody transfers units: what members have of them is known
only when the scheme runs.

The shop: a member's gaps between visits are exponential; members' mean gaps are spread log-normally around 45 days, two
thirds of them within a factor of 3; of a thousand visits 5 to 54, by member, are the last. Saturdays are busiest (130%
of an average day), Tuesdays quietest (84%), December 116%, February 82%, 18 June 180% and 11 November 250%; it is open
from 9 to 22. Half of the members join in the first quarter of the time. Of a hundred orders 4 come back, most within a
week; one member in six was brought by another, 88 in a hundred have a birthday, one in eight pays in.
100,000 members over two years have 1.3 million events; the fifth of them who spend most have 63% of the revenue; half of
the gaps between two purchases are within 12 days, nine in ten within 67. What it wrote is summed up like that each time.`,
		Args:              takes(0, 1),
		ValidArgsFunction: completeScheme,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			return g.run(command.Context(), arguments)
		},
	}
	flags := command.Flags()
	flags.IntVar(&g.options.Members, "members", 0, "how many members")
	flags.Int64Var(&g.options.Events, "events", 0, "how many events: as many members as that takes, or those of --members cut off there")
	flags.Uint64Var(&g.options.Seed, "seed", 1, "where chance begins: another seed is another history")
	flags.Int64Var(&g.options.Price, "price", 30, "what a product costs, half of them more; sums paid in grow with it")
	flags.StringVar(&g.from, "from", "2024-01-01", "the first day")
	flags.StringVar(&g.until, "until", "2026-01-01", "the day after the last")
	flags.StringVar(&g.out, "out", "", "file for the history; - is standard output")
	flags.StringVar(&g.membersOut, "members-out", "", "file for what is known of the members")
	flags.StringVar(&g.format, "format", "", "csv, jsonl or parquet (default: as --out ends, else csv)")
	flags.StringVar(&g.by, "by", "member", "order of rows: member, or time (in some 320 bytes a member)")
	flags.StringVar(&g.only, "only", "", "the events to write, by name: purchase,refund")
	flags.StringVar(&g.lang, "lang", "", langHelp)
	return command
}

func (g *generation) run(ctx context.Context, arguments []string) error {
	g.tongue = tongueOf(g.lang)
	if err := g.checkFlags(); err != nil {
		return err
	}
	program, err := g.load(arguments)
	if err != nil {
		return err
	}
	bar := newProgress(g.std.err, g.tongue)
	g.options.Progress = func(done, total int64) { bar.tell(simulate.Generating, done, total) }
	defer bar.end()
	shop, err := generate.New(program.Plan(), g.options)
	if err != nil {
		var unfit generate.Unfit
		if errors.As(err, &unfit) {
			return misused{unfit.Words}
		}
		return err
	}
	measure := shop.NewMeasure()
	if err := g.write(g.out, shop.Columns(), func(table *tabular.Table) error {
		if g.by == "time" {
			return shop.ByTime(ctx, table, measure)
		}
		return shop.ByMember(ctx, table, measure)
	}); err != nil {
		return err
	}
	if g.membersOut != "" {
		if err := g.write(g.membersOut, shop.MemberColumns(), shop.WriteMembers); err != nil {
			return err
		}
	}
	bar.end()
	out := g.std.out
	if g.out == "-" || g.membersOut == "-" {
		out = g.std.err
	}
	_, err = io.WriteString(out, report.Generated(measure, shop.Members(), g.options.Events, program.Plan(), g.tongue, widthOf(out)))
	return err
}

func (g *generation) checkFlags() error {
	if g.options.Members <= 0 && g.options.Events <= 0 {
		return misuse("--members or --events says how large the history is", "请用 --members 或 --events 写明历史有多大")
	}
	if g.out == "" {
		return misuse("--out says which file to write; - is standard output", "请用 --out 写明写到哪个文件；- 表示标准输出")
	}
	if g.out == "-" && g.membersOut == "-" {
		return misuse("only one of --out and --members-out can be standard output", "--out 和 --members-out 只能有一个是标准输出")
	}
	for _, one := range []struct{ flag, path string }{{"out", g.out}, {"members-out", g.membersOut}} {
		if _, noticed := tabular.Noticed(one.path); !noticed && g.format == "" && filepath.Ext(one.path) != "" && one.path != "-" {
			return misuse("--%[1]s %[2]s: its ending is none of .csv, .jsonl and .parquet (the first two perhaps with .gz or .zst); --format says what else it is",
				"--%[1]s %[2]s：文件名应以 .csv、.jsonl 或 .parquet 结尾（前两种可再加 .gz 或 .zst），或用 --format 指定格式", one.flag, one.path)
		}
	}
	for _, choice := range []error{oneOf("by", g.by, "member", "time"), oneOf("format", g.format, append([]string{""}, tabular.Formats...)...)} {
		if choice != nil {
			return choice
		}
	}
	for _, one := range []struct {
		flag, given string
		day         *value.Date
	}{{"from", g.from, &g.options.From}, {"until", g.until, &g.options.Until}} {
		day, err := value.ParseDate(one.given)
		if err != nil {
			return notAnInstant(one.flag, one.given, err, "2026-01-31")
		}
		*one.day = day
	}
	if g.only != "" {
		g.options.Only = strings.Split(g.only, ",")
	}
	return nil
}

// load reads the scheme that the history is for.
func (g *generation) load(arguments []string) (*interpreter.Program, error) {
	source := interpreter.Source{Name: shopScheme}
	if len(arguments) == 0 {
		text, err := schemes.Files.ReadFile(shopScheme)
		if err != nil {
			return nil, err
		}
		source.Text = string(text)
	} else {
		path, err := schemeAt(arguments[0])
		if err != nil {
			return nil, err
		}
		text, err := readFile(path)
		if err != nil {
			return nil, err
		}
		source = interpreter.Source{Name: path, Text: text}
	}
	program, problems := interpreter.Load(source)
	show(g.std, slices.DeleteFunc(problems, func(one dsl.Diagnostic) bool { return program != nil }), map[string]string{source.Name: source.Text}, g.tongue)
	if program == nil {
		return nil, errFindings
	}
	return program, nil
}

// write writes a table to a file, which has its name when it is whole, or to standard output.
func (g *generation) write(path string, columns []tabular.Column, rows func(*tabular.Table) error) error {
	format, noticed := tabular.Noticed(path)
	if g.format != "" && (path == g.out || !noticed) {
		format, _ = tabular.FormatNamed(g.format)
	}
	if path == "-" {
		return g.writeTo(g.std.out, path, format, columns, rows)
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return unusable(path, err)
	}
	err = g.writeTo(file, path, format, columns, rows)
	err = errors.Join(err, file.Chmod(0o644), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(failedError{err}, os.Remove(file.Name()))
	}
	return nil
}

func (g *generation) writeTo(out io.Writer, path string, format tabular.Format, columns []tabular.Column, rows func(*tabular.Table) error) error {
	buffer := bufio.NewWriterSize(out, 1<<18)
	packed, err := tabular.Pack(buffer, path, format)
	if err != nil {
		return err
	}
	table, err := tabular.New(packed, format, columns)
	if err != nil {
		return err
	}
	if err := rows(table); err != nil {
		return err
	}
	return errors.Join(table.Close(), packed.Close(), buffer.Flush())
}
