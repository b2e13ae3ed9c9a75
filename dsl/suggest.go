package dsl

import (
	"slices"
	"strings"
)

// Nearest returns the word that was most likely meant, or nothing if none is near: one letter may differ, or one in
// three, and a Chinese word must share a character.
func Nearest(written string, words []string) string {
	if near := nearest(written, words); len(near) > 0 {
		return near[0]
	}
	return ""
}

// mostNear is how many words a suggestion offers.
const mostNear = 7

// nearest returns all words that are as near as the nearest, the likeliest first.
func nearest(written string, words []string) []string {
	letters := []rune(written)
	distance := max(1, len(letters)/3)
	var near []string
	for _, word := range words {
		if word == written || slices.Contains(near, word) {
			continue
		}
		if strings.EqualFold(word, written) {
			return []string{word}
		}
		d := editDistance(letters, []rune(word), distance)
		if d > distance || d >= len([]rune(word)) || d >= len(letters) {
			continue
		}
		if d < distance {
			near, distance = nil, d
		}
		near = append(near, word)
	}
	slices.SortStableFunc(near, func(a, b string) int { return likeness(letters, b) - likeness(letters, a) })
	return near[:min(len(near), mostNear)]
}

// likeness prefers, among words that are as near, one that begins with the same letter and has the same length.
func likeness(written []rune, word string) int {
	likeness, letters := 0, []rune(word)
	if letters[0] == written[0] {
		likeness += 2
	}
	if len(letters) == len(written) {
		likeness++
	}
	return likeness
}

// editDistance counts the letters to insert, take out, replace or swap with their neighbour (Damerau 1964, optimal
// string alignment) to make one word of another. Words whose lengths differ by more than most are not compared.
func editDistance(a, b []rune, most int) int {
	if max(len(a)-len(b), len(b)-len(a)) > most || len(a) > 64 {
		return most + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
