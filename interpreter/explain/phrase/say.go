package phrase

import (
	"fmt"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// Say puts arguments into both sentences; one that is words goes into each in its own tongue.
func Say(english, chinese string, arguments ...any) dsl.Words {
	first, second := make([]any, len(arguments)), make([]any, len(arguments))
	for i, argument := range arguments {
		first[i], second[i] = argument, argument
		if words, ok := argument.(dsl.Words); ok {
			first[i], second[i] = words.English, words.Chinese
		}
	}
	return dsl.Say(fmt.Sprintf(english, first...), fmt.Sprintf(chinese, second...))
}

// Join puts words one behind the other, with something between them.
func Join(parts []dsl.Words, english, chinese string) dsl.Words {
	var first, second []string
	for _, part := range parts {
		first, second = append(first, part.English), append(second, part.Chinese)
	}
	return dsl.Say(strings.Join(first, english), strings.Join(second, chinese))
}

// List joins words as a sentence counts them up: `a, b and c`, `a、b和c`; the last is joined by the given words.
func List(parts []dsl.Words, english, chinese string) dsl.Words {
	if len(parts) < 2 {
		return Join(parts, "", "")
	}
	last := len(parts) - 1
	return Say("%s "+english+" %s", "%s"+chinese+"%s", Join(parts[:last], ", ", "、"), parts[last])
}
