//! The canonical layout, form by form.

use guiju_grammar::{Language, print};

use crate::support::{items, source};

fn formatted(text: &str, language: Language) -> String {
    let out = print(&source(text), language).unwrap();
    assert_eq!(items(&out), items(text), "{out}");
    assert_eq!(print(&source(&out), language).unwrap(), out, "printing twice");
    out
}

fn keep(text: &str) -> String {
    formatted(text, Language::Keep)
}

#[test]
fn clauses_in_the_order_written() {
    insta::assert_snapshot!(keep(r#"ruleset a { uses b,c  version "1.0.0" title en "A" zh "甲" }
source s { kind  paper year 2025 issued 2025-01-02 citation "one " "two" }
param p enum { x zh "甲" , y, } = "x" { for level county from 2024-01-01="y" from 2025-01-01 = "x" }
param q int in 0..5=3
define d=p=="x"
define e zh "甲" en "A" = q+1>2
rule r { effects none cite s "1","2" severity high when q > 1 severity low basis seed }
guard g { holds rules r;models all; plugins a.b, c }
choice c { select one }
model c.m { require d zh "甲" en "A" cite s "1" favour 2 when e zh "乙" }
variant v of r { number "1" }
innovation i { needs d zh "甲" expects a.b=[1,2] expects a.c   has "x" evidence A }
test "a" "b" { given { a.b = 1 c = {"d": 2024} } expect r met expect model c.m held g,h expect index i.j 2..3 }"#), @r#"
    ruleset a {
      uses b, c
      version "1.0.0"
      title en "A" zh "甲"
    }
    source s {
      kind paper
      year 2025
      issued 2025-01-02
      citation "one "
               "two"
    }
    param p enum { x zh "甲", y, } = "x" {
      for level county from 2024-01-01 = "y"
      from 2025-01-01 = "x"
    }
    param q int in 0..5 = 3
    define d = p == "x"
    define e zh "甲" en "A" = q + 1 > 2
    rule r {
      effects none
      cite s "1", "2"
      severity high when q > 1
      severity low
      basis seed
    }
    guard g {
      holds rules r;
            models all;
            plugins a.b, c
    }
    choice c {
      select one
    }
    model c.m {
      require d
        zh "甲" en "A"
        cite s "1"
      favour 2 when e
        zh "乙"
    }
    variant v of r {
      number "1"
    }
    innovation i {
      needs d
        zh "甲"
      expects a.b = [1, 2]
      expects a.c has "x"
      evidence A
    }
    test "a"
         "b" {
      given { a.b = 1  c = {"d": 2024} }
      expect r met
      expect model c.m held g, h
      expect index i.j 2..3
    }
    "#);
}

#[test]
fn braces_keep_their_lines() {
    insta::assert_snapshot!(keep(r#"taxonomy t { title zh "甲"
  a zh "甲" { b cite s "1"  ccc zh "丙" }
  dd { }
}
taxonomy u { a zh "甲" bcd zh "乙" }
facts f {
  a enum {
    x zh "甲", yyy zh "乙", zz }  zh "甲" definition zh "乙" cite s "1" unit u
  b level rubric { 1 zh "一" 2 zh "二" }
  c record { d int ee text unit u zh "戊" }
  g record {
    h int  ii list { j open set { k } } }
  check a == "x" zh "甲"
}
index i { scale {
  1 zh "一" 2 } mean indicators when q element e zh "甲" { factor f { indicators a.b } factor g { when q
  indicators a.c } } element h {
factor k { } } weak  below 2 }"#), @r#"
    taxonomy t {
      title zh "甲"
      a zh "甲" { b cite s "1"  ccc zh "丙" }
      dd {}
    }
    taxonomy u {
      a   zh "甲"
      bcd zh "乙"
    }
    facts f {
      a enum {
        x   zh "甲",
        yyy zh "乙",
        zz
      }  zh "甲"
        definition zh "乙"
        cite s "1"
        unit u
      b level
        rubric { 1 zh "一"  2 zh "二" }
      c record { d int  ee text unit u  zh "戊" }
      g record {
        h int
        ii list { j open set { k } }
      }
      check a == "x"
        zh "甲"
    }
    index i {
      scale {
        1 zh "一"
        2
      }
      mean indicators when q
      element e zh "甲" { factor f { indicators a.b }  factor g { when q  indicators a.c } }
      element h {
        factor k {}
      }
      weak below 2
    }
    "#);
}

#[test]
fn long_lines_are_broken() {
    let name = |letter: &str| letter.repeat(40);
    let (a, b, c) = (name("a"), name("b"), name("c"));
    let text = format!(
        r#"rule r {{
  tags {a}.b, {b}.c, {c}.d
  when {a} == 1 && {b} == 2 || {c} in ["{a}", "{b}", "{c}"] || x ? y : {c}
  require f({a}, {b}, [{c}, 1], {{"k": {a}}}) >= {a} + {b} + {c}
  severity high when {a} && {b} && {c}
  severity low when {a} || {b}
  title zh "{a}" en "{b}{c}"
  recommend zh "甲" "乙" en "{a}"
}}
define d zh "{a}" en "{b}" = {a} and ({b} or not {c} or {a}) and e
test "t" {{ given {{ a = ["{a}", "{b}", "{c}"] }} }}"#
    );
    insta::assert_snapshot!(keep(&text), @r#"
    rule r {
      tags aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.c,
           cccccccccccccccccccccccccccccccccccccccc.d
      when aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa == 1 && bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb == 2
          || cccccccccccccccccccccccccccccccccccccccc in [
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            "cccccccccccccccccccccccccccccccccccccccc"
          ]
          || x
        ? y
        : cccccccccccccccccccccccccccccccccccccccc
      require f(
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
        bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,
        [cccccccccccccccccccccccccccccccccccccccc, 1],
        {"k": aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
      )
        >= aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          + bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          + cccccccccccccccccccccccccccccccccccccccc
      severity high
        when aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          && bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          && cccccccccccccccccccccccccccccccccccccccc
      severity low when aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa || bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      title zh "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            en "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccccccccccccccccc"
      recommend zh "甲"
                   "乙"
                en "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    }
    define d
      zh "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" en "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
      = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        and (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
               or not cccccccccccccccccccccccccccccccccccccccc
               or aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)
        and e
    test "t" {
      given {
        a = [
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
          "cccccccccccccccccccccccccccccccccccccccc"
        ]
      }
    }
    "#);
}

#[test]
fn expressions() {
    insta::assert_snapshot!(keep(r#"define a = - 5.f() -1- -x - - 1+--y
define b = !a&&not  b or not(c)且 非 d
define c = .x.?y[ ?0 ].`z-w`(1 , 2,)
"#.replace("`z-w`(1 , 2,)", "`z-w`").as_str()), @r#"
    define a = - 5.f() - 1 - -x - - 1 + --y
    define b = !a && not b or not (c) 且 非 d
    define c = .x.?y[?0].`z-w`
    "#);
    insta::assert_snapshot!(keep("define a = {\"k\":1,?\"o\":[ ?x,y, ],}\ndefine b = [] == [ ] ? {}:f( ).g(m,m>1)\ndefine c = r'\\d' + '''x\ny''' + b\"z\"\ndefine e = ( (a) )"), @r#"
    define a = {"k": 1, ?"o": [?x, y,],}
    define b = [] == [] ? {} : f().g(m, m > 1)
    define c = r'\d' + '''x
    y''' + b"z"
    define e = ((a))
    "#);
}

#[test]
fn functions() {
    let text = "extern fn f( a:int ,b : list( optional( double)) )->double zh \"甲\" en \"A\"\nextern   fn g( ) -> bool\nextern fn h(c:list(record{d:int ,e : string})) -> record { f : bool }";
    insta::assert_snapshot!(keep(text), @r#"
    extern fn f(a: int, b: list(optional(double))) -> double zh "甲" en "A"
    extern fn g() -> bool
    extern fn h(c: list(record { d: int, e: string })) -> record { f: bool }
    "#);
    insta::assert_snapshot!(formatted("extern fn g() -> bool", Language::Zh), @"外部 函数 g() -> bool");
}

#[test]
fn layout_that_means_something_stays() {
    insta::assert_snapshot!(keep("rule a { severity high when x }\nrule b {\n severity high\n when x\n}\nrule c {\n    severity high\n\n        when x\n  severity low\n}\nmodel m {\n require x cite s \"1\"\n cite s \"2\"\n\n favour 1 when y\n     cite s \"3\"\n cite s \"4\"\n     cite s \"5\"\n}"), @r#"
    rule a {
      severity high when x
    }
    rule b {
      severity high
      when x
    }
    rule c {
      severity high when x
      severity low
    }
    model m {
      require x
        cite s "1"
      cite s "2"

      favour 1 when y
        cite s "3"
      cite s "4"
      cite s "5"
    }
    "#);
}

#[test]
fn comments_stay_where_they_stood() {
    insta::assert_snapshot!(keep("\n\n// head\n\n\n// more\nrule a { // one\n\n// two\n\n require x // three\n // four\n&& // five\ny\n// six\n\n// seven\n} // eight\nmodel b {//nine   \n}\ntest \"t\" { given { // ten\n a = [ // eleven\n 1, // twelve\n // thirteen\n 2 ] } }\nrule c { severity // fourteen\n high // fifteen\n when // sixteen\n x tags a, // seventeen\n b }\n\n// tail\n\n"), @r#"
    // head

    // more
    rule a { // one
      // two

      require x // three
        // four
        && // five
          y
      // six

      // seven
    } // eight
    model b { //nine
    }
    test "t" {
      given { // ten
        a = [ // eleven
          1, // twelve
          // thirteen
          2
        ]
      }
    }
    rule c {
      severity // fourteen
        high // fifteen
        when // sixteen
          x
      tags a, // seventeen
           b
    }

    // tail
    "#);
    insta::assert_snapshot!(keep("rule a {\r\n  require x // one\r\n\r\n  // two\r\n  effects none\r\n}\r\n"), @r#"
    rule a {
      require x // one

      // two
      effects none
    }
    "#);
}

#[test]
fn keywords_in_either_language() {
    let text = r#"规则 r { severity high when a and b 且 c && not d 依据 示例 effects none }
指标 f { number number in 0..  zh "数" en "number"  集合 open set { set, 高 } }
参数 p level = 3 { for level county = 2 }
index i { mean factors  element factor zh "因素" { factor factor { indicators 评测项.高 } } }
保障 g { holds rules all; tags t.high; effects none_such }
test "t" { expect guard guard critical  expect model m.first first  expect index i unknown  expect met met
  expect high advised  expect r recommends "高"  expect choice c order order, 次序  expect r held held }"#;
    insta::assert_snapshot!(formatted(text, Language::En), @r#"
    rule r {
      severity high when a and b and c && not d
      basis example
      effects none
    }
    facts f {
      number number in 0..  zh "数" en "number"
      集合 open set { set, 高 }
    }
    param p level = 3 {
      for level county = 2
    }
    index i {
      mean factors
      element factor zh "因素" { factor factor { indicators 评测项.高 } }
    }
    guard g {
      holds rules all;
            tags t.high;
            effects none_such
    }
    test "t" {
      expect guard guard critical
      expect model m.first first
      expect index i unknown
      expect met met
      expect high advised
      expect r recommends "高"
      expect choice c order order, 次序
      expect r held held
    }
    "#);
    insta::assert_snapshot!(formatted(text, Language::Zh), @r#"
    规则 r {
      严重度 高 当 a 且 b 且 c && 非 d
      依据 示例
      影响 无
    }
    指标 f {
      number 数值 in 0..  中文 "数" 英文 "number"
      集合 开放 集合 { set, 高 }
    }
    参数 p 等级 = 3 {
      适用 等级 county = 2
    }
    指数 i {
      均值 因素
      要素 factor 中文 "因素" { 因素 factor { 评测项 评测项.高 } }
    }
    保障 g {
      暂缓 规则 全部;
           标签 t.high;
           影响 none_such
    }
    测试 "t" {
      期望 保障 guard 重大
      期望 模式 m.first 优先论证
      期望 指数 i 资料不足
      期望 met 达标
      期望 high 可建议
      期望 r 建议含 "高"
      期望 选型 c 次序 order, 次序
      期望 r 待条件 held
    }
    "#);
}

#[test]
fn what_is_wrong_is_not_printed() {
    let codes = |text: &str| print(&source(text), Language::Keep).unwrap_err().len();
    assert_eq!(codes("rule a { basis sead }\nrule b { require }"), 2);
    assert_eq!(codes("rule a { require （x） }"), 2);
    assert_eq!(codes(""), 1);
}
