//! The plugins that took part: their lineage, and the safeguards their adoption waits for.

use super::Run;
use crate::PluginInfo;
use crate::assessment::PluginUse;
use crate::eval::Subject;

/// A plugin as a guard judges it.
pub(super) fn subject(plugin: &PluginInfo) -> Subject {
    Subject {
        id: plugin.id.clone(),
        kind: "plugin",
        origin: plugin.origin.id.clone(),
        higher_law_checked: plugin.higher_law_checked,
    }
}

impl Run<'_> {
    pub(super) fn plugins(&self) -> Vec<PluginUse> {
        self.ruleset.plugins.iter().enumerate().map(|(index, plugin)| self.plugin_use(index, plugin)).collect()
    }

    fn plugin_use(&self, index: usize, plugin: &PluginInfo) -> PluginUse {
        let subject = subject(plugin);
        let guards = self.ruleset.guards.iter().filter(|guard| self.guard_holds_plugin(guard, plugin));
        let rules = self.ruleset.rules.iter().filter(|rule| rule.plugin == Some(index));
        let innovations: Vec<_> = self.ruleset.innovations.iter().filter(|one| one.plugin == index).collect();
        PluginUse {
            id: plugin.id.clone(),
            version: plugin.version.clone(),
            digest: plugin.digest.clone(),
            title: plugin.title.clone(),
            origin: plugin.origin.clone(),
            publisher: plugin.publisher.clone(),
            evidence: plugin.evidence.clone(),
            confirmed_by_origin: plugin.confirmed_by_origin,
            rules: rules.map(|rule| rule.name.clone()).collect(),
            holds: guards.filter_map(|guard| self.hold(guard, &subject)).collect(),
            needs: innovations.iter().flat_map(|one| &one.needs).map(|need| self.argument(need)).collect(),
            localise: innovations.iter().flat_map(|one| one.localise.clone()).collect(),
        }
    }
}
