//! What the checker reports. Codes have their examples in `docs/diagnostics`; here stand the finer points.

use guiju_core::PluginInfo;

use crate::support::{compile, compile_with, rule};

fn reported(require: &str) -> String {
    compile(&rule("r", &format!("require {require}"))).1.join("\n")
}

#[test]
fn names_are_suggested() {
    insta::assert_snapshot!(reported("f.dayz >= 3"), @"GJ0101 «f.dayz» name=f.dayz suggestion=f.days");
    insta::assert_snapshot!(reported("f.kind == 'somme'"), @"GJ0111 «'somme'» member=somme path=f.kind suggestion=some");
    insta::assert_snapshot!(reported("'w' in f.set"), @"GJ0111 «'w'» member=w path=f.set choices-zh=x（艾）、y（歪）、z（贼） choices-en=`x` (X), `y` (Y), `z` (Z)");
    insta::assert_snapshot!(reported("'w' in f.open"), @"");
    insta::assert_snapshot!(reported("f.list.all(i, i.dona)"), @"GJ0206 «dona» name=dona path=i suggestion=done");
    insta::assert_snapshot!(reported("sets.contain(f.set, ['x'])"), @"GJ0116 «sets.contain» name=sets.contain suggestion=sets.contains");
    insta::assert_snapshot!(reported("f.set.size > 1"), @"GJ0101 «f.set.size» name=f.set.size suggestion=f.set.size()");
    insta::assert_snapshot!(reported("max(f.days, 1) > 1"), @"GJ0116 «max» name=max suggestion=math.greatest");
    insta::assert_snapshot!(reported("abs(f.days) > 1"), @"GJ0116 «abs» name=abs suggestion=math.abs");
    insta::assert_snapshot!(reported("f.set.contains('x')"), @"GJ0202 «f.set.contains('x')» name=contains types=list(string), string suggestion='x' in f.set");
    insta::assert_snapshot!(reported("f.set == 'x'"), @"GJ0202 «f.set == 'x'» name=== types=list(string), string suggestion='x' in f.set");
    insta::assert_snapshot!(reported("非f.a"), @"GJ0005 «非f.a» word=非f.a keyword=非 rest=f.a");
}

#[test]
fn types_are_checked() {
    insta::assert_snapshot!(reported("f.days"), @"GJ0201 «f.days» expected=bool found=int");
    insta::assert_snapshot!(reported("f.days + 'a' == 1"), @"GJ0202 «f.days + 'a'» name=+ types=int, string");
    insta::assert_snapshot!(reported("f.a == 1"), @"GJ0202 «f.a == 1» name=== types=bool, int");
    insta::assert_snapshot!(reported("size(f.days) > 1"), @"GJ0202 «size(f.days)» name=size types=int");
    insta::assert_snapshot!(reported("'abc'.size > 1"), @"GJ0201 «'abc'.size» expected=map found=string suggestion='abc'.size()");
    insta::assert_snapshot!(reported("[1].map(i, i.n) == [1]"), @"GJ0201 «i.n» expected=map found=int");
    insta::assert_snapshot!(reported("known(1)"), @"GJ0207 «1» name=known");
    insta::assert_snapshot!(reported("subject.id == 'a'"), @"GJ0212 «subject.id»");
}

#[test]
fn quantities_are_checked() {
    insta::assert_snapshot!(reported("f.days < f.items"), @"GJ0204 «f.days < f.items» left=day right=item");
    insta::assert_snapshot!(reported("f.share >= 99"), @"GJ0205 «99» found=99 suggestion=0.99");
    insta::assert_snapshot!(reported("f.days / f.days >= f.share"), @"GJ0203 «f.days / f.days»");
    insta::assert_snapshot!(reported("double(f.days) / double(f.days) >= f.share"), @"");
    insta::assert_snapshot!(reported("f.days - f.days > 3"), @"");
}

#[test]
fn definitions_come_in_any_order_but_not_in_circles() {
    let chain = "define x = y && f.b\ndefine y = f.a\n";
    assert!(compile(&(chain.to_owned() + &rule("r", "require x"))).1.is_empty());
    let circle = "define x = y && f.b\ndefine y = !x\n";
    insta::assert_snapshot!(compile(&(circle.to_owned() + &rule("r", "require x"))).1.join("\n"), @"GJ0104 «x» path=x → y → x");
}

