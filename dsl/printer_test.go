package dsl

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRowsFormat(t *testing.T) {
	for _, row := range rows {
		t.Run(row.source, func(t *testing.T) {
			want := row.inFrame(row.want, row.tongue())
			assert.Equal(t, want, Format(row.mustParse(t, row.inFrame(row.source, row.tongue()))))
			assert.Equal(t, want, Format(row.mustParse(t, want)), "formatted again")
		})
	}
}

func TestRowsTranslate(t *testing.T) {
	for _, row := range rows {
		if row.twin == "" {
			continue
		}
		t.Run(row.source, func(t *testing.T) {
			english, chinese := row.inFrame(row.want, English), row.inFrame(row.twin, Chinese)
			file := row.mustParse(t, english)
			assert.Equal(t, chinese, Translate(file, Chinese))
			assert.Equal(t, english, Translate(file, English))
			twin := row.mustParse(t, chinese)
			assert.Equal(t, english, Translate(twin, English), "and back")
			assert.Equal(t, chinese, Translate(twin, Chinese))
			assert.Equal(t, chinese, Format(twin))
		})
	}
}
