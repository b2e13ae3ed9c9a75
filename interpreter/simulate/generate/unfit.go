package generate

import "github.com/punchcard-lang/punchcard/dsl"

// Unfit says why no history can be written as it is asked for.
type Unfit struct{ Words dsl.Words }

func (u Unfit) Error() string { return u.Words.English }
