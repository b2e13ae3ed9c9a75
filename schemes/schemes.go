// Package schemes holds the ready-made schemes: each a folder that a marketer can copy, with its tests, a history to
// try it on at once, and a paragraph on what it is.
package schemes

import "embed"

// Files are the schemes and all that belongs to them, by folder.
//
//go:embed */*
var Files embed.FS
