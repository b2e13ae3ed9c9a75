package main

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

// progress shows on a terminal how far a simulation is. Elsewhere it shows nothing.
type progress struct {
	out    io.Writer
	tongue dsl.Tongue
	bar    *progressbar.ProgressBar
	stage  simulate.Stage
	total  int64
}

func newProgress(out io.Writer, tongue dsl.Tongue) *progress {
	if file, ok := out.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		out = nil
	}
	return &progress{out: out, tongue: tongue}
}

var stages = map[simulate.Stage]dsl.Words{
	simulate.Reading:    dsl.Say("reading", "读取"),
	simulate.Evaluating: dsl.Say("evaluating", "计算"),
	simulate.Generating: dsl.Say("generating", "生成"),
}

// tell moves the bar; each stage, and each file, has its own.
func (p *progress) tell(stage simulate.Stage, done, total int64) {
	if p.out == nil {
		return
	}
	if p.bar == nil || stage != p.stage || total != p.total {
		p.end()
		length := total
		if length == 0 {
			length = -1
		}
		p.bar = progressbar.NewOptions64(length, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(stages[stage].In(p.tongue)),
			progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(100_000_000))
		p.stage, p.total = stage, total
	}
	_ = p.bar.Set64(done)
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}
