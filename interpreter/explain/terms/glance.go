package terms

// glance is the scheme in a few lines: what a unit is worth, and where a member breaks even.
func (b *builder) glance() Section { return section("At a glance", "一眼看懂") }
