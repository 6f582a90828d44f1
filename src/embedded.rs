//! What ships inside the command: the reform rules, the example profiles, the plugins, the beginnings of new ones and the
//! pages of the diagnostics.

use guiju_grammar::Code;
use guiju_plugins::Folder;
use include_dir::{Dir, include_dir};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rulesets/reform");
static PROFILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rulesets/profiles");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/plugins/templates");
static PLUGINS: Dir<'_> = include_dir!("$OUT_DIR/plugins");
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

/// The files that a new plugin begins with, each by its path in the plugin's folder: those that all plugins have, and those of
/// a template. In each, `example.plugin` stands for the plugin's id.
pub fn template(name: &str) -> Vec<(String, &'static str)> {
    let rules = if name == "rules" { "rules" } else { "code" };
    let mut parts = vec!["common", rules, name];
    parts.dedup();
    parts.into_iter().filter_map(|part| TEMPLATES.get_dir(part)).flat_map(|dir| texts(dir, dir)).collect()
}

/// Every text below a folder, by its path from another.
fn texts(dir: &'static Dir<'static>, from: &'static Dir<'static>) -> Vec<(String, &'static str)> {
    let text = |file: &'static include_dir::File<'static>| {
        let path = file.path().strip_prefix(from.path()).ok()?;
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        Some((parts.join("/"), file.contents_utf8()?))
    };
    let own = dir.files().filter_map(text);
    own.chain(dir.dirs().flat_map(|dir| texts(dir, from))).collect()
}

/// The sources of the plugins that ship with the command, in the order of their ids.
pub fn plugins() -> Vec<(&'static str, Folder)> {
    let mut folders: Vec<&'static Dir<'static>> = PLUGINS.dirs().collect();
    folders.sort_by_key(|folder| folder.path());
    folders.into_iter().filter_map(|folder| Some((folder.path().to_str()?, plugin(folder)?))).collect()
}

/// The file of a plugin that ships with the command, by its id.
pub fn packed(id: &str) -> Option<Vec<u8>> {
    let (_, folder) = plugins().into_iter().find(|(name, _)| *name == id)?;
    Some(folder.build().ok()?.1)
}

fn plugin(folder: &'static Dir<'static>) -> Option<Folder> {
    let file = |name: &str| folder.get_file(folder.path().join(name));
    let text = |name: &str| file(name)?.contents_utf8();
    let mut plugin = Folder::from_texts(text("plugin.toml")?, text("rules.gj")?, text("implementation.md"));
    plugin.code = file("code.wasm").map(|code| code.contents().to_vec());
    Some(plugin)
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
