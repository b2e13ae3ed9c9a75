package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// simulation is what `simulate` is asked to do.
type simulation struct {
	std       streams
	tongue    dsl.Tongue
	histories []string
	members   []string
	tables    []string
	settings  []string
	data      string
	until     string
	onBad     string
	ignore    bool
	encoding  string
	out       string

	outFormatName string
	outFormat     tabular.Format

	ledger  string
	format  string
	lang    string
	sources map[string]string
}

func simulateCommand(std streams) *cobra.Command {
	s := &simulation{std: std, sources: map[string]string{}}
	command := &cobra.Command{
		Use:   "simulate SCHEME --history FILE",
		Short: "Run a scheme over the history of real members",
		Long: `Simulate replays a history through a scheme and says what it would have cost and who would have gained. A history
is a CSV, JSON lines or Parquet file (also .gz and .zst) in the standard form, or a source (x.source) that says how
somebody else's file reads. --history may be given again and again, and may be a pattern such as 'data/*.csv'; '-' is standard
input. Text is UTF-8, UTF-16 with its mark, or GB18030; --encoding says so where that isn't noticed rightly. With --out
it writes members, refused, skipped and months as .csv (or --out-format), and summary.json, with --ledger csv every entry
too; reasons in them are English unless --lang says otherwise. For SCHEME a folder may stand that has one scheme.`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeScheme,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			return s.run(command, arguments[0])
		},
	}
	flags := command.Flags()
	s.inputFlags(flags)
	flags.StringVar(&s.out, "out", "", "folder for the results")
	flags.StringVar(&s.outFormatName, "out-format", "csv", "of the tables in --out: csv, jsonl or parquet")
	flags.StringVar(&s.ledger, "ledger", "", "write every entry too: csv, jsonl or parquet (needs --out)")
	flags.StringVar(&s.format, "format", "text", "summary as text or json")
	return command
}

// inputFlags are those that say what goes in.
func (s *simulation) inputFlags(flags *pflag.FlagSet) {
	flags.StringArrayVar(&s.histories, "history", nil, "a history, or a source that reads one (repeatable)")
	flags.StringArrayVar(&s.members, "members", nil, "what is known of members: member, joined, then attributes (repeatable)")
	flags.StringArrayVar(&s.tables, "table", nil, "rows of a table of the scheme: NAME=FILE (repeatable)")
	flags.StringArrayVar(&s.settings, "set", nil, setHelp)
	flags.StringVar(&s.data, "data", "", "folder of the files that a source names (default: the source's own)")
	flags.StringVar(&s.until, "until", "", "the end: a date or time (default: the last event)")
	flags.StringVar(&s.onBad, "on-bad", "stop", "what to do about bad rows: stop or skip")
	flags.BoolVar(&s.ignore, "ignore-columns", false, "pass over columns that the scheme has no field for")
	flags.StringVar(&s.encoding, "encoding", "", "of all files: utf-8 or gb18030 (default: noticed)")
	flags.StringVar(&s.lang, "lang", "", langHelp)
}

func (s *simulation) run(command *cobra.Command, scheme string) error {
	if err := s.checkFlags(); err != nil {
		return err
	}
	s.tongue = tongueOf(s.lang)
	scheme, err := schemeAt(scheme)
	if err != nil {
		return err
	}
	program, err := s.load(scheme)
	if err != nil {
		return err
	}
	options, err := s.options(program)
	if err != nil {
		return err
	}
	bar := newProgress(s.std.err, s.tongue)
	options.Progress = bar.tell
	var folder *report.Folder
	if s.out != "" {
		if folder, err = report.NewFolder(s.out, s.outFormat); err != nil {
			return unusable(s.out, err)
		}
		defer folder.Discard()
		if options.Skipped, err = report.NewSkipped(folder, s.fileTongue()); err != nil {
			return err
		}
		if s.ledger != "" {
			format, _ := tabular.FormatNamed(s.ledger)
			if options.Observer, err = report.NewLedger(folder, options.Program.Plan(), format, s.fileTongue()); err != nil {
				return err
			}
		}
	}
	result, err := simulate.Population(command.Context(), options)
	bar.end()
	if err != nil {
		return s.failed(err)
	}
	return s.report(result, folder, scheme)
}

func (s *simulation) checkFlags() error {
	if len(s.histories) == 0 {
		return misuse("--history says which history to run the scheme over", "请用 --history 写明重放哪份历史")
	}
	if s.ledger != "" && s.out == "" {
		return misuse("--ledger needs --out, the folder to write to", "--ledger 要和 --out（写入的目录）一起用")
	}
	if err := s.chooseFormat(); err != nil {
		return err
	}
	if err := s.onceStandardInput(); err != nil {
		return err
	}
	for _, choice := range []error{oneOf("on-bad", s.onBad, "stop", "skip"), oneOf("format", s.format, "text", "json"), oneOf("ledger", s.ledger, append([]string{""}, tabular.Formats...)...),
		oneOf("encoding", s.encoding, "", "utf-8", "gb18030")} {
		if choice != nil {
			return choice
		}
	}
	return nil
}

