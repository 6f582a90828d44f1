//! The shapes of expressions.

use crate::support::expression;

fn each(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("{text}  =>  {}", expression(text))).collect::<Vec<_>>().join("\n")
}

#[test]
fn operators() {
    insta::assert_snapshot!(each(&[
        "a + b * c - d",
        "a == b && c < d || e >= f",
        "a || b || c && d && e",
        "(a && b) && c",
        "a ? b : c ? d : e",
        "(a ? b : c) ? d : e",
        "-a.b",
        "!a.b(c)[d]",
        "!-a",
        "a in b && c in [d]",
        "a % b / c",
        "a - 1 -1 - -1",
        "a // comment\n && b",
    ]), @r#"
    a + b * c - d  =>  (- (+ a (* b c)) d)
    a == b && c < d || e >= f  =>  (|| (&& (== a b) (< c d)) (>= e f))
    a || b || c && d && e  =>  (|| a b (&& c d e))
    (a && b) && c  =>  (&& a b c)
    a ? b : c ? d : e  =>  (? a b (? c d e))
    (a ? b : c) ? d : e  =>  (? (? a b c) d e)
    -a.b  =>  (- a.b)
    !a.b(c)[d]  =>  (! a.b(c)[d])
    !-a  =>  (! (- a))
    a in b && c in [d]  =>  (&& (in a b) (in c [d]))
    a % b / c  =>  (/ (% a b) c)
    a - 1 -1 - -1  =>  (- (- (- a 1) 1) -1)
    a // comment
     && b  =>  (&& a b)
    "#);
}

#[test]
fn words() {
    insta::assert_snapshot!(each(&[
        "a and b or c",
        "a 且 b 或 非 c",
        "not a == b and c",
        "非 a in b",
        "not (a) and not not b",
        "not not_a",
        "not(a, b)",
        "a == not b",
        "not",
        "not == and",
        "and and or or not",
        "not and a",
        "service.not.and",
        "or.exists(in_, in_)",
    ]), @r#"
    a and b or c  =>  (|| (&& a b) c)
    a 且 b 或 非 c  =>  (|| (&& a b) (! c))
    not a == b and c  =>  (&& (! (== a b)) c)
    非 a in b  =>  (! (in a b))
    not (a) and not not b  =>  (&& (! a) (! (! b)))
    not not_a  =>  (! not_a)
    not(a, b)  =>  1:6 UnexpectedInput expected=close-paren|operator found=,
    a == not b  =>  (== a (! b))
    not  =>  not
    not == and  =>  (== not and)
    and and or or not  =>  (|| (&& and or) not)
    not and a  =>  (&& not a)
    service.not.and  =>  service.not.and
    or.exists(in_, in_)  =>  or.exists(in_ in_)
    "#);
}

#[test]
fn literals() {
    insta::assert_snapshot!(each(&[
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "- 5",
        "--5",
        "-0x8000000000000000",
        "0xffu",
        "18446744073709551615u",
        "18446744073709551616u",
        "-1u",
        "1.5e3 + .5 - -.5",
        "1e999",
        "1abc",
        "1.size()",
        r#"'a' + "b" + '''c"''' + """d'""" "#,
        r#"r'\n' + R"\x" + b'\377\x00' + br'\n'"#,
        r#""\a\b\f\n\r\t\v\\\?\"\'\`\x41\u4e2d\U0001f431\101""#,
        r#""\q""#,
        r#"'\ud800' + '\u12' + b'\u0041'"#,
        "'''a\r\nb'''",
        "true != false || null == null",
    ]), @r#"
    9223372036854775807  =>  9223372036854775807
    -9223372036854775808  =>  -9223372036854775808
    9223372036854775808  =>  1:1 NumberOutOfRange found=9223372036854775808
    - 5  =>  -5
    --5  =>  (- -5)
    -0x8000000000000000  =>  -9223372036854775808
    0xffu  =>  255u
    18446744073709551615u  =>  18446744073709551615u
    18446744073709551616u  =>  1:1 NumberOutOfRange found=18446744073709551616u
    -1u  =>  1:1 NumberOutOfRange found=-1u
    1.5e3 + .5 - -.5  =>  (- (+ 1500.0 0.5) -0.5)
    1e999  =>  1:1 NumberOutOfRange found=1e999
    1abc  =>  1:1 UnexpectedInput expected=expression found=1abc
    1.size()  =>  1.size()
    'a' + "b" + '''c"''' + """d'"""   =>  (+ (+ (+ "a" "b") "c\"") "d'")
    r'\n' + R"\x" + b'\377\x00' + br'\n'  =>  (+ (+ (+ "\\n" "\\x") b[255, 0]) b[92, 110])
    "\a\b\f\n\r\t\v\\\?\"\'\`\x41\u4e2d\U0001f431\101"  =>  "\u{7}\u{8}\u{c}\n\r\t\u{b}\\?\"'`A中🐱A"
    "\q"  =>  1:2 InvalidEscape found=\q
    '\ud800' + '\u12' + b'\u0041'  =>  1:2 InvalidEscape found=\ud800
    1:13 InvalidEscape found=\u12
    1:23 InvalidEscape found=\u
    '''a
    b'''  =>  "a\nb"
    true != false || null == null  =>  (|| (!= true false) (== null null))
    "#);
}

#[test]
fn access() {
    insta::assert_snapshot!(each(&[
        "a.b.c",
        ".a.b",
        ".f(a)",
        "a.?b[?c][d]",
        "a.`b-c`.?`d.e`",
        "[1, ?a, [],]",
        "{'a': 1, ?b: 2,}",
        "{}",
        "a.b(c, d).e()",
        "f()(a)",
        "a.if.for.package",
        "指标.数量 > 阈值",
        "e\u{301}tat.e\u{301}",
    ]), @r#"
    a.b.c  =>  a.b.c
    .a.b  =>  .a.b
    .f(a)  =>  f(a)
    a.?b[?c][d]  =>  a.?b[?c][d]
    a.`b-c`.?`d.e`  =>  a.b-c.?d.e
    [1, ?a, [],]  =>  [1 ?a []]
    {'a': 1, ?b: 2,}  =>  {"a":1 ?b:2}
    {}  =>  {}
    a.b(c, d).e()  =>  a.b(c d).e()
    f()(a)  =>  1:4 UnexpectedInput expected=operator|end found=(
    a.if.for.package  =>  a.if.for.package
    指标.数量 > 阈值  =>  (> 指标.数量 阈值)
    état.é  =>  état.é
    "#);
}

#[test]
fn mistakes() {
    insta::assert_snapshot!(each(&[
        "",
        "a +",
        "a b",
        "(a",
        "a)",
        "(a]",
        "f(a b)",
        "[a b]",
        "{a}",
        "a ? b",
        "a ? b ? c : d : e",
        "if",
        "package.a",
        "true(a)",
        "a.true",
        "in",
        "a.1",
        "a = b",
        "a AND b",
        "a & b",
        "a 或者 b",
        "a 大于等于 b",
        "a &&",
        "'abc",
        "a 且b",
        "（a，b）",
        "[a，b] ＝＝ “c”",
        "a == ‘b’",
        "a @ b",
        "f(a,)",
        "a.`b`()",
    ]), @r#"
      =>  1:1 UnexpectedInput expected=expression found=<end>
    a +  =>  1:4 UnexpectedInput expected=expression found=<end>
    a b  =>  1:3 UnexpectedInput expected=operator|end found=b
    (a  =>  1:1 UnclosedBracket bracket=(
    a)  =>  1:2 UnmatchedBracket bracket=)
    (a]  =>  1:3 UnmatchedBracket bracket=]
    f(a b)  =>  1:5 UnexpectedInput expected=close-paren|operator|comma found=b
    [a b]  =>  1:4 UnexpectedInput expected=close-bracket|operator|comma found=b
    {a}  =>  1:3 UnexpectedInput expected=colon|operator found=}
    a ? b  =>  1:6 UnexpectedInput expected=colon|operator found=<end>
    a ? b ? c : d : e  =>  1:7 UnexpectedInput expected=colon|operator found=?
    if  =>  1:1 ReservedWord word=if
    package.a  =>  1:1 ReservedWord word=package
    true(a)  =>  1:1 ReservedWord word=true
    a.true  =>  1:3 UnexpectedInput expected=expression found=true
    in  =>  1:1 UnexpectedInput expected=expression found=in
    a.1  =>  1:3 UnexpectedInput expected=expression found=1
    a = b  =>  1:3 UnexpectedInput expected=operator|end found== [= -> ==]
    a AND b  =>  1:3 UnexpectedInput expected=operator|end found=AND [AND -> and]
    a & b  =>  1:3 UnexpectedInput expected=operator|end found=& [& -> &&]
    a 或者 b  =>  1:3 UnexpectedInput expected=operator|end found=或者 [或者 -> 或]
    a 大于等于 b  =>  1:3 UnexpectedInput expected=operator|end found=大于等于 [大于等于 -> >=]
    a &&  =>  1:5 UnexpectedInput expected=expression found=<end>
    'abc  =>  1:1 UnterminatedString
    a 且b  =>  1:3 GluedKeyword word=且b keyword=且 rest=b [且b -> 且 b]
    （a，b）  =>  1:1 FullWidthPunctuation found=（ suggestion=( [（ -> (]
    1:3 FullWidthPunctuation found=， suggestion=, [， -> ,]
    1:3 UnexpectedInput expected=close-paren|operator found=,
    1:5 FullWidthPunctuation found=） suggestion=) [） -> )]
    [a，b] ＝＝ “c”  =>  1:3 FullWidthPunctuation found=， suggestion=, [， -> ,]
    1:7 FullWidthPunctuation found=＝ suggestion== [＝ -> =]
    1:8 FullWidthPunctuation found=＝ suggestion== [＝ -> =]
    1:10 FullWidthPunctuation found=“” suggestion="" [“c” -> "c"]
    a == ‘b’  =>  1:6 FullWidthPunctuation found=‘’ suggestion="" [‘b’ -> "b"]
    a @ b  =>  1:3 UnexpectedInput expected=operator|end found=@
    f(a,)  =>  1:5 UnexpectedInput expected=expression found=)
    a.`b`()  =>  1:6 UnexpectedInput expected=operator|end found=(
    "#);
}
