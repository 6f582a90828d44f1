//! Profiles written out: in whatever format, they read back as the same statements.

use guiju_core::ProfileFormat::{self, Csv, Json, Toml, Yaml};
use guiju_core::profile::Table;
use guiju_core::{Document, Node, read_document};
use guiju_grammar::{FileId, Source};

use crate::support::{compile, read, rule};

const FORMATS: [ProfileFormat; 4] = [Toml, Json, Yaml, Csv];

fn document(format: ProfileFormat, text: &str) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (document, diagnostics) = read_document(&Source::new(FileId(0), "p", text), format);
    assert!(diagnostics.is_empty(), "{format:?}: {diagnostics:?}\n{text}");
    document.unwrap()
}

fn written(document: &Document, format: ProfileFormat) -> String {
    document.write(format, &|path| format!("“{path}”"))
}

/// The same whatever the order of keys, and whether a day is written bare.
fn normal(node: &Node) -> String {
    match node {
        Node::Table(Table(entries)) => {
            let mut entries: Vec<String> =
                entries.iter().map(|(key, below)| format!("{key:?}: {}", normal(below))).collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
        Node::List(items) => format!("[{}]", items.iter().map(normal).collect::<Vec<_>>().join(", ")),
        Node::Text(text) | Node::Date(text) => format!("{text:?}"),
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        Node::Float(value) => format!("{value:?}"),
    }
}

fn same(left: &Document, right: &Document) -> bool {
    normal(&Node::Table(left.top.clone())) == normal(&Node::Table(right.top.clone()))
}

/// Through every format and back, and the second writing of each is the first.
fn survives(document: &Document) {
    for format in FORMATS {
        let text = written(document, format);
        let again = self::document(format, &text);
        assert!(same(document, &again), "{format:?} lost something:\n{text}\n{}", written(&again, format));
        assert_eq!(text, written(&again, format), "{format:?} has no settled layout");
    }
}

#[test]
fn the_examples_survive_every_format() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../rulesets/profiles");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        survives(&document(Toml, std::str::from_utf8(&bytes).unwrap()));
        seen += 1;
    }
    assert!(seen > 5);
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn text(&mut self) -> String {
        const TEXTS: [&str; 22] = [
            "",
            " ",
            "甲",
            "=1+1",
            "'quoted'",
            "true",
            "1e3",
            "330000",
            "-5",
            "+86",
            "2025-06-30",
            "[]",
            "{}",
            "a\"b\\c",
            "第一行\n第二行",
            "a, b; c",
            "\u{7f}\u{1}",
            "null",
            "# no comment",
            "~",
            "@someone",
            "trailing\t",
        ];
        TEXTS[self.below(TEXTS.len() as u64) as usize].to_owned()
    }

    fn plain(&mut self) -> Node {
        match self.below(4) {
            0 => Node::Bool(self.below(2) == 0),
            1 => Node::Int(self.below(2000) as i64 - 1000),
            2 => Node::Float((self.below(2000) as f64 - 1000.0) / 16.0),
            _ => Node::Text(self.text()),
        }
    }

    fn node(&mut self, depth: u64) -> Node {
        if depth == 0 {
            return self.plain();
        }
        match self.below(4) {
            0 => Node::List((0..self.below(4)).map(|_| self.node(depth - 1)).collect()),
            1 | 2 => Node::Table(self.table(depth - 1)),
            _ => self.plain(),
        }
    }

    fn table(&mut self, depth: u64) -> Table {
        const KEYS: [&str; 12] =
            ["value", "min", "has", "source", "at", "as_of", "note", "missing", "人数", "a.b", "with space", "1"];
        let mut table = Table::default();
        for _ in 0..self.below(5) {
            let key = KEYS[self.below(KEYS.len() as u64) as usize];
            table.set(key, self.node(depth));
        }
        table
    }
}

