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
    ]), @"");
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
    ]), @"");
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
        r#"'a' + "b" + '''c"''' + """d'"""" "#,
        r#"r'\n' + R"\x" + b'\377\x00' + br'\n'"#,
        r#""\a\b\f\n\r\t\v\\\?\"\'\`\x41\u4e2d\U0001f431\101""#,
        r#""\q""#,
        r#"'\ud800' + '\u12' + b'\u0041'"#,
        "'''a\r\nb'''",
        "true != false || null == null",
    ]), @"");
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
    ]), @"");
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
        "a &&",
        "'abc",
        "a 且b",
        "（a，b）",
        "[a，b] ＝＝ “c”",
        "a == ‘b’",
        "a @ b",
        "f(a,)",
        "a.`b`()",
    ]), @"");
}
