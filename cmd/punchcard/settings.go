package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	"golang.org/x/term"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/report"
)

// Settings of the command line come from flags, then from PUNCHCARD_* in the environment, then from punchcard.yaml in
// the folder. They are of the command line only: nothing of a scheme or of the data is ever set there.

// The keys of the file are the flags of the commands: `lang: zh`, `format: json`, `on-bad: skip`. A command takes those
// that it has.

// neverConfigured are flags that say what to run, rather than how.
var neverConfigured = []string{"help", "history", "members", "table", "set", "until", "member", "event", "run", "events", "from", "seed", "only", "members-out", "list", "defaults", "tokens", "tree", "checked", "plan"}

// settingsFile is where settings stand, in the folder that the command runs in.
const settingsFile = "punchcard.yaml"

// configure fills in the flags that the command line leaves out.
func configure(command *cobra.Command, std streams) error {
	settings := viper.New()
	settings.SetEnvPrefix("PUNCHCARD")
	settings.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	settings.AutomaticEnv()
	// The file is named in full: viper would take any file called punchcard, such as this very program.
	if _, err := os.Stat(settingsFile); err == nil {
		settings.SetConfigFile(settingsFile)
		if err := settings.ReadInConfig(); err != nil {
			return misuse("%[1]s is not in YAML: %[2]v", "%[1]s 不是 YAML 格式：%[2]v", settingsFile, err)
		}
		if err := fitSettings(command.Root(), settings); err != nil {
			return err
		}
		defer func() {
			fmt.Fprintln(std.err, "punchcard:", dsl.Say("settings from "+settingsFile, "采用 "+settingsFile+" 里的设置").In(tongueAsked(command, nil)))
		}()
	}
	var failure error
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		if flag.Changed || slices.Contains(neverConfigured, flag.Name) || !settings.IsSet(flag.Name) || failure != nil {
			return
		}
		if err := flag.Value.Set(settings.GetString(flag.Name)); err != nil {
			failure = misuse("setting `%[1]s` can't be %[2]q", "设置 `%[1]s` 不能写 %[2]q", flag.Name, settings.GetString(flag.Name))
		}
	})
	if lang := command.Flags().Lookup("lang"); failure == nil && lang != nil {
		failure = oneOf("lang", lang.Value.String(), "", "zh", "en")
	}
	return failure
}

// fitSettings asks that what stands in the settings' file is a setting of some command, with one value.
func fitSettings(root *cobra.Command, settings *viper.Viper) error {
	known := configurable(root)
	for _, key := range slices.Sorted(slices.Values(settings.AllKeys())) {
		switch {
		case slices.Contains(neverConfigured, key):
			return misuse("%[1]s: `%[2]s` says what to run, and stands on the command line: --%[2]s", "%[1]s：`%[2]s` 说的是运行什么，请写在命令行里：--%[2]s", settingsFile, key)
		case !slices.Contains(known, key):
			return unknownOf(dsl.Sayf("%s: there is no setting", "%s：没有设置", settingsFile), key, known)
		case strings.HasPrefix(fmt.Sprintf("%T", settings.Get(key)), "[]"):
			return misuse("%[1]s: `%[2]s` has one value, not a list", "%[1]s：`%[2]s` 只能写一个值，不能写列表", settingsFile, key)
		}
	}
	return nil
}

// configurable are the flags of all commands that a setting may give.
func configurable(root *cobra.Command) []string {
	var known []string
	for _, command := range root.Commands() {
		command.Flags().VisitAll(func(flag *pflag.Flag) {
			if !slices.Contains(neverConfigured, flag.Name) && !slices.Contains(known, flag.Name) {
				known = append(known, flag.Name)
			}
		})
	}
	slices.Sort(known)
	return known
}

// oneOf checks a flag that is a choice. An empty choice is that of not giving the flag.
func oneOf(flag, given string, choices ...string) error {
	if slices.Contains(choices, given) {
		return nil
	}
	choices = slices.DeleteFunc(choices, func(choice string) bool { return choice == "" })
	return misuse("--%[1]s is one of %[2]s, not %[4]q", "--%[1]s 可以写 %[3]s，不能写 %[4]q", flag, strings.Join(choices, ", "), strings.Join(choices, "、"), given)
}

// tongueOf reads --lang; without it the locale decides.
func tongueOf(given string) dsl.Tongue {
	if given == "" {
		for _, name := range []string{"PUNCHCARD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
			if given = os.Getenv(name); given != "" {
				break
			}
		}
	}
	if strings.HasPrefix(given, "zh") {
		return dsl.Chinese
	}
	return dsl.English
}

// widthOf is how wide a text may be: as the terminal is, or as COLUMNS says.
func widthOf(out io.Writer) int {
	if file, ok := out.(*os.File); ok {
		if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
			return width
		}
	}
	if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return report.DefaultWidth
}

const langHelp = "language of messages: zh or en (default: the locale's)"
