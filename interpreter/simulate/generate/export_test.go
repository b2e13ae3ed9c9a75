package generate

// Shapes gives tests the distributions.
func Shapes() (exponentials, normals, powersOfTwo [257]int64) { return exponential, normal, powers }
