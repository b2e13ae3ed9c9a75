package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
)

// formatting is what `fmt` is asked to do.
type formatting struct {
	write, differ, list bool
	lang                string
}

func formatCommand(std streams) *cobra.Command {
	var options formatting
	command := &cobra.Command{
		Use:   "fmt FILE|DIR…",
		Short: "Write schemes in the one style there is, and translate their keywords",
		Long: `Fmt prints schemes and sources in the one style there is; '-' is standard input, a folder means the only scheme in
it. With --lang it writes the words of the language in Chinese or in English; names that the scheme declares stay as
they are.
-d and -l exit 1 where something differs.`,
		Args:              takes(1, anyNumber),
		ValidArgsFunction: completeSources,
		RunE: func(command *cobra.Command, paths []string) error {
			if options.lang != "" {
				if err := oneOf("lang", options.lang, "zh", "en"); err != nil {
					return err
				}
			}
			return options.files(std, paths)
		},
	}
	command.Flags().BoolVarP(&options.write, "write", "w", false, "write the result to the file")
	command.Flags().BoolVarP(&options.differ, "diff", "d", false, "show what would change")
	command.Flags().BoolVarP(&options.list, "list", "l", false, "list the files that would change")
	command.Flags().StringVar(&options.lang, "lang", "", "keyword language to translate to: zh or en")
	return command
}

func (f formatting) files(std streams, paths []string) error {
	findings := false
	for _, path := range paths {
		found, err := f.file(std, path)
		if err != nil {
			return err
		}
		findings = findings || found
	}
	if findings {
		return errFindings
	}
	return nil
}

// file formats one file, and tells whether there is something to find: an error, or a difference that was asked for.
func (f formatting) file(std streams, path string) (bool, error) {
	path, err := schemeAt(path)
	if err != nil {
		return false, err
	}
	text, err := f.read(std, path)
	if err != nil {
		return false, err
	}
	parse := dsl.ParseScheme
	if strings.HasSuffix(path, sourceEnding) {
		parse = dsl.ParseSource
	}
	file, problems := parse(path, text)
	if problems.Failed() {
		show(std, problems, map[string]string{path: text}, tongueOf(f.lang))
		return true, nil
	}
	formatted := f.format(file)
	differs := formatted != text
	if f.list && differs {
		fmt.Fprintln(std.out, path)
	}
	if f.differ && differs {
		fmt.Fprint(std.out, string(diff.Diff(path, []byte(text), path+" (formatted)", []byte(formatted))))
	}
	if f.write && differs && path != "-" {
		return f.asked(differs), rewrite(path, formatted)
	}
	if !f.write && !f.list && !f.differ || f.write && path == "-" {
		fmt.Fprint(std.out, formatted)
	}
	return f.asked(differs), nil
}

func (f formatting) asked(differs bool) bool { return differs && (f.list || f.differ) }

func (f formatting) read(std streams, path string) (string, error) {
	if path != "-" {
		return readFile(path)
	}
	text, err := io.ReadAll(std.in)
	if err != nil {
		return "", unusable("-", err)
	}
	return string(text), nil
}

func (f formatting) format(file *dsl.File) string {
	switch f.lang {
	case "zh":
		return dsl.Translate(file, dsl.Chinese)
	case "en":
		return dsl.Translate(file, dsl.English)
	}
	return dsl.Format(file)
}

// rewrite replaces a file's text, whole or not at all.
func rewrite(path, text string) error {
	mode := os.FileMode(0o644)
	if information, err := os.Stat(path); err == nil {
		mode = information.Mode().Perm()
	}
	beside := path + ".formatted"
	if err := os.WriteFile(beside, []byte(text), mode); err != nil {
		return unusable(path, err)
	}
	return os.Rename(beside, path)
}
