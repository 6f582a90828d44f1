//! Rules, profiles and diagnostic pages are embedded in the program: a file added to their folders makes it anew.

fn main() {
    for folder in ["rulesets", "docs/diagnostics"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
