package dsl

import (
	"os"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	source, err := os.ReadFile("testdata/good/watsons.scheme")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		ParseScheme("watsons.scheme", string(source))
	}
}

func BenchmarkFields(b *testing.B) {
	source := fill("member {\n", "a text\n", mostBytes)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		ParseScheme("fields", source)
	}
}

func BenchmarkFormat(b *testing.B) {
	source, err := os.ReadFile("testdata/good/watsons.scheme")
	if err != nil {
		b.Fatal(err)
	}
	file, _ := ParseScheme("watsons.scheme", string(source))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Format(file)
	}
}