#[test]
fn whatever_stands_in_a_profile_survives() {
    let mut dice = Dice(7);
    for _ in 0..500 {
        let mut top = Table::default();
        for key in ["kind", "region", "note", "f", "sources"] {
            top.set(key, dice.node(4));
        }
        for format in FORMATS {
            let document = Document { top: top.clone() };
            let text = written(&document, format);
            let again = self::document(format, &text);
            let expected = if format == Csv { as_in_rows(&document) } else { document.clone() };
            assert!(same(&expected, &again), "{format:?} lost something:\n{text}\n{}", written(&again, format));
        }
    }
}

/// A table of rows keeps a single place as a text, and so a year, of all that can come from somewhere.
fn as_in_rows(document: &Document) -> Document {
    fn within(node: &Node, key: &str) -> Node {
        match (node, key) {
            (Node::Int(year), "as_of") => Node::Text(year.to_string()),
            (Node::List(items), "at") if matches!(items.as_slice(), [Node::Text(place)] if !place.is_empty() && !place.contains('\n')) => {
                items[0].clone()
            }
            (Node::Table(Table(entries)), _) => {
                Node::Table(Table(entries.iter().map(|(key, below)| (key.clone(), within(below, key))).collect()))
            }
            (Node::List(items), _) => Node::List(items.iter().map(|item| within(item, "")).collect()),
            _ => node.clone(),
        }
    }
    let group = |node: &Node| match node {
        Node::Table(Table(facts)) => {
            Node::Table(Table(facts.iter().map(|(key, fact)| (key.clone(), within(fact, ""))).collect()))
        }
        _ => within(node, ""),
    };
    Document { top: Table(document.top.0.iter().map(|(key, node)| (key.clone(), group(node))).collect()) }
}

const PROFILE: &str = "kind = 'own'
note = { zh = '说明', en = 'A note' }
departments = { f = '某局', 'f.days' = '某办' }
[region]
id = 'r'
name = { zh = '某地', en = 'A place' }
as_of = 2025-06-30
[sources.bulletin]
title = { zh = '通报', en = 'Bulletin' }
[f]
a = true
days = { min = 2, source = 'bulletin', at = ['第 1 页', '第 2 页'], note = '约数' }
share = { part = 880, of = 900, as_of = '2024' }
list = [{ n = 1, done = true }]
[[f.set.has]]
value = 'x'
source = 's'
at = '1'
confidence = 'stated_fact'
note = { zh = '原文如此，写得很长，一行放不下，只好另起一个表，让每一项各占一行，读起来也清楚。', en = 'So the source says.' }
";

