//! Example profiles, assessed by the shipped rules.

use guiju::embedded;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline::{self, Rules};
use guiju_core::assessment::{Assessment, Band, Finding, GuardStatus, ModelFinding, Outcome};
use guiju_core::{Profile, SettingValue};

/// The shipped rules.
pub fn shipped() -> Rules {
    let mut inputs = Inputs::default();
    pipeline::rules(&mut inputs, &[], &[]).expect("the shipped rules compile")
}

/// An example profile by its name.
pub fn example(rules: &Rules, name: &str) -> Profile {
    from_text(rules, &text(name))
}

/// What the rules say of a profile.
pub fn assess(rules: &Rules, profile: &Profile) -> Assessment {
    rules.assess(profile, &pipeline::context(Vec::<SettingValue>::new()))
}

/// What the rules say of an example profile with some of its lines replaced.
pub fn changed(rules: &Rules, name: &str, changes: &[(&str, &str)]) -> Assessment {
    let mut text = text(name);
    for (from, to) in changes {
        assert!(text.contains(from), "{name} has no `{from}`");
        text = text.replace(from, to);
    }
    assess(rules, &from_text(rules, &text))
}

/// What a rule came to, by its number.
pub fn outcome(assessment: &Assessment, number: &str) -> Outcome {
    finding(assessment, number).outcome
}

/// The guards that hold a rule's recommendation, by number.
pub fn holds(assessment: &Assessment, number: &str) -> Vec<String> {
    finding(assessment, number).holds.iter().map(|hold| hold.number.clone()).collect()
}

/// A rule's finding, by its number.
pub fn finding<'a>(assessment: &'a Assessment, number: &str) -> &'a Finding {
    assessment.findings.iter().find(|finding| finding.number == number).expect("a rule of this number")
}

/// How a guard stands, by its number.
pub fn guard(assessment: &Assessment, number: &str) -> GuardStatus {
    assessment.guards.iter().find(|guard| guard.number == number).expect("a guard of this number").status
}

/// The models of a choice in the report's order, each with its band.
pub fn models(assessment: &Assessment, choice: &str) -> Vec<(String, Band)> {
    let choice = assessment.choices.iter().find(|one| one.choice == choice).expect("a choice of this name");
    choice.models.iter().map(|model| (model.model.clone(), model.band)).collect()
}

/// How well a model suits, by its name.
pub fn band(assessment: &Assessment, name: &str) -> Band {
    model(assessment, name).band
}

/// The guards that hold a model, by number.
pub fn model_holds(assessment: &Assessment, name: &str) -> Vec<String> {
    model(assessment, name).holds.iter().map(|hold| hold.number.clone()).collect()
}

/// A model by its name.
pub fn model<'a>(assessment: &'a Assessment, name: &str) -> &'a ModelFinding {
    let mut models = assessment.choices.iter().flat_map(|choice| &choice.models);
    models.find(|model| model.model == name).expect("a model of this name")
}

fn text(name: &str) -> String {
    let file = embedded::profile(name).expect("an example profile of this name");
    String::from_utf8(file.bytes.to_vec()).expect("profiles are UTF-8")
}

fn from_text(rules: &Rules, text: &str) -> Profile {
    let named = Named { name: "profile.toml".to_owned(), bytes: text.as_bytes().to_vec() };
    rules.profile(&mut Inputs::default(), &named).expect("the profile can be used")
}
