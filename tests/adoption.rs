//! What a place adopts and settles for itself: under names of its own, verified, with its lineage in every report.

#![expect(clippy::disallowed_methods, reason = "tests put files in place and look at them")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::path::Path;

use guiju_core::assessment::{Assessment, Finding, FitStatus, GivenBy, GuardStatus, HoldStatus, Outcome, PluginUse};
use support::{folder, run, stderr, stdout, write};

fn shipped(id: &str) -> String {
    format!("{}/plugins/shipped/{id}", env!("CARGO_MANIFEST_DIR"))
}

/// A folder of a place that takes unsigned plugins, with these lines in its settings.
fn place(settings: &str) -> tempfile::TempDir {
    let place = folder();
    write(place.path(), "guiju.toml", format!("# ours\n{settings}\n[trust]\nmin_signers = 0\n"));
    place
}

fn done(at: &Path, arguments: &[&str]) -> String {
    let output = run(at, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

fn refused(at: &Path, arguments: &[&str], code: &str) -> String {
    let output = run(at, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
    let text = stderr(&output);
    assert!(text.lines().any(|line| line == code), "{arguments:?}: {text}");
    text
}

/// Builds a shipped plugin and adopts it under these names.
fn adopt(at: &Path, id: &str, names: &[&str]) {
    done(at, &["plugin", "build", &shipped(id), "-o", "new.wasm"]);
    for name in names {
        done(at, &["plugin", "add", "new.wasm", "--as", name]);
    }
}

/// Puts more lines into the settings, below the adoption under this name.
fn settle(at: &Path, alias: &str, lines: &str) {
    let text = std::fs::read_to_string(at.join("guiju.toml")).expect("settings");
    let head = format!("[[plugin]]\nalias = \"{alias}\"\n");
    assert!(text.contains(&head), "{text}");
    write(at, "guiju.toml", text.replace(&head, &format!("{head}{lines}\n")));
}

fn check(at: &Path, profile: &str, more: &[&str]) -> Assessment {
    let text = done(at, &[&["check", profile, "--format", "json"], more].concat());
    serde_json::from_str(&text).expect("an assessment")
}

fn finding<'a>(assessment: &'a Assessment, rule: &str) -> &'a Finding {
    assessment.findings.iter().find(|finding| finding.rule == rule).unwrap_or_else(|| panic!("no {rule}"))
}

fn plugin<'a>(assessment: &'a Assessment, alias: &str) -> &'a PluginUse {
    assessment.plugins.iter().find(|plugin| plugin.alias == alias).unwrap_or_else(|| panic!("no {alias}"))
}

fn held_by(plugin: &PluginUse, number: &str) -> Option<HoldStatus> {
    plugin.holds.iter().find(|hold| hold.number == number).map(|hold| hold.status)
}

fn example(name: &str) -> String {
    std::fs::read_to_string(format!("{}/rulesets/profiles/{name}.toml", env!("CARGO_MANIFEST_DIR"))).expect("a profile")
}

