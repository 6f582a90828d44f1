//! Writes the rules out as Rust, for the hand-written function that the engines are measured beside.

#[path = "src/workload.rs"]
#[expect(dead_code, reason = "the build needs the conditions alone")]
mod workload;

use std::fmt::Write;

use workload::{Condition, conditions};

#[expect(clippy::disallowed_methods, reason = "Cargo gives a build script this folder to write into")]
fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/workload.rs");
    let mut text = String::new();
    for count in [40, 400] {
        let _ = writeln!(text, "/// {count} rules.\nfn rules_{count}(facts: &Facts, met: &mut Vec<bool>) {{");
        for condition in conditions(count) {
            let _ = writeln!(text, "    met.push({});", rust(&condition));
        }
        text.push_str("}\n");
    }
    let folder = std::env::var_os("OUT_DIR").map(std::path::PathBuf::from).unwrap_or_default();
    std::fs::write(folder.join("native.rs"), text)
}

fn rust(condition: &Condition) -> String {
    let join = |parts: &[Condition], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| format!("({})", rust(part))).collect();
        parts.join(word)
    };
    match condition {
        Condition::AtLeast(at, least) => format!("facts.numbers[{at}] >= {least}"),
        Condition::Less(left, right) => format!("facts.numbers[{left}] < facts.numbers[{right}]"),
        Condition::SumAtLeast(left, right, other) => {
            format!("facts.numbers[{left}] + facts.numbers[{right}] >= 3 * facts.numbers[{other}]")
        }
        Condition::Flag(at) => format!("facts.flags[{at}]"),
        Condition::Is(at, one) => format!("facts.choices[{at}] == {one}"),
        Condition::IsEither(at, first, second) => format!("matches!(facts.choices[{at}], {first} | {second})"),
        Condition::Has(at, one) => format!("facts.sets[{at}][{one}]"),
        Condition::Not(inner) => format!("!({})", rust(inner)),
        Condition::All(parts) => join(parts, " && "),
        Condition::Any(parts) => join(parts, " || "),
    }
}
