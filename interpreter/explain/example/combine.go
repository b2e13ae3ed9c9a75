package example

// eachOf goes through ways to choose one of each list, the plainest first: all firsts, then those in which one or two
// are others, then by how far behind they stand all together. It stops where take says so, and after so many.
func eachOf[T any](lists [][]T, most int, take func(chosen []T) bool) {
	c := &combiner[T]{lists: lists, left: most, take: take, chosen: make([]T, len(lists)), at: make([]int, len(lists))}
	for i := range lists {
		c.chosen[i] = lists[i][0]
	}
	if !c.one() {
		return
	}
	for distance := 1; len(lists) > 0 && c.reaches(distance); distance++ {
		if !c.spread(0, distance, 0) || !c.alone(distance) {
			return
		}
	}
}

type combiner[T any] struct {
	lists  [][]T
	chosen []T
	at     []int
	left   int
	take   func([]T) bool
}

// one takes what is chosen; false to stop.
func (c *combiner[T]) one() bool {
	if c.left == 0 {
		return false
	}
	c.left--
	return c.take(c.chosen)
}

// reaches tells whether choices stand so far behind.
func (c *combiner[T]) reaches(distance int) bool {
	total := 0
	for i := range c.lists {
		total += len(c.lists[i]) - 1
	}
	return distance <= total
}

func (c *combiner[T]) set(list, to int) {
	c.at[list], c.chosen[list] = to, c.lists[list][to]
}

// alone takes the choices in which one list stands so far behind, much further than all together get in time.
func (c *combiner[T]) alone(distance int) bool {
	if len(c.lists) < 2 {
		return true
	}
	for i := range c.lists {
		far := distance * reach
		for to := far - reach + 1; to <= far && to < len(c.lists[i]); to++ {
			if to <= distance {
				continue // spread comes past it
			}
			c.set(i, to)
			if !c.one() {
				return false
			}
		}
		c.set(i, 0)
	}
	return true
}

// reach is how much faster one list alone is gone through.
const reach = 3

// spread takes the choices that stand so far behind all together.
func (c *combiner[T]) spread(list, distance, behind int) bool {
	if list == len(c.lists)-1 {
		rest := distance - behind
		if rest >= len(c.lists[list]) || c.wasAlone(rest, distance) {
			return true
		}
		c.set(list, rest)
		ok := c.one()
		c.set(list, 0)
		return ok
	}
	for to := 0; to < len(c.lists[list]) && behind+to <= distance; to++ {
		if to == distance && c.wasAlone(to, distance) {
			break
		}
		c.set(list, to)
		if !c.spread(list+1, distance, behind+to) {
			return false
		}
	}
	c.set(list, 0)
	return true
}

// wasAlone tells whether a list that stands as far behind as all together has been taken alone already.
func (c *combiner[T]) wasAlone(behind, distance int) bool {
	return len(c.lists) > 1 && behind == distance && distance > 1
}