#[test]
fn a_countys_adoption_waits_for_its_own_assessment_which_lapses_with_the_file() {
    let place = place("");
    let at = place.path();
    adopt(at, "gd.setup_5d", &["setup"]);
    let assessment = check(at, "county_b", &[]);
    let used = plugin(&assessment, "setup");
    assert_eq!((used.id.as_str(), used.version.as_str()), ("gd.setup_5d", "1.0.0"));
    assert_eq!(used.origins.iter().map(|origin| origin.id.as_str()).collect::<Vec<_>>(), ["guangdong"]);
    assert_eq!(used.adopted.as_ref().map(|adopted| adopted.source.as_str()), Some("new.wasm"));
    assert_eq!(used.fit.as_ref().map(|fit| fit.status), Some(FitStatus::Pending));
    assert_eq!(held_by(used, "G-LOCALFIT"), Some(HoldStatus::AwaitingCondition));
    let variant = finding(&assessment, "setup.business_setup");
    assert_eq!((variant.number.as_str(), variant.outcome), ("GD-SETUP-5D-02@setup", Outcome::Unmet));
    assert!(variant.holds.iter().any(|hold| hold.number == "G-LOCALFIT"));
    let digest = used.digest.clone();
    let record = |digest: &str, decision: &str| {
        let pending = "fit_assessed = false, localised = false";
        let done = format!(
            "fit_assessed = true, localised = true, decision = \"{decision}\", unit = \"乙县数字办\", \
             date = 2025-05-20, document = \"乙数〔2025〕3号\", digest = \"{digest}\""
        );
        let profile = example("county_b");
        assert!(profile.contains(pending));
        write(at, "b.toml", profile.replace(pending, &done));
        check(at, "b.toml", &[])
    };
    let assessed = record(&digest, "adapt");
    let used = plugin(&assessed, "setup");
    let fit = used.fit.as_ref().expect("the record");
    assert_eq!(
        (fit.status, fit.unit.as_deref(), fit.date.as_deref()),
        (FitStatus::Current, Some("乙县数字办"), Some("2025-05-20"))
    );
    assert_eq!(held_by(used, "G-LOCALFIT"), None);
    assert!(held_by(used, "G-BOUNDARY").is_some(), "what else is waited for stays");
    let lapsed = record(&digest.replace("sha256:", "sha256:0"), "adopt");
    assert_eq!(plugin(&lapsed, "setup").fit.as_ref().map(|fit| fit.status), Some(FitStatus::Lapsed));
    assert_eq!(held_by(plugin(&lapsed, "setup"), "G-LOCALFIT"), Some(HoldStatus::AwaitingCondition));
    let declined = record(&digest, "decline");
    assert_eq!(held_by(plugin(&declined, "setup"), "G-LOCALFIT"), Some(HoldStatus::AwaitingCondition));
    record(&digest, "adapt");
    let zh = done(at, &["check", "b.toml", "--lang", "zh", "--format", "markdown"]);
    for line in ["由乙县（虚构）采用，取自 new.wasm", "乙县数字办、2025年5月20日、“乙数〔2025〕3号”、调整后采用"]
    {
        assert!(zh.contains(line), "{line}\n{zh}");
    }
}

#[test]
fn a_citys_adoption_is_held_by_the_ethics_guard() {
    let place = place("");
    let at = place.path();
    adopt(at, "gd.yss_push", &["push"]);
    let assessment = check(at, "city_c", &[]);
    assert_eq!(held_by(plugin(&assessment, "push"), "G-ETHICS"), Some(HoldStatus::AwaitingCondition));
    let ethics = assessment.guards.iter().find(|guard| guard.number == "G-ETHICS").expect("the guard");
    assert_eq!(ethics.status, GuardStatus::Critical);
    assert!(ethics.held.iter().any(|held| held == "push"), "{:?}", ethics.held);
}

#[test]
fn one_plugin_twice_with_values_of_its_own_each() {
    let place = place("");
    let at = place.path();
    adopt(at, "zj.civil_servant_one_thing", &["hiring", "transfer"]);
    settle(at, "hiring", "parameters = { materials_max = 30, app = \"甲政通\" }");
    settle(at, "transfer", "parameters = { materials_max = 10 }");
    let facts = |name: &str| {
        format!(
            "\n[{name}]\ncovered = []\nmaterials = {{ before = 40, now = 20 }}\nform_fields = {{ before = 90, now = 80 }}\n"
        )
    };
    write(at, "b.toml", example("county_b") + &facts("hiring") + &facts("transfer"));
    let assessment = check(at, "b.toml", &[]);
    assert_eq!(finding(&assessment, "hiring.burden").outcome, Outcome::Met);
    assert_eq!(finding(&assessment, "transfer.burden").outcome, Outcome::Unmet);
    let advice = |rule| finding(&assessment, rule).recommendation.clone().expect("advice").zh;
    assert!(advice("hiring.one_submission").contains("在甲政通上"));
    assert!(advice("transfer.one_submission").contains("在本地公务移动应用上"));
    assert_eq!(plugin(&assessment, "hiring").digest, plugin(&assessment, "transfer").digest);
    let set = |alias| plugin(&assessment, alias).parameters.iter().map(|set| set.value.zh.clone()).collect::<Vec<_>>();
    assert_eq!(
        (set("hiring"), set("transfer")),
        (vec!["甲政通".to_owned(), "30份材料".to_owned()], vec!["10份材料".to_owned()])
    );
    // Both are versions of one rule, and that is said.
    let [conflict] = assessment.conflicts.as_slice() else { panic!("{:?}", assessment.conflicts) };
    assert_eq!(conflict.number, "COL-14");
    let claims: Vec<&str> = conflict.claims.iter().map(|claim| claim.number.as_str()).collect();
    assert_eq!(claims, ["ZJ-CIVIL-03@hiring", "ZJ-CIVIL-03@transfer"]);
    let base = check(at, "b.toml", &["--only", "force.collaboration"]);
    assert_eq!(base.conflicts.len(), 1);
    let pages = [
        ("text", "zh", "有1项规则同时有多项地方细化规则适用"),
        ("markdown", "en", "2 local versions"),
        ("html", "zh", "本地名称 transfer"),
    ];
    for (format, lang, words) in pages {
        let page = done(at, &["check", "b.toml", "--format", format, "--lang", lang]);
        assert!(page.contains(words), "{format}: {words}");
    }
    assert!(done(at, &["rules", "hiring"]).contains("ZJ-CIVIL-01@hiring"));
    assert!(done(at, &["facts", "transfer.materials"]).contains("transfer.materials.now"));
    assert!(done(at, &["explain", "b.toml", "ZJ-CIVIL-02@transfer"]).contains("transfer.materials_max"));
}

