//! Which department answers for which data.

use crate::assessment::Text;

/// The departments that answer for facts. A group names one for all its facts, and a fact of its own goes before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Departments {
    entries: Vec<(String, Text)>,
}

impl Departments {
    /// The department that answers for a fact: that of the longest path it lies under.
    ///
    /// ```
    /// use guiju_core::{Departments, assessment::Text};
    /// let departments: Departments =
    ///     [("service", "政务服务局"), ("service.satisfaction", "统计局")].map(|(path, name)| (path.to_owned(), Text::same(name))).into_iter().collect();
    /// assert_eq!(departments.of("service.online_ratio").map(|name| name.zh.as_str()), Some("政务服务局"));
    /// assert_eq!(departments.of("service.satisfaction").map(|name| name.zh.as_str()), Some("统计局"));
    /// assert_eq!(departments.of("risk.ethics_committee"), None);
    /// ```
    pub fn of(&self, path: &str) -> Option<&Text> {
        let covers =
            |prefix: &str| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let entries = self.entries.iter().filter(|(prefix, _)| covers(prefix));
        entries.max_by_key(|(prefix, _)| prefix.len()).map(|(_, name)| name)
    }

    /// Takes what it does not say itself from another.
    pub fn or(&self, other: &Departments) -> Departments {
        let own = |path: &str| self.entries.iter().any(|(known, _)| known == path);
        let others = other.entries.iter().filter(|(path, _)| !own(path));
        Departments { entries: self.entries.iter().chain(others).cloned().collect() }
    }

    /// Whether none is named.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Of paths, of groups or facts, and names. A path given twice has the last name.
impl FromIterator<(String, Text)> for Departments {
    fn from_iter<I: IntoIterator<Item = (String, Text)>>(entries: I) -> Departments {
        let mut departments = Departments::default();
        for (path, name) in entries {
            departments.entries.retain(|(known, _)| *known != path);
            departments.entries.push((path, name));
        }
        departments
    }
}
