//! A set, changed member by member.

use guiju_core::Node;
use guiju_core::profile::Table;

/// A set as the profile writes it.
pub struct SetNodes {
    /// What stands beside its members: where they come from.
    beside: Table,
    has: Vec<Node>,
    lacks: Vec<Node>,
    complete: bool,
}

impl SetNodes {
    pub fn of(stated: Option<&Node>) -> SetNodes {
        let list = |node: Option<&Node>| if let Some(Node::List(items)) = node { items.clone() } else { Vec::new() };
        match stated {
            Some(Node::Table(table)) => {
                let beside = table
                    .0
                    .iter()
                    .filter(|(key, _)| !["value", "has", "lacks", "complete", "missing"].contains(&key.as_str()));
                let value = list(table.get("value"));
                let complete = match table.get("complete") {
                    Some(Node::Bool(complete)) => *complete,
                    _ => table.get("value").is_some(),
                };
                let has = if value.is_empty() { list(table.get("has")) } else { value };
                SetNodes { beside: Table(beside.cloned().collect()), has, lacks: list(table.get("lacks")), complete }
            }
            Some(node @ Node::List(_)) => {
                SetNodes { beside: Table::default(), has: list(Some(node)), lacks: Vec::new(), complete: true }
            }
            _ => SetNodes { beside: Table::default(), has: Vec::new(), lacks: Vec::new(), complete: false },
        }
    }

    /// Puts a member in or takes it out.
    pub fn answer(&mut self, id: &str, answer: bool, node: Node) {
        let place = self.has.iter().position(|item| names(item, id));
        self.has.retain(|item| !names(item, id));
        self.lacks.retain(|item| !names(item, id));
        if answer {
            self.has.insert(place.unwrap_or(self.has.len()).min(self.has.len()), node);
        } else {
            self.lacks.push(node);
        }
    }

    pub fn node(self) -> Node {
        let mut table = Table(vec![("has".to_owned(), Node::List(self.has))]);
        if !self.lacks.is_empty() {
            table.set("lacks", Node::List(self.lacks));
        }
        if self.complete {
            table.set("complete", Node::Bool(true));
        }
        for (key, node) in self.beside.0 {
            table.set(&key, node);
        }
        Node::Table(table)
    }
}

/// Whether an entry of a set is of this member.
fn names(item: &Node, id: &str) -> bool {
    match item {
        Node::Text(text) => text == id,
        Node::Table(table) => table.get("value") == Some(&Node::text(id)),
        _ => false,
    }
}
