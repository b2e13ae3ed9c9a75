package dsl

// Tree is an expression's tree in nodes of ours: *Literal, *Path, *Call, *Unary, *Binary, *Conditional, *Index,
// *Selection, *ListCall, *ItemField, *Array.
type Tree interface{ node() *Node }

type (
	// Path is a name, or names joined by dots: `amount`, `member.birthday`.
	Path struct {
		Node
		Names []Name
	}
	// Call is a function of values: `month(member.birthday)`.
	Call struct {
		Node
		Function  Name
		Arguments []Tree
	}
	// Unary is `not x` or `-x`.
	Unary struct {
		Node
		Operator string
		Operand  Tree
	}
	// Binary joins two values.
	Binary struct {
		Node
		Operator    string
		Left, Right Tree
	}
	// Conditional is `condition ? then : otherwise`.
	Conditional struct {
		Node
		Condition, Then, Otherwise Tree
	}
	// Index is a row of a table: `products[sku]`.
	Index struct {
		Node
		Table Tree
		Key   Tree
	}
	// Selection is a part of something that is not a path: `products[sku].margin`.
	Selection struct {
		Node
		Of   Tree
		Name Name
	}
	// ListCall judges or adds up the lines of a list: `any(items, .sku == "A1")`.
	ListCall struct {
		Node
		Function  Name
		List      Tree
		Predicate Tree // nil in `count(items)`
	}
	// ItemField is a field of the line that a list call looks at: `.price`.
	ItemField struct {
		Node
		Name Name
	}
	// Array is values to choose among: `["a", "b"]`.
	Array struct {
		Node
		Items []Tree
	}
)
