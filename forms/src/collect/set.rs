//! A set, changed member by member.

use guiju_core::Node;
use guiju_core::profile::Table;
use guiju_core::schema::Fact;

use crate::form::members;

/// A set as the profile writes it.
pub struct SetNodes {
    /// What stands beside its members: where they come from.
    beside: Table,
    has: Vec<Node>,
    lacks: Vec<Node>,
    complete: bool,
    listed: Vec<String>,
}

impl SetNodes {
    pub fn of(stated: Option<&Node>, fact: &Fact) -> SetNodes {
        let list = |node: Option<&Node>| if let Some(Node::List(items)) = node { items.clone() } else { Vec::new() };
        let listed = members(fact).filter(|members| !members.open);
        let listed = listed.map(|members| members.list.iter().map(|member| member.id.to_string()).collect());
        let listed = listed.unwrap_or_default();
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
                SetNodes {
                    beside: Table(beside.cloned().collect()),
                    has,
                    lacks: list(table.get("lacks")),
                    complete,
                    listed,
                }
            }
            Some(node @ Node::List(_)) => {
                SetNodes { beside: Table::default(), has: list(Some(node)), lacks: Vec::new(), complete: true, listed }
            }
            _ => SetNodes { beside: Table::default(), has: Vec::new(), lacks: Vec::new(), complete: false, listed },
        }
    }

    pub fn answer(&mut self, id: &str, answer: Option<bool>, node: Node) {
        if answer.is_none() && self.complete {
            self.spell_out();
        }
        let place = self.has.iter().position(|item| names(item, id));
        self.has.retain(|item| !names(item, id));
        self.lacks.retain(|item| !names(item, id));
        match answer {
            Some(true) => self.has.insert(place.unwrap_or(self.has.len()).min(self.has.len()), node),
            Some(false) => self.lacks.push(node),
            None => {}
        }
    }

    /// Names what a complete list leaves out, so that one of them can be open.
    fn spell_out(&mut self) {
        self.complete = false;
        let known = |id: &str| self.has.iter().chain(&self.lacks).any(|item| names(item, id));
        let out: Vec<Node> = self.listed.iter().filter(|id| !known(id)).map(Node::text).collect();
        self.lacks.extend(out);
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
