package value

import (
	"slices"
	"strings"
)

const (
	// nearestNames is how many names an UnknownZone proposes.
	nearestNames = 3

	// longestZoneName bounds the work that a wrong name makes; the longest of
	// the archive has 32 bytes.
	longestZoneName = 64
)

// misnomers are what people write for the zone of a place that the database
// names after another. They are few: those of the readers of this language.
// "GMT+8" is among them because the database's Etc/GMT+8 lies 8 hours behind.
var misnomers = []struct{ part, zone string }{
	{"beijing", "Asia/Shanghai"}, {"peking", "Asia/Shanghai"}, {"shenzhen", "Asia/Shanghai"},
	{"guangzhou", "Asia/Shanghai"}, {"china", "Asia/Shanghai"}, {"gmt+8", "Asia/Shanghai"},
	{"utc+8", "Asia/Shanghai"}, {"北京", "Asia/Shanghai"}, {"上海", "Asia/Shanghai"},
	{"中国", "Asia/Shanghai"}, {"香港", "Asia/Hong_Kong"}, {"台北", "Asia/Taipei"},
}

// nearestZones lists the zones that a wrong name may mean, best first.
func nearestZones(name string) []string {
	if len(name) > longestZoneName {
		return nil
	}
	names := ZoneNames()
	name = strings.ReplaceAll(strings.ToLower(name), " ", "_")
	for _, zone := range names {
		if strings.ToLower(zone) == name {
			return []string{zone}
		}
	}
	for _, misnomer := range misnomers {
		if strings.Contains(name, misnomer.part) {
			return []string{misnomer.zone}
		}
	}
	return mostAlike(name, names)
}

// mostAlike lists the zones whose names, or whose last parts, are written most
// like a name in small letters, best first, then by name.
func mostAlike(name string, zones []string) []string {
	type candidate struct {
		zone     string
		distance int
	}
	var candidates []candidate
	for _, zone := range zones {
		// More than a third wrong is another word.
		if distance := zoneDistance(name, strings.ToLower(zone)); distance <= max(len(name)/3, 1) {
			candidates = append(candidates, candidate{zone, distance})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return a.distance - b.distance })
	var alike []string
	for _, found := range candidates[:min(nearestNames, len(candidates))] {
		// Beside a good guess, a bad one only distracts.
		if found.distance <= candidates[0].distance+1 {
			alike = append(alike, found.zone)
		}
	}
	return alike
}

// zoneDistance compares a name with a zone and with its last part.
func zoneDistance(name, zone string) int {
	last := zone[strings.LastIndexByte(zone, '/')+1:]
	return min(editDistance(name, zone), editDistance(name, last))
}

// editDistance counts the bytes to insert, delete or replace to make b of a
// (Levenshtein's distance, by Wagner and Fischer's table, one row kept).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
