package interpreter_test

// club is a scheme that the properties are tried on.
type club struct {
	name     string
	clauses  string
	zone     string // Asia/Shanghai if it says none
	forgives bool   // a wallet forgives what is gone
	returns  bool   // a rule does something on a refund
	carries  bool   // a purchase lets units live on
	holds    bool   // a tier outlasts what reached it
	covers   bool   // a wallet makes good what is gone in another
}

// clubs hold between them every mechanism of the interpreter.
var clubs = []club{
	{name: "whole points, a year, redeemed in steps", clauses: `
wallet points { expire 1 year after earned  redeem 20 for 1 CNY minimum 40 in steps of 20 up to 50% of amount }
rule base on purchase { earn 1 points every 10 of net }
rule welcome on join { once  earn 50 points }
`},
	{name: "cents of points, to end of month, or less, forgiven", forgives: true, clauses: `
event purchase { items list { sku text  price money  quantity number = 1 } }
wallet points { decimals 2  round half-up each item  expire 2 months after earned to end of month  spend oldest
  redeem 10 for 1 CNY minimum 5 in steps of 0.5 up to 30% of amount or less  below zero forgiven }
rule base on each item of purchase { earn points = price * quantity * 3% }
rule shampoo on each item of purchase { when sku == "a"  boost base 1.5x }
`},
	{name: "to the second, oldest, refused, rounded up", clauses: `
event purchase { refundable within 30 days to the second }
wallet points { round up each rule  expire 40 days after earned to the second  spend oldest  below zero refused }
rule base on purchase { earn points 7% of net }
rule more on purchase { when amount >= 100  earn 1 points per 30 of amount }
metric recent { sum earned points over last 40 days }
`},
	{name: "caps of every period", clauses: `
boosts add
wallet points { cap 60 per month }
wallet stars { decimals 2  expire never  cap 30 per 10 days }
rule base on purchase { earn points 10% of net  cap 25 per day }
rule second on purchase { earn points 5% of net  cap 100 }
rule stars on purchase { earn stars 2.5% of net  cap 3 per event }
rule double on purchase { boost base 2x  boost second 3x  cap 12 per week }
rule triple on purchase { when amount > 50  boost base 3x  cap 40 per 20 days }
rule thrice on purchase { earn 3 points  limit 2 per month }
`},
	{name: "boosts multiply, tiers at once", clauses: `
boosts multiply
member { birthday date optional }
wallet points { expire 365 days after earned to the second  spend oldest }
metric growth { sum earned points over last 365 days }
metric visits { count on purchase when amount >= 20 over last 3 months }
tiers level by growth { silver  gold from 20  diamond from 60  review on every event }
rule base on purchase { earn 1 points every 10 of amount }
rule month on purchase { when month(today) == 5  boost base 2x }
rule rate on purchase { boost base by level { silver 1x  gold 1.2x  diamond 1.5x } }
rule often on purchase { when visits >= 2  boost base 1.1x }
`},
	{name: "the best boost, rounded over the event, tiers daily", clauses: `
boosts best
wallet points { decimals 1  round half-even each event  expire 3 months after earned }
metric month_spend { sum net on purchase over this month }
tiers level by month_spend { silver  gold from 100  diamond from 300  review daily }
rule base on purchase { earn points 1.3% of net }
rule extra on purchase { earn points 0.7% of amount }
rule lucky on purchase { when amount > 30  boost base 2x }
rule luckier on purchase { boost base by level { silver 1x  gold 1.5x  diamond 2.5x } }
`},
	{name: "tiers yearly, windows of every kind", clauses: `
wallet points { expire 1 year after earned to end of year }
metric year_spend { sum net on purchase over this year }
metric last_year { sum net on purchase over previous year }
metric quarter { count on purchase, recharge over previous quarter }
metric week { sum amount on purchase over this week }
metric life { sum amount on purchase over lifetime }
metric faded { sum amount on purchase decay half-life 30 days }
metric lively { count on purchase decay half-life 10 days }
metric returned { sum amount on refund }
metric both = year_spend + last_year
tiers level by year_spend { silver  gold from 100  diamond from 300  review yearly }
tiers fame by both { low  high from 200  review monthly }
rule base on purchase { earn points by level { silver 1% of net  gold 2% of net  diamond 3% of net } }
rule fresh on purchase { when faded < 50  earn 5 points }
`},
	{name: "stored value in two wallets", clauses: `
event recharge { refundable within 60 days }
event purchase { paid money from balance then bonus }
wallet balance { unit CNY  filled by recharge }
wallet bonus { unit CNY  expire 90 days after earned }
wallet points { redeem 100 for 1 CNY }
rule gift on recharge { earn bonus by amount { from 50 5%  from 200 10% } }
rule base on purchase { earn 1 points every 1 of due }
rule stored on purchase { earn points 10% of paid.balance }
`},
	{name: "charges, sets, once, rejects", clauses: `
member { activated flag = no  level number = 0  tag text optional one of "x", "y" }
event activate {}
event ask { much number = 1  refundable within 10 days }
wallet points { expire 100 days after earned }
rule fee on join { charge 10 CNY }
rule activation on activate { once  set member.activated = yes  earn 40 points }
rule tag on purchase { when amount > 60  set member.tag = "x" }
rule other on purchase { when amount > 90 and member.activated  set member.tag = "y" }
rule base on purchase { when member.activated  earn 1 points every 5 of net }
rule pay on ask { charge = much * 2  charge 5 points }
rule closed on purchase { when weekday(today) == 7  reject "not on Sundays" }
rule small on purchase { when amount < 1  reject }
`},
	{name: "discounts of the order and of its lines, dated", clauses: `
param share = 10% then 20% from 2026-06-01
event purchase { items list { sku text  price money  quantity number = 1 } }
table sale by sku { price money  row "a" 8 from 2026-01-01 until 2026-07-01  row "b" 3 }
wallet points { decimals 2  redeem 1 for 1 CNY up to 50% of amount }
rule line on each item of purchase { when price > sale[sku].price  discount = (price - sale[sku].price) * quantity }
rule off on purchase { when amount >= 40  discount share of amount  cap 30 per month }
rule third on purchase from 2026-03-01 until 2026-09-01 { when sum(items, .quantity) >= 3  discount to 90% of amount  earn 1 points }
rule base on purchase { earn points 5% of net }
`},
	{name: "take, adjust, rules on a refund", returns: true, clauses: `
event giveback { amount money  refundable within 20 days }
wallet points { round half-up each rule  expire 50 days after earned }
wallet tokens { decimals 2  below zero refused }
rule base on purchase { earn points 10% of net  earn tokens 0.15 of net }
rule back on giveback { take points 10% of amount }
rule token on giveback { when amount > 50  take 2 tokens }
rule sorry on refund { earn 2 points }
rule fee on refund { when amount > 80  charge 3 points }
rule fixed on adjust { charge 1 points }
`},
	{name: "tables of amounts", clauses: `
event purchase { category text optional one of "coffee", "tea" }
wallet points { decimals 3  round down each event  expire 1 month after earned + 10 days }
rule slices on purchase { earn points by slices of amount { from 0 1%  from 50 2%  from 100 5% } }
rule rows on purchase { earn points by amount { from 20 5  from 60 1 per 3 of amount } }
rule kind on purchase { earn points by category { "coffee" 3  otherwise 1 every 25 of amount } }
rule formula on purchase { earn points = amount > 30 ? floor(amount / 7) / 3 : mod(amount, 4) }
rule twice on purchase { when first(purchase)  earn 10 points }
rule gift on purchase { limit 1 per 30 days  earn 7 points }
`},
	{name: "pending, rules' own expiries, words", clauses: `
event purchase { refundable within 40 days }
boosts add
wallet points { expire 30 days after available  cap 60 per month }
wallet stars { decimals 1  round half-up each rule  expire 50 days after earned  spend oldest }
metric growth { sum earned points over last 30 days }
tiers level by growth { low  high from 20 }
rule base on purchase { earn 1 points every 5 of net  after 7 days }
rule soon on purchase { earn points 5% of net  expire 12 days after earned }
rule late on purchase { when amount > 50  earn points 3% of net  earn stars 1.5% of net  after 36 hours  expire 10 days after available to end of month }
rule never on purchase { earn stars 1% of amount  expire never }
rule lost on purchase { earn stars 1% of amount  after 6 days  expire 4 days after earned }
rule double on purchase { when level == high  boost base 2x  boost late 3x }
rule word on purchase { when amount > 80  notify "much" }
`},
	{name: "after the last purchase", carries: true, clauses: `
wallet points { expire 20 days after last purchase }
wallet stars { expire later of 40 days after earned, 15 days after last purchase  spend oldest }
rule base on purchase { earn 1 points every 10 of net }
rule mine on purchase { earn 2 points  expire 30 days after earned }
rule stars on purchase { earn stars 10% of net  after 3 days }
rule gift on recharge { earn 3 points  earn 4 stars }
rule welcome on join { earn 7 points  expire 60 days after last purchase to end of month }
`},
	{name: "vouchers", clauses: `
param days = 10 then 20 from 2026-04-01
event purchase { refundable within 40 days  items list { price money } }
voucher ten { worth 10 CNY  valid 30 days  minimum spend 20 CNY }
voucher coffee { our cost 6 CNY  valid days days to end of next month }
voucher back { valid 15 days to the second }
voucher gift { worth 99.99 CNY }
wallet points { redeem 1 for 1 CNY up to 50% of amount or less }
metric net_spend { sum net on purchase }
rule base on purchase { earn 1 points every 10 of net }
rule off on purchase { when amount > 90  discount 5% of amount }
rule tens on purchase { issue ten every 50 of amount }
rule coffees on recharge { limit 3 per month  issue 2 coffee }
rule back on purchase { when net > 0  issue back worth 10% of net }
rule lines on each item of purchase { when price > 10  issue back worth 1% of price }
rule gift on join { issue gift }
rule poor on purchase { when coffee == 0 and amount > 30  issue coffee = amount / 40 }
`},
	{name: "rules that exclude each other, discounts that compound", clauses: `
boosts best
event purchase { items list { price money  quantity number = 1 } }
wallet points { cap 200 per month }
wallet stars { round half-up each event }
rule ten on purchase { earn points 10% of amount  cap 25 per month }
rule flat on purchase { earn 8 points  limit 4 per 20 days }
rule big on purchase { when amount > 60  earn 15 points  once }
rule more on purchase { boost ten 2x  boost flat 3x  cap 30 per week }
rule net on purchase { earn points 5% of net }
rule up on purchase { earn stars 1.5% of amount }
rule upper on each item of purchase { earn stars 2.5% of price  after 4 days }
rule off on purchase { discount 15% of amount  cap 40 per month }
rule line on each item of purchase { when quantity > 1  discount = price / 4 }
rule minus on purchase { when amount >= 30  discount 6 CNY  limit 6 per 30 days }
rule last on purchase { discount to 95% of amount }
choose best of flat, ten, big
choose first of upper, up
choose best of off, line
compound off then minus then last
compound line then minus
compound last then net
`},
	{name: "out of another wallet, caps by the item", covers: true, clauses: `
event purchase { refundable within 60 days  items list { price money } }
wallet points { decimals 1  round half-up each item  below zero from stars }
wallet stars { decimals 1  below zero from spare }
wallet spare { decimals 1  expire 40 days after earned }
rule base on each item of purchase { earn points 10% of price  cap 4.5 per item }
rule double on each item of purchase { when price > 20  boost base 2x  cap 30 per month }
rule stars on purchase { earn stars 5% of net }
rule spare on purchase { earn spare 1% of net }
rule sale on each item of purchase { discount 30% of price  cap 5 per item }
`},
	{name: "points made good in money", covers: true, clauses: `
event purchase { paid money from balance  refundable within 60 days }
event giveback { amount money }
wallet points { redeem 30 for 1 CNY  below zero from balance }
wallet balance { unit CNY  filled by recharge }
rule base on purchase { earn 1 points every 1 of amount }
rule back on giveback { take 1 points every 2 of amount }
`},
	{name: "metrics of every form", clauses: `
event purchase { category text optional one of "a", "b", "c"  shop text optional  refundable within 40 days }
wallet points { expire 30 days after earned }
metric biggest { largest amount on purchase over last 3 months }
metric record { largest amount on purchase }
metric least { smallest net on purchase when amount > 1 over this month }
metric before { smallest amount on purchase over previous month }
metric recent { latest amount on purchase over last 20 days }
metric latest_one { latest category on purchase when amount > 20 over previous membership year }
metric mean { average amount on purchase over last 30 days }
metric faint { average amount on purchase, recharge decay half-life 12 days }
metric kinds { count distinct category on purchase over last 50 days }
metric sizes { count distinct floor(amount / 50) on purchase, recharge over this quarter }
metric favourite { top category by sum amount on purchase over last 10 weeks }
metric habit { top amount by count on purchase over membership year }
metric fading { top category by sum amount - 20 on purchase decay half-life 20 days }
metric recency { days since last purchase when amount >= 20 }
metric better { sum earned points when points < 40 over last 60 days }
metric year { sum net on purchase over membership year }
metric last_year { count on purchase over previous membership year }
tiers level by year { low  high from 200 }
rule base on purchase { earn 1 points every 10 of net }
rule again on purchase { when days_since(purchase) <= 5 and recency < 9  earn 3 points }
rule often on purchase { when kinds > 1 and biggest > 2 * mean  earn 2 points }
rule loved on purchase { earn points by favourite { "a" 3  "b" 1  otherwise 0 } }
`},
	{name: "ladders with every clause", holds: true, clauses: `
member { tag text optional one of "x", "y" }
event purchase { refundable within 40 days }
event invite { to text optional }
wallet points { expire 60 days after earned }
metric growth { sum net on purchase over last 40 days }
metric year { sum net on purchase over membership year }
metric month { count on purchase over this month }
metric visits { count on purchase over last 20 days }
metric measured = level.measure + month_level.measure
tiers level by growth { a  b from 20 or when visits >= 3 keep when growth >= 10  c from 60 and when visits >= 2  d from 150  hold 10 days  lapse one step after 3 days  review up on every event  review down monthly }
tiers fame by year { low  middle from 50 keep when visits >= 1  high from 120  review on anniversary  hold to end of next month }
tiers month_level by month { one  two from 2  three from 4  reset on upgrade  carry excess up to 2  lapse never }
tiers quick by growth { slow  fast from 30  faster from 80  review daily  lapse to fit after 36 hours }
tiers carried by month { first  second from 1  third from 3  review monthly  carry excess  lapse one step }
rule base on purchase { earn points by level { a 1  b 2  c 3  d 4 } }
rule bonus on purchase { when fame >= middle and quick == fast  earn 5 points }
rule trial on invite { grant c for 12 days }
rule better on invite { when to == "d"  grant d to end of month }
rule famous on recharge { grant high for 36 hours }
rule slow every week { when measured > 2  earn 1 points }
`},
	{name: "segments, rules on moves, in rounds", holds: true, clauses: `
param far = 9 then 14 from 2026-06-01
member { odd flag = no  birthday date optional }
event purchase { category text optional one of "a", "b"  refundable within 40 days }
event flip {}
wallet points { expire 25 days after earned }
wallet stars { below zero refused }
metric recency { days since last purchase }
metric growth { sum earned points over last 40 days }
metric visits { count on purchase over last 20 days }
metric month { sum amount on purchase over this month }
metric kinds { count distinct category on purchase over last 15 days }
metric fading { sum amount on purchase decay half-life 9 days }
segment stage { fresh when days_since(join) < 5  lost when recency > far  busy when visits >= 3 and kinds > 1  rich when fading > 60 or points > 30  calm otherwise }
segment parity { odd when member.odd  even when month > 0 and month < 90 }
segment both { one when stage == lost or parity == odd  two when today >= 2026-09-01 }
tiers level by growth { a  b from 10  c from 30 or when stage == busy  d from 80  hold 5 days  lapse one step }
tiers spent by month { low  high from 50  review monthly }
rule base on purchase { earn 1 points every 10 of net }
rule flip on flip { earn 1 stars  set member.odd = yes }
rule up on upgrade of level, downgrade of spent { earn points by level { a 1  b 5  c 12  d 30 } }
rule down on downgrade of level { take 2 points  notify "down" }
rule lost on enter lost, enter stage.busy { limit 3 per 60 days  earn 4 points  after 3 days }
rule even on enter odd { when visits < 4  set member.odd = no  earn 1 stars }
rule odd on enter even { when visits > 1  set member.odd = yes }
rule rich on enter rich { charge 5 stars  grant c for 4 days }
rule week every week { when stage != lost  earn 3 points }
`},
	{name: "challenges", holds: true, clauses: `
event receive { kind text one of "sum", "count"  difficulty money  life number  prize number }
wallet points { expire 30 days after earned }
metric growth { sum earned points }
tiers level by growth { a  b from 10  c from 40 }
challenge third { begin on join, purchase when amount > 3 or growth < 5  goal count 3 on purchase, recharge when amount > 2  again  done earn 5 points  done notify "three" }
challenge offered { begin on receive as offer when kind == "sum"  goal sum amount >= offer.difficulty on purchase  within offer.life days to end of hour  done earn points = offer.prize }
challenge counted { begin on receive as offer when kind == "count"  goal count 2 on purchase when amount > offer.difficulty  within 3 days  done earn points = offer.prize  done grant b for 5 days }
challenge spent { begin on purchase  goal sum net >= 90 on purchase  again  within 20 days  done earn 3 points }
rule up on upgrade of level { earn 6 points }
rule base on purchase { earn 1 points every 10 of net }
`},
}
