package history

// keyTable numbers the keys of a file's objects, so that each is found without a
// string being made of it, and holds what the row at hand has for each.
type keyTable struct {
	numbers map[string]int
	slots   []keySlot // the first is none: it stands before the first key of a row
	row     int64
	last    int
}

// keySlot is one key. What it has for the row at hand counts only if it says so.
type keySlot struct {
	name string
	next int32 // the key that came behind it last time
	met  bool  // by who looks for strange ones
	row  int64
	cell cell
}

// reset forgets all keys, and what row is at hand.
func (k *keyTable) reset() {
	row := k.row
	*k = keyTable{numbers: map[string]int{}, slots: make([]keySlot, 1, 64), row: row + 1}
}

// begin begins a row.
func (k *keyTable) begin() { k.row, k.last = k.row+1, 0 }

// find gives the slot of a key. Rows are mostly alike, so it looks first at the
// key that came behind the last one before.
func (k *keyTable) find(key []byte) int {
	if next := k.slots[k.last].next; next != 0 && k.slots[next].name == string(key) {
		k.last = int(next)
		return k.last
	}
	number, known := k.numbers[string(key)]
	if !known {
		number = len(k.slots)
		name := string(key)
		k.slots = append(k.slots, keySlot{name: name})
		k.numbers[name] = number
	}
	k.slots[k.last].next = int32(number)
	k.last = number
	return number
}

// ofRow lists the keys of the row at hand, in its order.
func (k *keyTable) ofRow() []string {
	var names []string
	for at := k.slots[0].next; at != 0 && k.slots[at].row == k.row; at = k.slots[at].next {
		names = append(names, k.slots[at].name)
		if int(at) == k.last {
			break
		}
	}
	return names
}
