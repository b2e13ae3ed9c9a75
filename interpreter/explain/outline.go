package explain

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Tree writes the tree of a file as indented text.
func Tree(file *dsl.File) string {
	o := &outline{file: file}
	for _, clause := range file.Declarations {
		o.value("", reflect.ValueOf(clause), 0, true)
	}
	return o.text.String()
}

// Checked writes a checked scheme: what is declared, with its types; names stand for what is declared elsewhere.
func Checked(scheme *check.Scheme) string {
	o := &outline{zone: scheme.Zone}
	o.fields(reflect.ValueOf(*scheme), 0)
	return o.text.String()
}

// Plan writes a plan: what stands in its lists is numbered, as steps speak of it by its slot.
func Plan(plan *compile.Plan) string {
	o := &outline{zone: plan.Zone, numbers: true}
	o.fields(reflect.ValueOf(*plan), 0)
	return o.text.String()
}

// outline writes any of the stages: a thing a line, what belongs to it indented below; what is empty is left out.
type outline struct {
	text    strings.Builder
	file    *dsl.File // of a tree: parts are shown with their places
	zone    *value.Zone
	numbers bool
}

// unshown are fields that say nothing new: of a scheme its tests, which are no part of what it means.
var unshown = []string{"Tokens", "File", "Tests", "Points", "Point", "Index", "Zone"}

// counts are numbers that say nothing where they are 0; a slot of 0 is the first.
var counts = []string{"Places", "KeyPlaces", "Sums", "Series", "Tallies", "Rank", "Tier"}

// owned are the lists in which things are declared; everywhere else they are spoken of by name.
var owned = []string{"Params", "Attributes", "Events", "Fields", "Tables", "Columns", "Calendars", "Wallets", "Vouchers", "Metrics", "Ladders", "Tiers",
	"Rules", "Segments", "Challenges", "Choices", "Budgets"}

func (o *outline) line(depth int, words ...string) {
	words = slices.DeleteFunc(words, func(word string) bool { return word == "" })
	o.text.WriteString(strings.Repeat("  ", depth) + strings.Join(words, " ") + "\n")
}

// value writes one value under a label. full tells whether a thing that has a name is declared here.
func (o *outline) value(label string, v reflect.Value, depth int, full bool) {
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		if words, ok := o.known(v); ok {
			o.line(depth, label, words)
			return
		}
		if name := v.Elem(); v.Kind() == reflect.Pointer && !full && name.Kind() == reflect.Struct && name.FieldByName("Name").Kind() == reflect.String {
			o.line(depth, label, name.FieldByName("Name").String())
			return
		}
		v = v.Elem()
	}
	if words, ok := o.known(v); ok {
		o.line(depth, label, words)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		label, head := plainer(label, o.head(v))
		if words, ok := o.oneLine(v); ok && columns.StringWidth(words) <= widest {
			o.line(depth, label, head, words)
			return
		}
		o.line(depth, label, head)
		o.fields(v, depth+1)
	case reflect.Slice, reflect.Array:
		o.list(label, v, depth, full)
	case reflect.Map:
		o.table(label, v, depth)
	default:
		o.line(depth, label, o.scalar(v))
	}
}

// plainer leaves out of a label and the head of what stands there what says the same twice: Events 0 Event is Event 0.
func plainer(label, head string) (string, string) {
	list, number, _ := strings.Cut(label, " ")
	kind, place, _ := strings.Cut(head, " ")
	switch list {
	case "Clauses":
		return "", head
	case kind, kind + "s", strings.TrimSuffix(kind, "y") + "ies":
		return kind, strings.TrimSpace(number + " " + place)
	}
	return label, head
}

// head names a part of a tree and its place; what belongs to a list has its name as the first line.
func (o *outline) head(v reflect.Value) string {
	kind := v.Type().Name()
	if o.file == nil || !v.CanAddr() {
		return kind
	}
	if part, ok := v.Addr().Interface().(dsl.Noded); ok {
		span := o.file.Span(part)
		return fmt.Sprintf("%s %d:%d", kind, span.Line, span.Column)
	}
	return kind
}

// widest is how many columns a part has that stays on one line.
const widest = 80

// oneLine writes a struct that holds nothing but words and numbers: `name "birthday", type date, optional`.
func (o *outline) oneLine(v reflect.Value) (string, bool) {
	var words []string
	for i := range v.NumField() {
		field, one := v.Type().Field(i), v.Field(i)
		if o.leftOut(v, i) {
			continue
		}
		text, ok := o.short(one)
		if !ok || slices.Contains(owned, field.Name) || field.Anonymous && field.Type.Kind() == reflect.Struct {
			return "", false
		}
		name := strings.ToLower(field.Name)
		switch {
		case one.Kind() == reflect.Bool:
			words = append(words, name)
		case field.Type == reflect.TypeFor[dsl.Span]():
			words = append(words, "at "+text)
		default:
			words = append(words, name+" "+text)
		}
	}
	return strings.Join(words, ", "), true
}

