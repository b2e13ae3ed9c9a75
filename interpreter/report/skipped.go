package report

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// NewSkipped begins the file of the rows that are skipped, whatever the reason. Each is written when it is skipped, so
// that they need no memory, however many they are. Reasons are in the language asked for.
func NewSkipped(folder *Folder, tongue dsl.Tongue) (simulate.Skipped, error) {
	table, err := folder.table("skipped", folder.format, []tabular.Column{{Name: "file", Repeats: true}, {Name: "line", Kind: tabular.Whole},
		{Name: "column", Repeats: true}, {Name: "value"}, {Name: "reason", Repeats: true}, {Name: "raw"}})
	if err != nil {
		return nil, err
	}
	row := make([]tabular.Cell, 0, 6)
	return func(bad *history.BadRow) error {
		row = append(row[:0], tabular.OfText(bad.File), tabular.Of(bad.Line), tabular.OfText(bad.Column), tabular.OfText(strings.ToValidUTF8(bad.Value, "\ufffd")),
			tabular.OfText(bad.Reason.In(tongue)), tabular.OfText(bad.Raw))
		return table.Write(row)
	}, nil
}