#[test]
fn one_mistake_is_told_once() {
    insta::assert_snapshot!(reported("f.nope.x + 1 > 2 && f.a"), @"GJ0101 «f.nope.x» name=f.nope.x");
}

fn plugin() -> PluginInfo {
    PluginInfo { alias: "p".to_owned(), id: "p".to_owned(), version: "1.0.0".to_owned(), ..PluginInfo::default() }
}

#[test]
fn a_plugin_defines_names_under_its_own_id_only() {
    let guard = "guard g { number \"G\" title zh \"保障\" en \"guard\" basis design recommend zh \"先办\" en \"first\" require f.a holds rules r }\n";
    let base = rule("r", "require f.b") + guard;
    let head = "ruleset p { version \"1.0.0\" title zh \"包\" en \"plugin\" uses t }\n";
    let own = format!("{head}variant p.r of r {{ number \"P-01\" require f.c }}\n");
    assert!(compile_with(&base, Some((&plugin(), &own))).1.is_empty());
    let outside = format!("{head}{}", rule("q", "require f.c"));
    insta::assert_snapshot!(compile_with(&base, Some((&plugin(), &outside))).1.join("\n"), @"GJ0505 «q» name=q plugin=p");
    let weaker = format!("{head}{}", guard.replace("f.a", "true").replace("\"G\"", "\"G2\""));
    insta::assert_snapshot!(compile_with(&base, Some((&plugin(), &weaker))).1.join("\n"), @"GJ0504 «g» name=g plugin=p");
}

#[test]
fn definitions_written_out_stay_bounded() {
    let mut items = "define d0 = f.a\n".to_owned();
    for n in 1..40 {
        items += &format!("define d{n} = d{} && d{}\n", n - 1, n - 1);
    }
    let (_, reported) = compile(&(items + &rule("r", "require d39")));
    assert!(reported.iter().all(|line| line.starts_with("GJ0010")), "{reported:?}");
    assert!((1..=3).contains(&reported.len()), "told where it begins, and not for all that follows: {reported:?}");
    let mut items = "define d0 = f.days + 1\n".to_owned();
    for n in 1..40 {
        items += &format!("define d{n} = d{}{}\n", n - 1, " + 1".repeat(20));
    }
    let (_, reported) = compile(&(items + &rule("r", "require d39 > 1")));
    assert!(reported.iter().any(|line| line.starts_with("GJ0009")), "{reported:?}");
}

#[test]
fn a_long_chain_of_definitions_takes_no_long_time() {
    let items: String = (0..5_000).map(|n| format!("define d{n} = d{} || f.b\n", n + 1)).collect();
    let (_, reported) = compile(&(items + "define d5000 = f.a\n" + &rule("r", "require d0")));
    assert!(reported.iter().any(|line| line.starts_with("GJ0009")), "{:?}", reported.first());
}

#[test]
fn a_quotient_carries_its_lost_remainder() {
    for condition in ["1 - f.days / f.days <= f.share", "double(f.days / f.days) >= 0.7", "-(f.days / f.days) < -0.1"] {
        assert!(reported(condition).starts_with("GJ0203"), "{condition}");
    }
}

#[test]
fn sums_of_ratios_may_leave_their_range() {
    insta::assert_snapshot!(reported("f.share + f.share >= 1.5"), @"");
    insta::assert_snapshot!(reported("math.greatest(f.days, f.items) > 4"), @"GJ0204 «math.greatest(f.days, f.items)» left=day right=item");
}

#[test]
fn positions_and_keys_are_typed() {
    insta::assert_snapshot!(reported("[true, 1][0] == true"), @"GJ0201 «1» expected=bool found=int");
    insta::assert_snapshot!(reported("['a']['x'] == 'a'"), @"GJ0202 «['a']['x']» name=[] types=list(string), string");
    insta::assert_snapshot!(reported("{'a': 1}[true] == 1"), @"GJ0202 «{'a': 1}[true]» name=[] types=map(string, int), bool");
}

#[test]
fn a_plugin_is_not_called_like_the_rules() {
    let mut plugin = plugin();
    plugin.alias = "f.more".to_owned();
    let text = "ruleset f.more { version \"1.0.0\" title zh \"包\" en \"plugin\" uses t }\n";
    let (_, reported) = compile_with(&rule("r", "require f.a"), Some((&plugin, text)));
    insta::assert_snapshot!(reported.join("\n"), @"GJ0505 «f.more» name=f.more plugin=f.more");
}
