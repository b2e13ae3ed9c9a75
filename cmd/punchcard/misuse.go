package main

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// misused is a command line that can't be carried out, worded in both tongues.
type misused struct{ words dsl.Words }

func (m misused) Error() string { return m.words.English }

// misuse words what is wrong with a command line. Both formats take the same arguments.
func misuse(english, chinese string, arguments ...any) error {
	return misused{dsl.Sayf(english, chinese, arguments...)}
}

// unusable words what the system says of a file that a command line names.
func unusable(path string, err error) error {
	return misused{dsl.Sayf("%[1]s: %[2]s", "%[1]s：%[3]s", path, systemWords(err).English, systemWords(err).Chinese)}
}

func systemWords(err error) dsl.Words {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return dsl.Say("there is no such file or folder", "没有这个文件或目录")
	case errors.Is(err, fs.ErrPermission):
		return dsl.Say("this may not be read or written", "没有读写权限")
	case errors.Is(err, syscall.EISDIR):
		return dsl.Say("this is a folder, where a file is expected", "这是目录，这里要写文件")
	case errors.As(err, &path):
		return dsl.Say(path.Err.Error(), path.Err.Error())
	}
	return dsl.Say(err.Error(), err.Error())
}

// notAnInstant words why a text is no date or time.
func notAnInstant(flag, given string, err error, examples string) error {
	var day value.NoSuchDay
	var clock value.NoSuchTime
	switch {
	case errors.As(err, &day):
		return misuse("--%[1]s: there is no day %[2]s", "--%[1]s：没有 %[2]s 这一天", flag, day.Text)
	case errors.As(err, &clock):
		return misuse("--%[1]s: no clock shows %[2]s", "--%[1]s：没有 %[2]s 这个时刻", flag, clock.Text)
	}
	return misuse("--%[1]s is written %[2]s, not %[3]q", "--%[1]s 要写成 %[2]s，不是 %[3]q", flag, examples, given)
}

// sayError words an error for a person.
func sayError(err error, tongue dsl.Tongue) string {
	var data *history.DataError
	var misused misused
	switch {
	case errors.As(err, &data):
		return data.Say(tongue)
	case errors.As(err, &misused):
		return misused.words.In(tongue)
	}
	if words, ok := unknownCommand(err); ok {
		return words.In(tongue)
	}
	return err.Error()
}

// takes asks a command for so many arguments.
func takes(least, most int) cobra.PositionalArgs {
	return func(command *cobra.Command, arguments []string) error {
		usage := strings.TrimSuffix(command.UseLine(), " [flags]")
		switch {
		case len(arguments) < least:
			return misused{dsl.Sayf("something is missing; it is written so: %[1]s", "还没写完，写法：%[2]s", usage, chinesePlaces.Replace(usage))}
		case len(arguments) > most:
			return misused{dsl.Sayf("%[3]s is too much; it is written so: %[1]s", "多了 %[3]s，写法：%[2]s", usage, chinesePlaces.Replace(usage), arguments[most])}
		}
		return nil
	}
}

// flagMisuse words what is wrong with a flag.
func flagMisuse(command *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		var known []string
		command.Flags().VisitAll(func(flag *pflag.Flag) { known = append(known, flag.Name) })
		return unknownOf(dsl.Sayf("`%s` has no flag", "%s 没有选项", command.Name()), "--"+unknown.GetSpecifiedName(), dashed(known))
	case errors.As(err, &bare):
		return misuse("behind --%s stands its value", "--%s 后面要写它的值", bare.GetSpecifiedName())
	case errors.As(err, &invalid):
		return misuse("--%[1]s can't be %[2]q", "--%[1]s 不能写 %[2]q", invalid.GetFlag().Name, invalid.GetValue())
	}
	return err
}

func dashed(names []string) []string {
	for i := range names {
		names[i] = "--" + names[i]
	}
	return names
}

// unknownOf words a name that stands for nothing, with the nearest that does.
func unknownOf(what dsl.Words, given string, known []string) error {
	if nearest := dsl.Nearest(given, known); nearest != "" {
		return misused{dsl.Sayf("%[1]s %[3]s: did you mean %[4]s?", "%[2]s %[3]s：是不是想写 %[4]s？", what.English, what.Chinese, given, nearest)}
	}
	return misused{dsl.Sayf("%[1]s %[3]s; there are: %[4]s", "%[2]s %[3]s；现有：%[5]s", what.English, what.Chinese, given, strings.Join(known, ", "), strings.Join(known, "、"))}
}

var cobraUnknown = regexp.MustCompile(`^unknown command "(.*)" for "punchcard"`)

// unknownCommand words what cobra says of a command that there isn't.
func unknownCommand(err error) (dsl.Words, bool) {
	match := cobraUnknown.FindStringSubmatch(err.Error())
	if match == nil {
		return dsl.Words{}, false
	}
	known := []string{"help"}
	for _, command := range rootCommand(streams{}).Commands() {
		known = append(known, command.Name())
	}
	var worded misused
	errors.As(unknownOf(dsl.Say("there is no command", "没有命令"), match[1], known), &worded)
	return worded.words, true
}

// tongueAsked is the language that a command line asks for, read or not; without --lang settings and the locale decide.
func tongueAsked(command *cobra.Command, arguments []string) dsl.Tongue {
	for i, argument := range arguments {
		given, ok := strings.CutPrefix(argument, "--lang=")
		if !ok && argument == "--lang" && i+1 < len(arguments) {
			given = arguments[i+1]
		}
		if given == "zh" || given == "en" {
			return tongueOf(given)
		}
	}
	if command != nil {
		if flag := command.Flag("lang"); flag != nil && (flag.Value.String() == "zh" || flag.Value.String() == "en") {
			return tongueOf(flag.Value.String())
		}
	}
	return tongueOf("")
}

// exists tells whether a path is taken.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
