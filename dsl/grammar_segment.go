package dsl

// Segments: what members are at the moment, by the first line that holds.

// Segment sorts members by lines, of which the first that holds counts: `segment stage "生命周期" { … }`.
type Segment struct {
	Node
	Name  Name         `parser:"('segment' | '分群') @@"`
	Label *Text        `parser:"@@?"`
	Body  SegmentBlock `parser:"@@"`
}

// SegmentRow is a line of a segment: `引入 when days_since(join) < 90`, `VIP top 1% of place`, `成熟 otherwise`.
type SegmentRow struct {
	Node
	Name      Name        `parser:"@@"`
	When      *Expression `parser:"( ( 'when' | '若' ) @@"`
	Top       *TopShare   `parser:"| @@"`
	Otherwise bool        `parser:"| @( 'otherwise' | '其他' ) )"`
}

// TopShare holds of those whose rank is no worse: `top 1% of place`, which is `place <= 1%`.
type TopShare struct {
	Node
	English *TopEnglish `parser:"  @@"`
	Chinese *TopChinese `parser:"| @@"`
}

// TopEnglish is `top 1% of place`.
type TopEnglish struct {
	Share Operand `parser:"'top' @@"`
	Of    Operand `parser:"'of' @@"`
}

// TopChinese is `名次 前 1%`.
type TopChinese struct {
	Of    Operand `parser:"@@"`
	Share Operand `parser:"'前' @@"`
}

// Parts returns the share, and the rank it is one of.
func (s *TopShare) Parts() (share, of *Operand) {
	if s.English != nil {
		return &s.English.Share, &s.English.Of
	}
	return &s.Chinese.Share, &s.Chinese.Of
}
