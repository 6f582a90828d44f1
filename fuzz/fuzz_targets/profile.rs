//! Arbitrary text as a profile in each of the formats. What can be read is assessed.
#![no_main]

use std::sync::LazyLock;

use guiju_core::{Context, ProfileFormat, Ruleset, read_profile};
use guiju_fuzz::compile;
use guiju_grammar::{FileId, Source};
use libfuzzer_sys::fuzz_target;

static RULESET: LazyLock<Ruleset> = LazyLock::new(|| {
    let rule = r#"rule r { number "1" title zh "规则" en "rule" basis design severity low effects none
      require f.days <= 5 && f.share > 0.5 && "x" in f.set && f.list.all(item, item.done)
      recommend zh "现为{f.days|days}、{f.share|percent}、{f.set|list}" en "{f.days|days}, {f.share|percent}, {f.set|list} now" }"#;
    compile(rule).expect("the rule is without fault")
});

fuzz_target!(|text: &str| {
    for format in [ProfileFormat::Toml, ProfileFormat::Json, ProfileFormat::Yaml] {
        let source = Source::new(FileId(0), "profile", text);
        if let (Some(profile), _) = read_profile(&source, format, &RULESET) {
            guiju_core::assess(&RULESET, &profile, &Context::default());
        }
    }
});
