package generate

import "math/bits"

// random is splitmix64 (Steele, Lea and Flood 2014): small, fast, and the same everywhere.
type random struct{ state uint64 }

// stream begins the random numbers for one thing of one member.
func stream(seed uint64, member, thing int64) random {
	return random{mix(mix(seed^uint64(member)*0xd1342543de82ef95) ^ uint64(thing)*0x9e3779b97f4a7c15)}
}

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	return mix(r.state)
}

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below draws a number from 0 to most-1.
func (r *random) below(most int64) int64 {
	if most <= 1 {
		return 0
	}
	high, _ := bits.Mul64(r.next(), uint64(most))
	return int64(high)
}

// between draws a number from least to most, both among them.
func (r *random) between(least, most int64) int64 { return least + r.below(most-least+1) }

// percent is true so many times in a hundred.
func (r *random) percent(share int64) bool { return r.below(100) < share }

// shape draws from a distribution by its quantiles.
func (r *random) shape(quantiles *[257]int64) int64 {
	drawn := r.next()
	at, part := drawn>>56, int64(drawn>>40&0xffff)
	return quantiles[at] + (quantiles[at+1]-quantiles[at])*part>>16
}

// exponential draws with this mean.
func (r *random) exponential(mean int64) int64 { return mean * r.shape(&exponential) / 1000 }

// logNormal draws around a median. The spread is the standard deviation of the logarithm to base 2, in thousandths.
func (r *random) logNormal(median, spread int64) int64 {
	return timesPower(median, r.shape(&normal)*spread<<16/1_000_000)
}

// timesPower is number × 2^(exponent / 65536).
func timesPower(number, exponent int64) int64 {
	at, part := exponent>>8&0xff, exponent&0xff
	power := powers[at] + (powers[at+1]-powers[at])*part>>8
	whole := exponent >> 16
	if whole >= 0 {
		return number * power >> 16 << min(whole, 20)
	}
	return number * power >> 16 >> min(-whole, 62)
}
