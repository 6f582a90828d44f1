//! Rules, profiles, templates and diagnostic pages are embedded in the program: a file added to their folders makes it anew.

fn main() {
    for folder in ["rulesets", "docs/diagnostics", "plugins/templates"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
