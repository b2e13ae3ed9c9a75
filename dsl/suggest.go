package dsl

import "strings"

// Nearest returns the word that was most likely meant, or nothing if none is near: at most one letter in three may
// differ, and a Chinese word must share a character.
func Nearest(written string, words []string) string {
	best, distance := "", 1+len([]rune(written))/3
	for _, word := range words {
		if word == written {
			continue
		}
		if strings.EqualFold(word, written) {
			return word
		}
		if d := editDistance([]rune(written), []rune(word), distance); d < distance || d == distance && best == "" {
			if d < len([]rune(word)) && d < len([]rune(written)) {
				best, distance = word, d
			}
		}
	}
	return best
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