#[test]
fn a_plugin_that_weakens_a_guard_is_not_adopted() {
    let place = place("");
    let at = place.path();
    let manifest = include_str!("support/plugin.toml");
    let rules = include_str!("support/rules.gj");
    let weaker = "guard ethics {\n  number \"MY-G\"\n  title zh \"伦理\" en \"Ethics\"\n  basis design\n  require true\n  \
                  holds rules my.reuse.run_once\n  recommend zh \"无\" en \"none\"\n}\n";
    write(at, "my/plugin.toml", manifest);
    write(at, "my/rules.gj", format!("{rules}\n{weaker}"));
    done(at, &["plugin", "build", "my", "-o", "my.wasm"]);
    for name in ["my.reuse", "ours"] {
        let text = refused(at, &["plugin", "add", "my.wasm", "--as", name], "GJ0504");
        assert!(text.contains("my.wasm:12:7") && text.contains("guard ethics"), "{text}");
    }
    assert!(!at.join("guiju.lock").exists());
    refused(at, &["check", "county_b", "--plugin", "ours=my.wasm"], "GJ0504");
}

#[test]
fn values_of_the_place_stand_between_the_rules_and_the_run_and_reach_no_guard() {
    let place = place("[parameters]\nrun_once_target = 0.5\ntop_share_max = 1.0\n");
    let at = place.path();
    let given = |assessment: &Assessment, name: &str| {
        assessment.parameters.iter().find(|one| one.name == name).map(|one| (one.given_by, one.value.zh.clone()))
    };
    let plain = check(at, "city_d", &["--no-settings"]);
    assert_eq!(
        (plain.local.is_some(), given(&plain, "run_once_target").map(|one| one.0)),
        (false, Some(GivenBy::Ruleset))
    );
    let local = check(at, "city_d", &[]);
    assert_eq!(given(&local, "run_once_target"), Some((GivenBy::Local, "50%".to_owned())));
    assert!(local.settings.is_empty(), "what a place has settled is no trial");
    let used = local.local.as_ref().expect("the settings");
    assert_eq!((used.file.as_str(), used.parameters.len()), ("guiju.toml", 2));
    let trial = check(at, "city_d", &["--set", "run_once_target=0.7"]);
    assert_eq!(given(&trial, "run_once_target"), Some((GivenBy::Setting, "70%".to_owned())));
    assert_eq!(trial.settings.first().map(|set| set.instead_of.zh.clone()), Some("50%".to_owned()));
    let guards = |assessment: &Assessment| {
        let of = |guard: &guiju_core::assessment::GuardFinding| (guard.number.clone(), guard.status, guard.safeguard);
        assessment.guards.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(guards(&local), guards(&plain), "guards read the rules' own values");
    let en = done(at, &["check", "city_d", "--lang", "en", "--format", "markdown"]);
    assert!(
        en.contains("Settings of this place: guiju.toml (sha256:") && en.contains("50% here, otherwise 99%"),
        "{en}"
    );
}

#[test]
fn what_settings_get_wrong_is_shown_where_it_stands() {
    let at = folder();
    let at = at.path();
    let cases = [
        ("[parameters]\nrun_once_targte = 0.5\n", "GJ0606", "guiju.toml:2:1"),
        ("[parameters]\nrun_once_target = 99\n", "GJ0208", "guiju.toml:2:19"),
        ("[parameters]\nrun_once_target = \"x\"\n", "GJ0208", "guiju.toml:2:19"),
        ("[parameter]\nrun_once_target = 0.5\n", "GJ0513", "guiju.toml:1:2"),
        ("[departments]\nservice = 1\n", "GJ0513", "guiju.toml:2:11"),
        ("[[withdrawn]]\ndigest = \"sha256:12\"\nreason = \"x\"\n", "GJ0513", "guiju.toml:2:10"),
    ];
    for (text, code, place) in cases {
        write(at, "guiju.toml", text);
        let told = refused(at, &["check", "county_b"], code);
        assert!(told.contains(place), "{text}: {told}");
        done(at, &["check", "county_b", "--no-settings"]);
    }
}

#[test]
fn a_plugins_values_reach_nothing_but_the_plugin() {
    let place = place("");
    let at = place.path();
    adopt(at, "gd.setup_5d", &["setup"]);
    let text = std::fs::read_to_string(at.join("guiju.toml")).expect("settings");
    settle(at, "setup", "parameters = { run_once_target = 0.5 }");
    assert!(refused(at, &["check", "county_b"], "GJ0606").contains("run_once_target = 0.5"));
    write(at, "guiju.toml", format!("[parameters]\nsetup.target_days = 9\n{text}"));
    refused(at, &["check", "county_b"], "GJ0606");
    write(at, "guiju.toml", text);
    settle(at, "setup", "parameters = { target_days = 8 }");
    let assessment = check(at, "county_b", &[]);
    assert_eq!(finding(&assessment, "setup.business_setup").outcome, Outcome::Met);
    assert_eq!(finding(&assessment, "tra.business_setup").outcome, Outcome::Unmet);
}

#[test]
fn what_was_not_adopted_like_this_is_not_used() {
    let place = place("");
    let at = place.path();
    adopt(at, "gd.setup_5d", &["setup"]);
    let (settings, lock) = (at.join("guiju.toml"), at.join("guiju.lock"));
    let [adopted, pinned] = [&settings, &lock].map(|path| std::fs::read_to_string(path).expect("a file"));
    std::fs::remove_file(&lock).expect("the lock");
    assert!(refused(at, &["check", "county_b"], "GJ0512").contains("does not pin"));
    write(at, "guiju.lock", &pinned);
    write(at, "guiju.toml", adopted.replace("[trust]\nmin_signers = 0\n", ""));
    refused(at, &["check", "county_b"], "GJ0510");
    let key = include_str!("../plugins/tests/keys/1.pub");
    let signer = format!("[trust]\nmin_signers = 1\n[[trust.signer]]\nname = \"A\"\nkey = '''\n{key}'''\n");
    write(at, "guiju.toml", adopted.replace("[trust]\nmin_signers = 0\n", &signer));
    assert!(refused(at, &["check", "county_b"], "GJ0510").contains("no longer trusted"));
    write(at, "guiju.toml", &adopted);
    done(at, &["plugin", "build", &shipped("gd.yss_push"), "-o", "plugins/setup.wasm"]);
    assert!(refused(at, &["check", "county_b"], "GJ0512").contains("not the one that was adopted"));
}

#[test]
fn a_signer_is_known_by_the_key_and_not_by_the_name() {
    let [first, second] = [include_str!("../plugins/tests/keys/1.pub"), include_str!("../plugins/tests/keys/2.pub")];
    let trust = |key: &str| format!("[trust]\nmin_signers = 1\n[[trust.signer]]\nname = \"A\"\nkey = '''\n{key}'''\n");
    let place = folder();
    let at = place.path();
    write(at, "guiju.toml", trust(first));
    write(at, "a.key", include_str!("../plugins/tests/keys/1.key"));
    done(at, &["plugin", "build", &shipped("gd.setup_5d"), "-o", "gd.wasm"]);
    done(at, &["plugin", "save", "gd.wasm", "-o", "gd.tar"]);
    done(at, &["plugin", "sign", "gd.tar", "--key", "a.key"]);
    done(at, &["plugin", "add", "gd.tar", "--as", "setup"]);
    let assessment = check(at, "county_b", &[]);
    let adopted = plugin(&assessment, "setup").adopted.clone().expect("adopted");
    assert_eq!((adopted.source.as_str(), adopted.signers.as_slice()), ("gd.tar", ["A".to_owned()].as_slice()));
    let text = std::fs::read_to_string(at.join("guiju.toml")).expect("settings");
    write(at, "guiju.toml", text.replace(&trust(first), &trust(second)));
    refused(at, &["check", "county_b"], "GJ0510");
    refused(at, &["plugin", "verify"], "GJ0510");
}

#[test]
fn settings_are_those_beside_the_profile_or_those_named() {
    let place = place("[parameters]\nrun_once_target = 0.5\n");
    let at = place.path();
    write(at, "a/b.toml", example("county_b"));
    write(at, "c.toml", example("city_c"));
    let file = |assessment: &Assessment| assessment.local.as_ref().map(|local| local.file.clone());
    assert_eq!(file(&check(at, "a/b.toml", &[])).as_deref(), Some("guiju.toml"), "none beside it");
    write(at, "a/guiju.toml", "[parameters]\nrun_once_target = 0.6\n");
    assert_eq!(file(&check(at, "a/b.toml", &[])).as_deref(), Some("a/guiju.toml"));
    refused(at, &["check", "a/b.toml", "c.toml"], "GJ0536");
    done(at, &["check", "a/b.toml", "c.toml", "--settings", "guiju.toml"]);
    assert_eq!(file(&check(at, "a/b.toml", &["--settings", "guiju.toml"])).as_deref(), Some("guiju.toml"));
    refused(at, &["check", "a/b.toml", "--settings", "none.toml"], "GJ0601");
}

#[test]
fn a_withdrawn_version_says_why_and_is_not_adopted_again() {
    let place = place("");
    let at = place.path();
    adopt(at, "gd.setup_5d", &["one", "two"]);
    let digest = plugin(&check(at, "county_b", &[]), "one").digest.clone();
    let text = std::fs::read_to_string(at.join("guiju.toml")).expect("settings");
    let withdrawn = format!(
        "{text}\n[[withdrawn]]\ndigest = \"{digest}\"\nreason = {{ zh = \"口径有误\", en = \"counted wrongly\" }}\n"
    );
    write(at, "guiju.toml", withdrawn);
    let output = run(at, &["check", "county_b", "--lang", "zh", "--format", "markdown"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stderr(&output).matches("已撤回：口径有误").count(),
        2,
        "each that descends from it: {}",
        stderr(&output)
    );
    assert_eq!(stdout(&output).matches("口径有误").count(), 2, "{}", stdout(&output));
    assert!(refused(at, &["plugin", "add", "new.wasm", "--as", "three"], "GJ0512").contains("counted wrongly"));
}

#[test]
fn a_newer_version_reaches_every_name_at_once() {
    let place = place("");
    let at = place.path();
    adopt(at, "gd.setup_5d", &["one", "two"]);
    settle(at, "two", "parameters = { target_days = 8 }");
    for file in ["plugin.toml", "rules.gj", "implementation.md"] {
        let text = std::fs::read_to_string(format!("{}/{file}", shipped("gd.setup_5d"))).expect("a source");
        write(
            at,
            &format!("newer/{file}"),
            text.replace("version = \"1.0.0\"", "version = \"1.1.0\"")
                .replace("version \"1.0.0\"", "version \"1.1.0\""),
        );
    }
    done(at, &["plugin", "build", "newer", "-o", "newer.wasm"]);
    refused(at, &["plugin", "add", "newer.wasm", "--as", "one"], "GJ0512");
    let told = done(at, &["plugin", "add", "newer.wasm"]);
    assert!(told.contains("1.1.0 as one") && told.contains("1.1.0 as two"), "{told}");
    let assessment = check(at, "county_b", &[]);
    let versions: Vec<&str> = assessment.plugins.iter().map(|plugin| plugin.version.as_str()).collect();
    assert_eq!(versions, ["1.1.0", "1.1.0"]);
    assert_eq!(plugin(&assessment, "two").parameters.len(), 1, "the place's values stay");
    refused(at, &["plugin", "add", "new.wasm"], "GJ0512");
}

#[test]
fn a_file_named_for_one_run_may_have_a_name_too() {
    let place = place("");
    let at = place.path();
    adopt(at, "gd.setup_5d", &["setup"]);
    let aliases = |more: &[&str]| -> Vec<String> {
        check(at, "county_b", more).plugins.into_iter().map(|plugin| plugin.alias).collect()
    };
    assert_eq!(aliases(&["--plugin", "plugins/setup.wasm"]), ["setup"], "what is adopted is not taken twice");
    assert_eq!(aliases(&["--plugin", "again=new.wasm"]), ["setup", "again"]);
    assert!(
        check(at, "county_b", &["--plugin", "again=new.wasm"]).plugins.iter().any(|plugin| plugin.adopted.is_none())
    );
    refused(at, &["check", "county_b", "--plugin", "service=new.wasm"], "GJ0535");
    done(at, &["plugin", "build", &shipped("gd.yss_push"), "-o", "push.wasm"]);
    refused(at, &["check", "county_b", "--plugin", "setup=push.wasm"], "GJ0512");
}

/// The first block of TOML below a heading.
fn block<'a>(page: &'a str, heading: &str) -> &'a str {
    let below = page.split_once(heading).map_or("", |(_, below)| below);
    below.split("```toml\n").nth(1).and_then(|block| block.split("```").next()).expect("a block")
}

