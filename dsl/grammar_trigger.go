package dsl

// What a rule waits for.

// Trigger is what a rule waits for: an event, each line of one, a day of the member's, the start of a calendar, or
// a move of the member's. Of its parts one is there; of Event, its name.
type Trigger struct {
	Node
	Start     *Name    `parser:"(  'start' 'of' @@ | (?= Name '开始时' ) @@ '开始时'"`    // `start of spring_festival`
	Upgrade   *Name    `parser:"| 'upgrade' 'of' @@ | (?= Name '升级时' ) @@ '升级时'"`   // `upgrade of level`
	Downgrade *Name    `parser:"| 'downgrade' 'of' @@ | (?= Name '降级时' ) @@ '降级时'"` // `downgrade of level`
	Enter     *Operand `parser:"| ( 'enter' | '进入' ) @@"`                           // `enter 衰退`, `enter stage.衰退`
	Date      *Operand `parser:"| (?= Name '.' ) @@ '当天'?"`                         // `member.birthday`
	Each      bool     `parser:"| @( 'each' 'item' 'of' )?"`
	Event     Name     `parser:"  @@"`
	Lines     bool     `parser:"  @'每件商品'? )"`
}

// PerItem tells whether the rule is judged once a line.
func (t *Trigger) PerItem() bool { return t.Each || t.Lines }

// IsEvent tells whether the rule waits for an event, or each line of one.
func (t *Trigger) IsEvent() bool { return t.Event.Text != "" }

// Every is how often something happens by time: `every month`, `every 2 weeks`.
type Every struct {
	Node
	Word    Word     `parser:"(  'every' @( 'day' | 'week' | 'month' | 'quarter' | 'year' )"`
	Chinese Word     `parser:"| @( '每天' | '每周' | '每月' | '每季' | '每年' )"`
	Length  *Operand `parser:"| ( 'every' | '每' ) @@ )"`
}

// Period returns the calendar period; empty if a length of time is written out.
func (e *Every) Period() Word {
	if e.Chinese != "" {
		return e.Chinese
	}
	return e.Word
}
