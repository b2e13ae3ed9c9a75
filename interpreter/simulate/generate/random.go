package generate

// random is splitmix64 (Steele, Lea and Flood 2014): small, fast, and the same everywhere.
type random struct{ state uint64 }

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below draws a number from 0 to most-1. The slight favour of small numbers is of no matter here.
func (r *random) below(most int64) int64 {
	if most <= 1 {
		return 0
	}
	return int64(r.next() >> 1 % uint64(most))
}

// between draws a number from least to most, both among them.
func (r *random) between(least, most int64) int64 { return least + r.below(most-least+1) }

// percent is true so many times in a hundred.
func (r *random) percent(share int64) bool { return r.below(100) < share }
