package value

import (
	"archive/zip"
	_ "embed" // for the archive
	"errors"
	"io"
	"strings"
	"sync"
	"time"
)

// ZoneRelease is the release of the IANA time zone database that the embedded
// archive was made from. It is Go's own lib/time/zoneinfo.zip; its data are in
// the public domain.
const ZoneRelease = "2025c"

//go:embed zoneinfo.zip
var zoneArchive string

// openZoneArchive reads the archive's list of files, once.
var openZoneArchive = sync.OnceValues(func() (*zip.Reader, error) {
	return zip.NewReader(strings.NewReader(zoneArchive), int64(len(zoneArchive)))
})

// ZoneNames lists the names that LoadZone knows, in the archive's order, which
// is alphabetical.
func ZoneNames() []string {
	archive, err := openZoneArchive()
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(archive.File))
	for _, file := range archive.File {
		if !strings.HasSuffix(file.Name, "/") {
			names = append(names, file.Name)
		}
	}
	return names
}

// LoadZone gives the zone of a name as the IANA database writes it, such as
// "Asia/Shanghai" or "UTC", from the embedded archive and from nowhere else.
// The error for any other name is an UnknownZone.
func LoadZone(name string) (*Zone, error) {
	if name == UTC.name {
		return UTC, nil
	}
	archive, err := openZoneArchive()
	if err != nil {
		return nil, err
	}
	for _, file := range archive.File {
		if file.Name == name && !strings.HasSuffix(name, "/") {
			return readZone(file)
		}
	}
	return nil, UnknownZone{excerptOf(name), nearestZones(name)}
}

func readZone(file *zip.File) (*Zone, error) {
	reader, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	data, err := io.ReadAll(reader)
	if err != nil {
		return nil, err
	}
	location, err := time.LoadLocationFromTZData(file.Name, data)
	if err != nil {
		return nil, err
	}
	ranges, err := rangesOf(location)
	if err != nil {
		return nil, err
	}
	return newZone(file.Name, ranges), nil
}

// mostRanges bounds the ranges of a zone, which buckets number in 16 bits. A
// zone that changes its clocks four times a year has 2,000.
const mostRanges = 1 << 15

var errZoneData = errors.New("the embedded time zone data are damaged")

// rangesOf lists the offsets of a location, up to the end of the first cycle of
// its last rule.
func rangesOf(location *time.Location) ([]offsetRange, error) {
	var ranges []offsetRange
	at := time.UnixMicro(int64(EarliestInstant)).In(location)
	start := startOfTime
	for start < rangesEnd {
		_, seconds := at.Zone()
		offset := int64(seconds) * MicrosecondsPerSecond
		if offset <= -MicrosecondsPerDay || offset >= MicrosecondsPerDay || len(ranges) >= mostRanges {
			return nil, errZoneData
		}
		// The database also notes where only the name of the time changed.
		if len(ranges) == 0 || ranges[len(ranges)-1].offset != offset {
			ranges = append(ranges, offsetRange{start, offset})
		}
		_, end := at.ZoneBounds()
		if end.IsZero() {
			break
		}
		if !end.After(at) {
			// Package time ends the last stretch of every year by a rule after
			// 365 days, a day early in leap years.
			end = at.Add(24 * time.Hour)
		}
		at, start = end, Instant(end.UnixMicro())
	}
	return ranges, nil
}
