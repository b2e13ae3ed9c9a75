package dsl

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Walk calls visit for a part of a tree and all parts below it, in the order of the text.
func Walk(part any, visit func(part any)) {
	walk(reflect.ValueOf(part), visit)
}

var nodedType = reflect.TypeFor[Noded]()

func walk(value reflect.Value, visit func(part any)) {
	switch value.Kind() {
	case reflect.Interface:
		if !value.IsNil() {
			walk(value.Elem(), visit)
		}
	case reflect.Pointer:
		if value.IsNil() {
			return
		}
		if value.Type().Implements(nodedType) {
			visit(value.Interface())
		}
		walkFields(value.Elem(), visit)
	case reflect.Struct:
		if value.CanAddr() {
			walk(value.Addr(), visit)
		}
	case reflect.Slice:
		for i := range value.Len() {
			walk(value.Index(i), visit)
		}
	}
}

// walkFields walks the exported fields of a struct; embedded ones belong to the struct itself.
func walkFields(value reflect.Value, visit func(part any)) {
	if value.Kind() != reflect.Struct {
		return
	}
	for i := range value.NumField() {
		field := value.Type().Field(i)
		switch {
		case field.Type == reflect.TypeFor[Node]():
		case field.Anonymous:
			walkFields(value.Field(i), visit)
		case field.IsExported():
			walk(value.Field(i), visit)
		}
	}
}

var quotedTerm = regexp.MustCompile(`'([^']+)'`)

// termsOf lists the words that stand in the grammar of a clause, those of its parts among them.
func termsOf[T any]() []string {
	terms := map[string]bool{}
	collectTerms(reflect.TypeFor[T](), terms, map[reflect.Type]bool{})
	var words []string
	for term := range terms {
		if first := []rune(term)[0]; isLetter(first) {
			words = append(words, term)
		}
	}
	slices.Sort(words)
	return words
}

func collectTerms(kind reflect.Type, terms map[string]bool, seen map[reflect.Type]bool) {
	for kind.Kind() == reflect.Pointer || kind.Kind() == reflect.Slice {
		kind = kind.Elem()
	}
	if kind.Kind() != reflect.Struct || seen[kind] || !strings.HasSuffix(kind.PkgPath(), "/dsl") {
		return
	}
	seen[kind] = true
	for i := range kind.NumField() {
		field := kind.Field(i)
		for _, match := range quotedTerm.FindAllStringSubmatch(field.Tag.Get("parser"), -1) {
			terms[match[1]] = true
		}
		if field.Tag.Get("parser") != "" {
			collectTerms(field.Type, terms, seen)
		}
	}
}
