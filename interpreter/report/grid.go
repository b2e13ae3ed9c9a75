package report

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// screen measures texts in places of a terminal: Chinese takes two. It never asks the locale, as output would else
// depend on it.
var screen = &runewidth.Condition{StrictEmojiNeutral: true}

// grid is a table of texts, the first column to the left and the others to the right. The last may be words, to the
// left.
type grid struct {
	rows     [][]string // the header first
	words    bool       // the last column is words
	turnable bool       // columns may become rows
}

const gutter = 2

// fitted gives the lines of the grid, none wider than asked for if that is possible: turned, or in several tables one
// below the other.
func (g *grid) fitted(most int) []string {
	if g.words {
		g = &grid{rows: g.wrapped(most), words: true}
	}
	if g.width() > most && g.turnable {
		turned := grid{rows: g.turned()}
		if turned.width() < g.width() {
			g = &turned
		}
	}
	var lines []string
	for first := 1; first == 1 || first < len(g.rows[0]); {
		last := g.fitting(first, most)
		if first > 1 {
			lines = append(lines, "")
		}
		lines = append(lines, g.part(first, last)...)
		first = last
	}
	return lines
}

// fitting is up to which column a table has room that begins with the first and goes on from another; one at least.
func (g *grid) fitting(from, most int) int {
	width := g.columnWidth(0)
	last := from
	for ; last < len(g.rows[0]); last++ {
		if width += gutter + g.columnWidth(last); width > most && last > from {
			break
		}
	}
	return max(last, from+1)
}

func (g *grid) columnWidth(column int) int {
	width := 0
	for _, row := range g.rows {
		width = max(width, screen.StringWidth(row[column]))
	}
	return width
}

func (g *grid) width() int {
	width := -gutter
	for column := range g.rows[0] {
		width += gutter + g.columnWidth(column)
	}
	return width
}

// turned makes rows of columns.
func (g *grid) turned() [][]string {
	var rows [][]string
	for column := range g.rows[0] {
		var row []string
		for _, one := range g.rows {
			row = append(row, one[column])
		}
		rows = append(rows, row)
	}
	return rows
}

// leastWords is in how many places words are worth showing.
const leastWords = 16

// wrapped gives the words lines of their own where they have no room, or leaves them out where there is next to none.
func (g *grid) wrapped(most int) [][]string {
	last := len(g.rows[0]) - 1
	room := most - g.width() + g.columnWidth(last)
	var rows [][]string
	for _, row := range g.rows {
		lines := []string{""}
		if room >= leastWords {
			lines = wrap(row[last], room)
		}
		for i, line := range lines {
			more := make([]string, last+1)
			if i == 0 {
				copy(more, row)
			}
			more[last] = line
			rows = append(rows, more)
		}
	}
	return rows
}

// wrap breaks a text into lines, between words where it has any.
func wrap(text string, room int) []string {
	var lines []string
	for screen.StringWidth(text) > room {
		line := screen.Truncate(text, room, "")
		if at := strings.LastIndexByte(line, ' '); at > 0 && text[len(line)] != ' ' {
			line = line[:at]
		}
		lines = append(lines, strings.TrimRight(line, " "))
		text = strings.TrimLeft(text[len(line):], " ")
	}
	return append(lines, text)
}

// part writes the first column and those from one to before another.
func (g *grid) part(first, last int) []string {
	var lines []string
	for _, row := range g.rows {
		line := screen.FillRight(row[0], g.columnWidth(0))
		for column := first; column < min(last, len(row)); column++ {
			line += strings.Repeat(" ", gutter)
			if g.words && column == len(row)-1 {
				line += row[column]
			} else {
				line += screen.FillLeft(row[column], g.columnWidth(column))
			}
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}