// short writes a value that needs no lines of its own.
func (o *outline) short(v reflect.Value) (string, bool) {
	if words, ok := o.known(v); ok {
		return words, true
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.Elem().Kind() == reflect.Struct && v.Elem().FieldByName("Name").Kind() == reflect.String {
			return v.Elem().FieldByName("Name").String(), true
		}
		return "", false
	case reflect.Slice:
		return o.inline(v, false)
	case reflect.Struct, reflect.Map, reflect.Interface, reflect.Array:
		return "", false
	}
	return o.scalar(v), true
}

// leftOut tells whether a field says nothing: it is empty, or stands elsewhere.
func (o *outline) leftOut(v reflect.Value, i int) bool {
	field, one := v.Type().Field(i), v.Field(i)
	switch {
	case !field.IsExported(), field.Type == reflect.TypeFor[dsl.Node]():
		return true
	case field.Name != "Kind" && empty(one):
		return true
	case o.file != nil:
		if field.Name == "OneLine" {
			return true // how it is laid out
		}
		tokens := one
		if one.Kind() == reflect.Struct {
			tokens = one.FieldByName("Tokens")
		}
		return one.Kind() == reflect.Struct && tokens.IsValid() && tokens.Len() == 0 // nothing is written there
	case field.Name == "Written":
		return one.String() == v.FieldByName("Name").String()
	case slices.Contains(counts, field.Name):
		return one.Kind() == reflect.Int && one.Int() == 0
	}
	return slices.Contains(unshown, field.Name)
}

// fields writes the exported fields of a struct that say something; those of what is embedded belong to it.
func (o *outline) fields(v reflect.Value, depth int) {
	for i := range v.NumField() {
		field, one := v.Type().Field(i), v.Field(i)
		switch {
		case o.leftOut(v, i):
		case field.Anonymous && field.Type.Kind() == reflect.Struct:
			o.fields(one, depth)
		default:
			o.value(field.Name, one, depth, slices.Contains(owned, field.Name) && (v.Type().Name() != "Choice" && v.Type().Name() != "Budget"))
		}
	}
}

// empty tells whether a value says nothing. A slot of a plan is none where it is below 0.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Int:
		return v.Int() == compile.None
	}
	return v.IsZero()
}

func (o *outline) list(label string, v reflect.Value, depth int, full bool) {
	if inline, ok := o.inline(v, full); ok {
		o.line(depth, label, inline)
		return
	}
	for i := range v.Len() {
		number := label
		if o.numbers && full {
			number = fmt.Sprintf("%s %d", label, i)
		}
		o.value(number, v.Index(i), depth, full)
	}
}

// inline writes a list of words or numbers, or of names, on one line.
func (o *outline) inline(v reflect.Value, full bool) (string, bool) {
	var words []string
	for i := range v.Len() {
		one := v.Index(i)
		switch {
		case one.Kind() == reflect.String, one.Kind() >= reflect.Bool && one.Kind() <= reflect.Uint64:
			words = append(words, o.scalar(one))
		case !full && one.Kind() == reflect.Pointer && !one.IsNil() && one.Elem().Kind() == reflect.Struct && one.Elem().FieldByName("Name").Kind() == reflect.String:
			words = append(words, one.Elem().FieldByName("Name").String())
		default:
			return "", false
		}
	}
	return strings.Join(words, ", "), true
}

// table writes a map in the order of its keys.
func (o *outline) table(label string, v reflect.Value, depth int) {
	o.line(depth, label)
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	for _, key := range keys {
		o.value(fmt.Sprintf("%q", fmt.Sprint(key)), v.MapIndex(key), depth+1, true)
	}
}

func (o *outline) scalar(v reflect.Value) string {
	switch one := v.Interface().(type) {
	case value.Instant:
		return instantWords(one, o.zone)
	case fmt.Stringer:
		return one.String()
	case string:
		return fmt.Sprintf("%q", one)
	}
	if v.Kind() == reflect.String {
		return v.String()
	}
	return fmt.Sprint(v.Interface())
}

func instantWords(at value.Instant, zone *value.Zone) string {
	switch at {
	case minInstant:
		return "always"
	case maxInstant:
		return "for ever"
	}
	if zone == nil {
		zone = value.UTC
	}
	return value.InstantString(at, zone)
}
