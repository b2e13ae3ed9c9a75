package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

// declareSegments names the segments and their lines.
func (c *checker) declareSegments(declared []*dsl.Segment) {
	for _, clause := range declared {
		segment := &Ladder{Name: string(clause.Name.Text), Label: textOf(clause.Label), Segment: true, Index: len(c.scheme.Segments), Span: c.file.Span(&clause.Name)}
		c.scheme.Segments = append(c.scheme.Segments, segment)
		c.declare(&clause.Name, segment)
		seen := map[string]dsl.Span{}
		for _, part := range clause.Body.Clauses {
			row, ok := part.(*dsl.SegmentRow)
			if !ok {
				continue
			}
			name := string(row.Name.Text)
			if first, taken := seen[name]; taken {
				c.taken(&row.Name, first)
			}
			line := &Tier{Name: name, Index: len(segment.Tiers), Span: c.file.Span(&row.Name)}
			seen[name] = line.Span
			segment.Tiers = append(segment.Tiers, line)
			c.scheme.names.labels[name] = append(c.scheme.names.labels[name], line)
			c.scheme.names.ladderOf[line] = segment
		}
	}
}

// defineSegments reads what the lines of segments say.
func (c *checker) defineSegments(declared []*dsl.Segment) {
	for i, clause := range declared {
		segment, index := c.scheme.Segments[i], 0
		for _, part := range clause.Body.Clauses {
			row, ok := part.(*dsl.SegmentRow)
			if !ok {
				continue
			}
			c.segmentRow(segment, segment.Tiers[index], row)
			index++
		}
		if len(segment.Tiers) == 0 && !clause.Body.Broken() {
			c.fail(clause, "rows", dsl.Say("a segment has lines", "分群至少要有一行"), dsl.Say("for example: { lost when recency > 180  active otherwise }", "例如：{ 流失 若 未消费天数 > 180  活跃 其他 }"))
		}
	}
}

func (c *checker) segmentRow(segment *Ladder, line *Tier, row *dsl.SegmentRow) {
	switch {
	case row.When != nil:
		line.When = c.judged(row.When, c.condition(row.When.Tree, c.expression(scope{}, row.When)))
	case row.Top != nil:
		line.When = c.judged(row.Top, c.topShare(row.Top))
	case line.Index < len(segment.Tiers)-1:
		c.fail(row, "rows", dsl.Say("`otherwise` stands last", "`其他` 写在最后"), dsl.Say("move it to the end", "请移到最后"))
	}
}

// topShare reads `top 1% of place`, which is place <= 1%.
func (c *checker) topShare(part *dsl.TopShare) *Expression {
	share, of := part.Parts()
	least, place := c.operand(scope{}, share), c.operand(scope{}, of)
	if anyBroken(least, place) {
		return &Expression{}
	}
	if metric, ok := place.Reference.(*Metric); !ok || metric.Kind != MetricRank || metric.Rank.Fifths {
		return c.wrong(of.Tree, "rank", dsl.Sayf("a share is one of a rank, `%s` is none", "“前百分之几”要按排名，`%s` 不是排名", c.file.Text(of)),
			dsl.Say("declare it: metric place { rank by spent every month }", "请声明：指标 名次 { 排名 按 消费额 每月 }"))
	}
	if !least.Type.isFactor() {
		return c.mismatch(share.Tree, least.Type, Type{Kind: Percent})
	}
	return c.typedPart(part, OperationLessEqual, Type{Kind: Flag}, place, least)
}

// Move is a move of the member's that a rule waits for.
type Move struct {
	Kind   MoveKind
	Ladder *Ladder // or segment
	Tier   *Tier   // of MoveEnter: the line that the member enters

	Challenge *Challenge // of MoveDone
}

// MoveKind is the way of a move.
type MoveKind uint8

// The ways of moves.
const (
	MoveUp MoveKind = iota
	MoveDown
	MoveEnter
	MoveDone // of a challenge
)

// move reads `upgrade of level`, `downgrade of level`, `enter lost`; nil is none of these, or wrong.
func (c *checker) move(trigger *dsl.Trigger) *Move {
	switch {
	case trigger.Upgrade != nil:
		return c.moveOf(MoveUp, trigger.Upgrade)
	case trigger.Downgrade != nil:
		return c.moveOf(MoveDown, trigger.Downgrade)
	case trigger.Enter != nil:
		typed := c.operand(scope{timed: true}, trigger.Enter)
		if typed.broken() {
			return nil
		}
		if typed.Type.Kind != Label || !typed.IsConstant() || !typed.Type.Ladder.Segment {
			c.fail(trigger.Enter, "enter", dsl.Sayf("a member enters a segment's line, `%s` is none", "进入的是分群的一行，`%s` 不是", c.file.Text(trigger.Enter)),
				dsl.Say("for example: on enter lost; of tiers it is: on upgrade of level", "例如：当 进入 流失；等级请写：当 会员等级 升级时"))
			return nil
		}
		index, _ := typed.Constant.Number.Int64()
		return &Move{Kind: MoveEnter, Ladder: typed.Type.Ladder, Tier: typed.Type.Ladder.Tiers[index]}
	}
	return nil
}

func (c *checker) moveOf(kind MoveKind, name *dsl.Name) *Move {
	if ladder, ok := c.scheme.names.things[string(name.Text)].(*Ladder); ok && !ladder.Segment {
		return &Move{Kind: kind, Ladder: ladder}
	}
	var ladders []string
	for _, ladder := range c.scheme.Ladders {
		ladders = append(ladders, ladder.Name)
	}
	c.unknown(name, dsl.Say("ladder", "等级体系"), string(name.Text), ownNames(ladders))
	return nil
}
