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

// neverConfigured are flags that say what to run, rather than how.
var neverConfigured = []string{"help", "history", "members", "table", "set", "until", "run", "events", "from", "seed", "only", "members-out", "list"}

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
			return misuse("read %s: %v", settingsFile, err)
		}
		fmt.Fprintln(std.err, "punchcard: settings from", settingsFile)
	}
	var failure error
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		if flag.Changed || slices.Contains(neverConfigured, flag.Name) || !settings.IsSet(flag.Name) || failure != nil {
			return
		}
		if err := flag.Value.Set(settings.GetString(flag.Name)); err != nil {
			failure = misuse("setting %q: %v", flag.Name, err)
		}
	})
	if lang := command.Flags().Lookup("lang"); failure == nil && lang != nil {
		failure = oneOf("lang", lang.Value.String(), "", "zh", "en")
	}
	return failure
}

// oneOf checks a flag that is a choice. An empty choice is that of not giving the flag.
func oneOf(flag, given string, choices ...string) error {
	if slices.Contains(choices, given) {
		return nil
	}
	choices = slices.DeleteFunc(choices, func(choice string) bool { return choice == "" })
	return misuse("--%s is one of %s, not %q", flag, strings.TrimPrefix(strings.Join(choices, ", "), ", "), given)
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
