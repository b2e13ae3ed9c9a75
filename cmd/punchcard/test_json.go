package main

import (
	"encoding/json"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

// The JSON of `test`, for programs that read it: words stand in both languages.
type testReport struct {
	Passed    int             `json:"passed"`
	Failed    int             `json:"failed"`
	Broken    []string        `json:"broken,omitempty"`    // schemes that can't be loaded
	Unmatched bool            `json:"unmatched,omitempty"` // no test is what --run asks for
	Failures  []failureReport `json:"failures,omitempty"`
	Coverage  []coverReport   `json:"coverage,omitempty"`
}

type failureReport struct {
	Test     string    `json:"test"`
	Place    place     `json:"place"`
	Expected dsl.Words `json:"expected"`
	Came     dsl.Words `json:"came"`
}

type coverReport struct {
	Scheme     string          `json:"scheme"`
	Rules      coveredReport   `json:"rules"`
	Conditions coveredReport   `json:"conditions"`
	Rows       coveredReport   `json:"rows"`
	Missing    []missingReport `json:"missing"`
}

type coveredReport struct {
	Seen    int `json:"seen"`
	Total   int `json:"total"`
	Percent int `json:"percent"`
}

type missingReport struct {
	Kind  string    `json:"kind"`
	Place place     `json:"place"`
	Text  dsl.Words `json:"text"`
}

// place is where something stands in a file.
type place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func placeOf(span dsl.Span) place { return place{span.File, span.Line, span.Column} }

func (r *testReport) addFailures(result *scenario.Result) {
	for _, failure := range result.Failures {
		r.Failures = append(r.Failures, failureReport{result.Test.Label, placeOf(failure.Span), failure.Expected, failure.Came})
	}
}

func (r *testReport) addCoverage(path string, coverage *scenario.Coverage) {
	of := func(covered scenario.Covered) coveredReport {
		return coveredReport{covered.Seen, covered.Total, covered.Percent()}
	}
	one := coverReport{path, of(coverage.Rules), of(coverage.Conditions), of(coverage.Rows), []missingReport{}}
	for _, missing := range coverage.Missing {
		one.Missing = append(one.Missing, missingReport{missing.Kind, placeOf(missing.Span), missing.Text})
	}
	r.Coverage = append(r.Coverage, one)
}

func (r *testReport) write(std streams) error {
	encoder := json.NewEncoder(std.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}