// chooseFormat reads --out-format.
func (s *simulation) chooseFormat() error {
	if s.outFormatName == "" {
		return nil
	}
	s.outFormat, _ = tabular.FormatNamed(s.outFormatName)
	return oneOf("out-format", s.outFormatName, tabular.Formats...)
}

// fileTongue is the language of reasons in files: English, unless another is asked for outright. The locale that a
// machine happens to have is none of theirs.
func (s *simulation) fileTongue() dsl.Tongue {
	if s.lang == "" {
		return dsl.English
	}
	return s.tongue
}

// load reads the scheme, its params set anew and its tables filled.
func (s *simulation) load(path string) (*interpreter.Program, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	s.sources[path] = text
	settings, err := settingsOf(s.settings)
	if err != nil {
		return nil, err
	}
	program, problems := interpreter.Load(interpreter.Source{Name: path, Text: text}, settings...)
	show(s.std, problems, s.sources, s.tongue)
	if program == nil {
		return nil, errFindings
	}
	for _, given := range s.tables {
		if program, err = s.fillTable(program, given); err != nil {
			return nil, err
		}
	}
	return program, nil
}

func (s *simulation) fillTable(program *interpreter.Program, given string) (*interpreter.Program, error) {
	name, path, ok := strings.Cut(given, "=")
	if !ok {
		return nil, misuse("--table is written NAME=FILE, not %q", "--table 要写成 名称=文件，不是 %q", given)
	}
	plan := program.Plan()
	for i := range plan.Tables {
		if plan.Tables[i].Name == name {
			rows, err := mapping.ReadTable(plan, &plan.Tables[i], path, mapping.Options{Input: s.std.in, Encoding: encodings[s.encoding]})
			if err != nil {
				return nil, s.failed(err)
			}
			return program.WithTable(name, rows)
		}
	}
	var known []string
	for i := range plan.Tables {
		known = append(known, plan.Tables[i].Name)
	}
	if len(known) == 0 {
		return nil, misuse("--table %[1]s: scheme %[2]s declares no table", "--table %[1]s：方案 %[2]s 里没有表", name, plan.Name)
	}
	return nil, unknownOf(dsl.Sayf("scheme %s has no table", "方案 %s 里没有表", plan.Name), name, known)
}

// options makes of the flags what a simulation needs.
func (s *simulation) options(program *interpreter.Program) (simulate.Options, error) {
	options := simulate.Options{Program: program, IgnoreColumns: s.ignore,
		Encoding: encodings[s.encoding], Standard: s.std.in}
	if s.onBad == "skip" {
		options.OnBad = mapping.Skip
	}
	if s.until != "" {
		until, err := value.ParseInstant(s.until, program.Plan().Zone)
		if err != nil {
			return options, notAnInstant("until", s.until, err, "2026-01-31 08:00")
		}
		options.Until = &until
	}
	var err error
	if options.Members, err = pathsOf("members", s.members); err != nil {
		return options, err
	}
	histories, err := pathsOf("history", s.histories)
	if err != nil {
		return options, err
	}
	for _, path := range histories {
		input, filled, err := s.input(options.Program, path)
		if err != nil {
			return options, err
		}
		options.Program, options.Inputs = filled, append(options.Inputs, input)
	}
	return options, nil
}

// failed words an error of the data; others stay as they are.
func (s *simulation) failed(err error) error {
	if !isFinding(err) {
		return failedError{err}
	}
	fmt.Fprintln(s.std.err, "punchcard:", sayError(err, s.tongue))
	return errFindings
}

// report prints the summary, and writes the files where asked.
func (s *simulation) report(result *simulate.Result, folder *report.Folder, scheme string) error {
	summary := report.Summarize(result, s.sources[scheme])
	if folder != nil {
		if err := report.Write(folder, result, summary, s.fileTongue()); err != nil {
			return failedError{err}
		}
		if err := folder.Commit(); err != nil {
			return failedError{err}
		}
	}
	if s.format == "json" {
		text, err := summary.JSON()
		if err != nil {
			return err
		}
		_, err = s.std.out.Write(text)
		return err
	}
	fmt.Fprint(s.std.out, report.Text(result, summary, s.tongue, widthOf(s.std.out)))
	if s.out != "" {
		fmt.Fprintln(s.std.out, dsl.Say("\nwritten to "+s.out+string(os.PathSeparator), "\n结果写入 "+s.out+string(os.PathSeparator)).In(s.tongue))
	}
	return nil
}
