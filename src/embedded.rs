//! What ships inside the command: the reform rules, the example profiles and the pages of the diagnostics.

use guiju_grammar::Code;
use include_dir::{Dir, include_dir};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rulesets/reform");
static PROFILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rulesets/profiles");
static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/diagnostics");

/// A file that ships with the command.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its path below the folder of its kind.
    pub name: &'static str,
    /// What it holds.
    pub bytes: &'static [u8],
}

/// The end of the names of rule files that hold tests.
pub const TEST_FILE: &str = "_test.gj";

/// The reform rules without their tests, in the order of their names.
pub fn rules() -> Vec<Shipped> {
    files(&RULES, "gj").into_iter().filter(|file| !file.name.ends_with(TEST_FILE)).collect()
}

/// The tests of the reform rules, in the order of their names.
pub fn tests() -> Vec<Shipped> {
    files(&RULES, "gj").into_iter().filter(|file| file.name.ends_with(TEST_FILE)).collect()
}

/// What the two papers hold, and where it stands in the rules.
pub fn coverage() -> Option<&'static str> {
    RULES.get_file("coverage.toml")?.contents_utf8()
}

/// The names of the example profiles.
pub fn profile_names() -> Vec<&'static str> {
    files(&PROFILES, "toml").iter().filter_map(|file| file.name.strip_suffix(".toml")).collect()
}

/// The example profile with this name.
pub fn profile(name: &str) -> Option<Shipped> {
    files(&PROFILES, "toml").into_iter().find(|file| file.name.strip_suffix(".toml") == Some(name))
}

/// The page that explains a code, in both languages.
pub fn page(code: Code) -> Option<&'static str> {
    PAGES.get_file(format!("{code}.md"))?.contents_utf8()
}

/// The files with this extension, those of the folder itself first, then those of each folder in it.
fn files(dir: &'static Dir<'static>, extension: &str) -> Vec<Shipped> {
    let mut files: Vec<Shipped> = dir
        .files()
        .filter(|file| file.path().extension().is_some_and(|found| found == extension))
        .filter_map(|file| Some(Shipped { name: file.path().to_str()?, bytes: file.contents() }))
        .collect();
    files.sort_by_key(|file| file.name);
    let mut folders: Vec<&'static Dir<'static>> = dir.dirs().collect();
    folders.sort_by_key(|folder| folder.path());
    files.extend(folders.into_iter().flat_map(|folder| self::files(folder, extension)));
    files
}