#[test]
fn one_layout_for_each_format() {
    let document = document(Toml, PROFILE);
    insta::assert_snapshot!(written(&document, Toml), @r#"
kind = "own"
note = { zh = "说明", en = "A note" }

[departments]
f = "某局"
"f.days" = "某办"

[region]
id = "r"
name = { zh = "某地", en = "A place" }
as_of = 2025-06-30

[sources]
bulletin = { title = { zh = "通报", en = "Bulletin" } }

[f]
a = true
days = { min = 2, source = "bulletin", at = ["第 1 页", "第 2 页"], note = "约数" }
share = { part = 880, of = 900, as_of = "2024" }
list = [{ n = 1, done = true }]

[[f.set.has]]
value = "x"
source = "s"
at = "1"
confidence = "stated_fact"
note = { zh = "原文如此，写得很长，一行放不下，只好另起一个表，让每一项各占一行，读起来也清楚。", en = "So the source says." }
"#);
    insta::assert_snapshot!(written(&document, Yaml), @r#"
    kind: "own"
    note:
      zh: "说明"
      en: "A note"
    departments:
      f: "某局"
      "f.days": "某办"
    region:
      id: "r"
      name:
        zh: "某地"
        en: "A place"
      as_of: "2025-06-30"
    sources:
      bulletin:
        title:
          zh: "通报"
          en: "Bulletin"
    f:
      a: true
      days:
        min: 2
        source: "bulletin"
        at: ["第 1 页", "第 2 页"]
        note: "约数"
      share:
        part: 880
        of: 900
        as_of: "2024"
      list:
        - n: 1
          done: true
      set:
        has:
          - value: "x"
            source: "s"
            at: "1"
            confidence: "stated_fact"
            note:
              zh: "原文如此，写得很长，一行放不下，只好另起一个表，让每一项各占一行，读起来也清楚。"
              en: "So the source says."
    "#);
    insta::assert_snapshot!(written(&document, Csv).replace('\r', ""), @r#"
            ﻿路径 path,名称 label,值 value,来源 source,位置 at,时点 as_of,把握程度 confidence,说明 note.zh,英文说明 note.en,缺失理由 missing
            kind,“kind”,own,,,,,,,
            note.zh,“note.zh”,说明,,,,,,,
            note.en,“note.en”,A note,,,,,,,
            departments.f,“departments.f”,某局,,,,,,,
            "departments.""f.days""","“departments.""f.days""”",某办,,,,,,,
            region.id,“region.id”,r,,,,,,,
            region.name.zh,“region.name.zh”,某地,,,,,,,
            region.name.en,“region.name.en”,A place,,,,,,,
            region.as_of,“region.as_of”,2025-06-30,,,,,,,
            sources.bulletin.title.zh,“sources.bulletin.title.zh”,通报,,,,,,,
            sources.bulletin.title.en,“sources.bulletin.title.en”,Bulletin,,,,,,,
            f.a,“f.a”,true,,,,,,,
            f.days,“f.days”,,bulletin,"第 1 页
            第 2 页",,,约数,,
            f.days.min,“f.days.min”,2,,,,,,,
            f.share,“f.share”,,,,2024,,,,
            f.share.part,“f.share.part”,880,,,,,,,
            f.share.of,“f.share.of”,900,,,,,,,
            f.list[1].n,“f.list[1].n”,1,,,,,,,
            f.list[1].done,“f.list[1].done”,true,,,,,,,
            f.set.has[1],“f.set.has[1]”,x,s,1,,stated_fact,原文如此，写得很长，一行放不下，只好另起一个表，让每一项各占一行，读起来也清楚。,So the source says.,
            "#);
}

#[test]
fn a_table_of_rows_is_a_profile_like_any_other() {
    let (ruleset, _) = compile(&rule("r", "require f.a"));
    let facts = |format, text: &str| {
        let (profile, reported) = read(&ruleset, format, text.trim_start_matches('\u{feff}'));
        assert!(reported.is_empty(), "{reported:?}");
        format!("{:?}", profile.unwrap().facts)
    };
    let document = document(Toml, PROFILE);
    assert_eq!(facts(Toml, PROFILE), facts(Csv, &written(&document, Csv)));
}

#[test]
fn rows_that_cannot_be_put_together_are_told() {
    let (ruleset, _) = compile(&rule("r", "require f.a"));
    let told = |rows: &str| read(&ruleset, Csv, &format!("path,value,source\n{rows}\n")).1.join("\n");
    insta::assert_snapshot!(told("f.a,true\nf.a,false"), @"GJ0801 «f.a,false» detail=word-table-twice found=f.a");
    insta::assert_snapshot!(told("f..a,true"), @"GJ0801 «f..a,true» detail=word-table-bad-path found=f..a");
    insta::assert_snapshot!(told("f.list[2],true"), @"GJ0801 «f.list[2],true» detail=word-table-order found=f.list[2]");
    insta::assert_snapshot!(told("f.list[99999999999],true"), @"GJ0801 «f.list[99999999999],true» detail=word-table-order found=f.list[99999999999]");
    insta::assert_snapshot!(told("f.a,true\nf.a.b,1"), @"GJ0801 «f.a.b,1» detail=word-table-twice found=f.a.b");
    insta::assert_snapshot!(read(&ruleset, Csv, "name,value\nf.a,true\n").1.join("\n"), @"GJ0801 «name,value» detail=word-table-no-path found=path");
    insta::assert_snapshot!(read(&ruleset, Csv, "").1.join("\n"), @"GJ0801 «» detail=word-table-no-path found=path");
    insta::assert_snapshot!(told("f.dayz,3"), @r"
    GJ0410 «» found=
    GJ0418 «» key=region.id
    GJ0418 «» key=region.name.zh
    GJ0418 «» key=region.name.en
    GJ0402 «f.dayz,3» path=f.dayz suggestion=f.days
    ");
}
