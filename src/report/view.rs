//! What of an assessment a report speaks of, and in which order.

use std::cmp::Reverse;

use guiju_core::assessment::{
    Assessment, Band, DataRequest, Finding, GuardFinding, GuardStatus, Hold, HoldStatus, ModelFinding, Outcome,
    PluginUse, Text,
};

/// How many data requests a summary lists.
const REQUESTS: usize = 10;

/// An assessment, sorted for the reader.
pub struct View<'a> {
    /// The whole of it.
    pub assessment: &'a Assessment,
    /// Another assessment whose levels are shown beside this one's.
    pub against: Option<&'a Assessment>,
    /// Whether to show what others have published about the region.
    pub published: bool,
    /// The tags it was narrowed to; empty for all.
    pub only: &'a [String],
    /// The gaps of the base rules, the gravest first.
    pub gaps: Vec<&'a Finding>,
    /// The base rules that could not be evaluated.
    pub errors: Vec<&'a Finding>,
    /// The base rules the data cannot tell.
    pub unknown: Vec<&'a Finding>,
    /// The base rules that hold.
    pub met: Vec<&'a Finding>,
    /// The base rules that do not concern this region.
    pub not_applicable: Vec<&'a Finding>,
    /// Local versions and rules of plugins, which stand beside the base and are not counted.
    pub local: Vec<&'a Finding>,
    /// What waits for which safeguard.
    pub waits: Vec<Wait<'a>>,
    /// Running practices without their safeguard.
    pub critical: Vec<&'a GuardFinding>,
    /// Running practices whose safeguard the data does not show.
    pub not_shown: Vec<&'a GuardFinding>,
}

/// A safeguard and what waits for it.
pub struct Wait<'a> {
    /// The safeguard, as the first of those that wait has it.
    pub hold: &'a Hold,
    /// What is known of it.
    pub guard: Option<&'a GuardFinding>,
    /// The facts that tell for all that waits, by path.
    pub facts: Vec<&'a str>,
    /// What waits: first what waits because the safeguard is absent. One safeguard may be absent for one subject and not
    /// shown for another.
    pub groups: Vec<Waiting<'a>>,
}

/// What waits for a safeguard for the same reason.
pub struct Waiting<'a> {
    /// Whether the safeguard is absent or only not shown.
    pub status: HoldStatus,
    /// Gaps whose recommendation waits.
    pub rules: Vec<&'a Finding>,
    /// Models that wait; those already out of the question are left out.
    pub models: Vec<&'a ModelFinding>,
    /// Plugins that wait.
    pub plugins: Vec<&'a PluginUse>,
}

impl<'a> View<'a> {
    /// Sorts an assessment.
    pub fn new(assessment: &'a Assessment, only: &'a [String]) -> Self {
        let base = |outcome: Outcome| {
            let findings = assessment.findings.iter();
            findings.filter(|finding| !is_local(finding) && finding.outcome == outcome).collect::<Vec<_>>()
        };
        let guards = |status: GuardStatus| assessment.guards.iter().filter(|guard| guard.status == status).collect();
        let mut gaps = base(Outcome::Unmet);
        gaps.sort_by_key(|finding| Reverse(finding.severity));
        View {
            assessment,
            against: None,
            published: false,
            only,
            gaps,
            errors: base(Outcome::Error),
            unknown: base(Outcome::Unknown),
            met: base(Outcome::Met),
            not_applicable: base(Outcome::NotApplicable),
            local: assessment.findings.iter().filter(|finding| is_local(finding)).collect(),
            waits: waits(assessment),
            critical: guards(GuardStatus::Critical),
            not_shown: guards(GuardStatus::NotShown),
        }
    }

