package dsl

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestInDigits(t *testing.T) {
	for word, want := range map[string]string{
		"两张": "2张", "三天": "3天", "十个月": "10个月", "两倍": "2倍", "十": "10", "十五": "15", "二十": "20", "九十九天": "99天",
		"一百": "100", "一百零五": "105", "两千": "2000", "三千五百元": "3500元", "一万": "10000", "五百积分": "500 积分",
		"三五天": "", "一百二": "", "零": "", "十十": "", "百": "", "一般": "", "五十铃": "", "双11": "", "三方": "", "": "",
	} {
		help, ok := InDigits(word)
		assert.Equal(t, want != "", ok, word)
		if ok {
			assert.Equal(t, "请写 "+want, help.Chinese)
		}
	}
}
