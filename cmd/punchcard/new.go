package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/schemes"
)

func newCommand(std streams) *cobra.Command {
	var list bool
	var lang string
	command := &cobra.Command{
		Use:   "new NAME [FOLDER]",
		Short: "Begin with a ready-made scheme",
		Long: `New copies a ready-made scheme with all that belongs to it, its tests and histories, into a folder of its own: FOLDER, or
one of the scheme's name. No file that is there already is touched. With --list it tells which schemes there are.`,
		Args:              takes(0, 2),
		ValidArgsFunction: completeNew,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			tongue := tongueOf(lang)
			switch {
			case list && len(arguments) > 0:
				return misuse("--list takes no NAME", "--list 后面不写名称")
			case list:
				listSchemes(std, tongue)
				return nil
			case len(arguments) == 0:
				return misuse("new NAME says which scheme; --list tells which there are", "new 后面要写方案的名称；有哪些方案请看 punchcard new --list")
			}
			return newScheme(std, arguments, tongue)
		},
	}
	command.Flags().BoolVar(&list, "list", false, "tell which schemes there are")
	command.Flags().StringVar(&lang, "lang", "", langHelp)
	return command
}

// listSchemes tells the ready-made schemes, a line each.
func listSchemes(std streams, tongue dsl.Tongue) {
	width := 0
	for _, ready := range schemes.List {
		width = max(width, len(ready.Name))
	}
	for _, ready := range schemes.List {
		fmt.Fprintf(std.out, "%-*s  %s\n", width, ready.Name, ready.Line.In(tongue))
	}
}

// newScheme copies a ready-made scheme into a folder.
func newScheme(std streams, arguments []string, tongue dsl.Tongue) error {
	ready, ok := schemes.Named(arguments[0])
	if !ok {
		return unknownScheme(arguments[0])
	}
	folder := ready.Name
	if len(arguments) > 1 {
		folder = arguments[1]
	}
	files, err := fs.ReadDir(schemes.Files, ready.Name)
	if err != nil {
		return failedError{err}
	}
	for _, file := range files { // before anything is written
		if path := filepath.Join(folder, file.Name()); exists(path) {
			return misuse("%[1]s is there already: name another folder, punchcard new %[2]s FOLDER", "%[1]s 已经存在：请换一个目录，punchcard new %[2]s 目录", path, ready.Name)
		}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return unusable(folder, err)
	}
	for _, file := range files {
		path := filepath.Join(folder, file.Name())
		if err := copyShipped(ready.Name+"/"+file.Name(), path); err != nil {
			return failedError{err}
		}
		fmt.Fprintln(std.out, path)
	}
	fmt.Fprintln(std.out, dsl.Say("next: punchcard test "+folder, "接下来：punchcard test "+folder).In(tongue))
	return nil
}

func unknownScheme(name string) error {
	var names []string
	for _, ready := range schemes.List {
		names = append(names, ready.Name)
	}
	return unknownOf(dsl.Say("there is no ready-made scheme", "没有自带的方案"), name, names)
}

// copyShipped writes a file of the ready-made schemes, where none is yet.
func copyShipped(from, to string) (err error) {
	text, err := fs.ReadFile(schemes.Files, from)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}