    /// Gaps whose recommendation waits for nothing, the gravest first.
    pub fn advised(&self) -> impl Iterator<Item = &'a Finding> {
        self.gaps.iter().copied().filter(|finding| finding.holds.is_empty())
    }

    /// Gaps whose recommendation waits.
    pub fn held(&self) -> usize {
        self.gaps.iter().filter(|finding| !finding.holds.is_empty()).count()
    }

    /// Findings whose recommendation waits, local versions among them.
    pub fn held_advice(&self) -> usize {
        let unmet = self.assessment.findings.iter().filter(|finding| finding.outcome == Outcome::Unmet);
        unmet.filter(|finding| !finding.holds.is_empty()).count()
    }

    /// Who answers for a fact that is stated or wanted, where somebody is named.
    pub fn unit(&self, path: &str) -> Option<&'a Text> {
        let stated = self.assessment.facts.iter().find(|fact| fact.path == path);
        let wanted = || self.assessment.data_requests.iter().find(|request| request.path == path);
        stated.map_or_else(|| wanted()?.department.as_ref(), |fact| fact.department.as_ref())
    }

    /// The data worth asking for first.
    pub fn requests(&self) -> &'a [DataRequest] {
        self.assessment.data_requests.get(..REQUESTS).unwrap_or(&self.assessment.data_requests)
    }
}

/// Whether a finding stands beside the base rules.
pub fn is_local(finding: &Finding) -> bool {
    finding.plugin.is_some() || finding.variant_of.is_some()
}

impl<'a> Wait<'a> {
    /// Everything of one kind that waits, for whichever reason.
    pub fn all<'w, T: 'w>(&'w self, of: fn(&'w Waiting<'a>) -> &'w Vec<T>) -> impl Iterator<Item = &'w T> {
        self.groups.iter().flat_map(of)
    }

    /// Whether the safeguard is known to be absent for any of what waits.
    pub fn is_absent(&self) -> bool {
        self.groups.iter().any(|group| group.status == HoldStatus::AwaitingCondition)
    }
}

/// Safeguards that something waits for: the absent ones first, then in the order of the guards.
pub(super) fn waits(assessment: &Assessment) -> Vec<Wait<'_>> {
    let mut waits: Vec<Wait<'_>> = Vec::new();
    for finding in assessment.findings.iter().filter(|finding| finding.outcome == Outcome::Unmet) {
        for hold in &finding.holds {
            wait(&mut waits, assessment, hold).rules.push(finding);
        }
    }
    let models = assessment.choices.iter().flat_map(|choice| &choice.models);
    for model in models.filter(|model| model.band != Band::Precluded) {
        for hold in &model.holds {
            wait(&mut waits, assessment, hold).models.push(model);
        }
    }
    for plugin in &assessment.plugins {
        for hold in &plugin.holds {
            wait(&mut waits, assessment, hold).plugins.push(plugin);
        }
    }
    let place = |hold: &Hold| assessment.guards.iter().position(|guard| guard.guard == hold.guard);
    for wait in &mut waits {
        wait.groups.sort_by_key(|group| group.status);
    }
    waits.sort_by_key(|wait| (!wait.is_absent(), place(wait.hold)));
    waits
}

/// Where something stands that waits for a safeguard; made when it is not there yet.
fn wait<'w, 'a>(waits: &'w mut Vec<Wait<'a>>, assessment: &'a Assessment, hold: &'a Hold) -> &'w mut Waiting<'a> {
    let new = || {
        let guard = assessment.guards.iter().find(|guard| guard.guard == hold.guard);
        Wait { hold, guard, facts: Vec::new(), groups: Vec::new() }
    };
    let wait = found_or_made(waits, |wait| wait.hold.guard == hold.guard, new);
    for path in &hold.facts {
        if !wait.facts.contains(&path.as_str()) {
            wait.facts.push(path);
        }
    }
    let new = || Waiting { status: hold.status, rules: Vec::new(), models: Vec::new(), plugins: Vec::new() };
    found_or_made(&mut wait.groups, |group| group.status == hold.status, new)
}

fn found_or_made<T>(list: &mut Vec<T>, wanted: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    let at = list.iter().position(wanted).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "the place was found or made just above")]
    &mut list[at]
}