#[test]
fn what_the_pages_show_can_be_used() {
    for page in [include_str!("../docs/adopting.md"), include_str!("../docs/adopting.zh.md")] {
        let place = place("");
        let at = place.path();
        adopt(at, "zj.civil_servant_one_thing", &["hiring", "transfers"]);
        let digest = plugin(&check(at, "county_b", &[]), "hiring").digest.clone();
        write(
            at,
            "guiju.toml",
            block(page, "# ")
                .replacen("sha256:…", &digest, 2)
                .replace("sha256:…", &digest.replace("sha256:", "sha256:0")[..71]),
        );
        let record = block(page, "G-LOCALFIT").replace("sha256:…", &digest).replace("[innov]\n", "");
        let pending = example("county_b");
        let (before, after) = pending.split_once("reused = [").expect("the example's records");
        let (_, after) = after.split_once("]\n").expect("their end");
        write(at, "b.toml", format!("{before}{record}{after}"));
        let assessment = check(at, "b.toml", &[]);
        for alias in ["hiring", "transfers"] {
            assert_eq!(plugin(&assessment, alias).fit.as_ref().map(|fit| fit.status), Some(FitStatus::Current));
        }
        assert_eq!(plugin(&assessment, "hiring").parameters.len(), 2);
    }
}

#[test]
fn a_rule_asked_for_by_its_own_number_is_suggested_under_its_names_here() {
    let place = place("");
    let at = place.path();
    adopt(at, "zj.civil_servant_one_thing", &["hiring"]);
    let told = |rule: &str| stderr(&run(at, &["explain", "county_b", rule]));
    assert!(told("ZJ-CIVIL-01").contains("ZJ-CIVIL-01@hiring"), "{}", told("ZJ-CIVIL-01"));
    let name = "zj.civil_servant_one_thing.one_submission";
    assert!(told(name).contains("hiring.one_submission"), "{}", told(name));
    adopt(at, "zj.civil_servant_one_thing", &["transfers"]);
    for number in ["ZJ-CIVIL-01@hiring", "ZJ-CIVIL-01@transfers"] {
        assert!(told("ZJ-CIVIL-01").contains(number), "{}", told("ZJ-CIVIL-01"));
    }
}
