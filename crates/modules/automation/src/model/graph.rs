//! The shape of a workflow: what follows what, and which loop a node belongs to.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Definition, Edge, Node, Problem};

/// The type of node whose port `each` leads into a body.
pub const LOOP: &str = "loop";
/// Loops that may be within each other: they are polled one within the other, on one stack.
const DEEPEST_LOOP: usize = 6;
/// The port that leads into it.
pub const EACH: &str = "each";

/// An edge, by the places of its nodes.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where it comes from.
    pub from: usize,
    /// The port it leaves.
    pub port: String,
    /// Where it leads.
    pub to: usize,
}

/// The nodes of a workflow in an order in which they can be done. Notes are left out.
#[derive(Debug)]
pub struct Graph {
    /// The nodes, each behind all that lead to it.
    pub nodes: Vec<Node>,
    /// Edges that lead to a node.
    pub incoming: Vec<Vec<Link>>,
    /// Edges that leave a node.
    pub outgoing: Vec<Vec<Link>>,
    /// The innermost loop whose body a node belongs to.
    pub scope: Vec<Option<usize>>,
    places: HashMap<String, usize>,
}

impl Graph {
    /// Reads the shape.
    ///
    /// # Errors
    /// Everything that makes it no shape: unknown ends of edges, ids that are taken, circles, ways into a loop from
    /// outside.
    pub fn new(definition: &Definition) -> Result<Self, Vec<Problem>> {
        let mut problems = names(definition);
        let nodes: Vec<&Node> = definition
            .nodes
            .iter()
            .filter(|one| !one.is_note())
            .collect();
        let places: HashMap<&str, usize> = nodes
            .iter()
            .enumerate()
            .map(|(at, node)| (node.id.as_str(), at))
            .collect();
        let mut links = Vec::new();
        let mut known = HashSet::new();
        for edge in &definition.edges {
            if !known.insert(edge.id.as_str()) {
                let message = format!("another edge has the id {:?}", edge.id);
                problems.push(Problem::edge(&edge.id, "duplicate_id", message));
            }
            match link(edge, &places) {
                Ok(link) => links.push(link),
                Err(problem) => problems.push(problem),
            }
        }
        let order = sorted(nodes.len(), &links);
        for (at, node) in nodes.iter().enumerate() {
            if !order.contains_place(at) {
                let message = "is part of a circle: take one of its edges out, or use a loop";
                problems.push(Problem::node(&node.id, "cycle", message));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let graph = Self::ordered(&nodes, &links, &order.0);
        graph.scoped()
    }

    fn ordered(nodes: &[&Node], links: &[Link], order: &[usize]) -> Self {
        let mut place = vec![0; nodes.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        let mut graph = Self {
            nodes: order.iter().map(|at| nodes[*at].clone()).collect(),
            incoming: vec![Vec::new(); nodes.len()],
            outgoing: vec![Vec::new(); nodes.len()],
            scope: vec![None; nodes.len()],
            places: HashMap::new(),
        };
        for link in links {
            let link = Link {
                from: place[link.from],
                to: place[link.to],
                port: link.port.clone(),
            };
            graph.incoming[link.to].push(link.clone());
            graph.outgoing[link.from].push(link);
        }
        let ids = graph.nodes.iter().enumerate();
        graph.places = ids.map(|(at, node)| (node.id.clone(), at)).collect();
        graph
    }

    /// Finds the bodies of loops: everything that their port `each` leads to.
    fn scoped(mut self) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        // In order, so that an inner loop comes after the one around it and has the last word.
        for at in 0..self.nodes.len() {
            if self.nodes[at].kind != LOOP {
                continue;
            }
            let each = self.outgoing[at].iter().filter(|link| link.port == EACH);
            let body = self.reach(each.map(|link| link.to).collect());
            for inside in &body {
                let stranger = self.incoming[*inside].iter().find(|link| {
                    !(body.contains(&link.from) || (link.from == at && link.port == EACH))
                });
                if let Some(link) = stranger {
                    let (id, from) = (&self.nodes[*inside].id, &self.nodes[link.from].id);
                    let message = format!(
                        "belongs to the body of the loop {:?}, and {from:?} leads to it from outside; go on at the \
                         loop's port `done`",
                        self.nodes[at].id
                    );
                    problems.push(Problem::node(id, "into_loop", message));
                }
                self.scope[*inside] = Some(at);
            }
        }
        for at in 0..self.nodes.len() {
            if self.nodes[at].kind == LOOP && self.loops(at).count() >= DEEPEST_LOOP {
                let message = format!(
                    "stands within {DEEPEST_LOOP} loops; put what it does into a workflow of its own and call that"
                );
                problems.push(Problem::node(&self.nodes[at].id, "too_deep", message));
            }
        }
        if problems.is_empty() {
            Ok(self)
        } else {
            Err(problems)
        }
    }

    /// Everything that these lead to, themselves included.
    pub fn reach(&self, from: Vec<usize>) -> BTreeSet<usize> {
        let mut found: BTreeSet<usize> = from.iter().copied().collect();
        let mut open = from;
        while let Some(at) = open.pop() {
            for link in &self.outgoing[at] {
                if found.insert(link.to) {
                    open.push(link.to);
                }
            }
        }
        found
    }

    /// Everything that leads to a node, without itself.
    pub fn before(&self, at: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            for link in &self.incoming[at] {
                if found.insert(link.from) {
                    open.push(link.from);
                }
            }
        }
        found
    }

    /// The place of a node.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The nodes of a loop's body, or those outside of all loops, without those of loops within.
    pub fn members(&self, of: Option<usize>) -> impl Iterator<Item = usize> {
        self.scope
            .iter()
            .enumerate()
            .filter(move |(_, scope)| **scope == of)
            .map(|(at, _)| at)
    }

    /// The loops around a node, the innermost first.
    pub fn loops(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.scope[at], |outer| self.scope[*outer])
    }
}

fn names(definition: &Definition) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut known = HashSet::new();
    for (at, node) in definition.nodes.iter().enumerate() {
        let mut letters = node.id.chars();
        let good = letters
            .next()
            .is_some_and(|first| first.is_ascii_lowercase())
            && letters.all(|one| one.is_ascii_alphanumeric() || one == '_')
            && node.id.len() <= 64;
        if !good {
            let message = "an id is a small letter and then letters, digits and _, at most 64";
            let problem = Problem::node(&node.id, "invalid_id", message);
            problems.push(problem.at(format!("nodes.{at}.id")));
        }
        if !known.insert(node.id.as_str()) {
            let message = format!("another node has the id {:?}", node.id);
            let problem = Problem::node(&node.id, "duplicate_id", message);
            problems.push(problem.at(format!("nodes.{at}.id")));
        }
    }
    problems
}

fn link(edge: &Edge, places: &HashMap<&str, usize>) -> Result<Link, Problem> {
    let find = |id: &str, field: &'static str| {
        places.get(id).copied().ok_or_else(|| {
            let message = format!("there is no node {id:?}, or it has no ports");
            Problem::edge(&edge.id, "unknown_node", message).at(field)
        })
    };
    Ok(Link {
        from: find(&edge.from, "from")?,
        to: find(&edge.to, "to")?,
        port: edge.from_port.clone(),
    })
}

/// The nodes that can be put in order (Kahn 1962).
struct Order(Vec<usize>, HashSet<usize>);

impl Order {
    fn contains_place(&self, at: usize) -> bool {
        self.1.contains(&at)
    }
}

fn sorted(nodes: usize, links: &[Link]) -> Order {
    let mut waits = vec![0_usize; nodes];
    let mut outgoing = vec![Vec::new(); nodes];
    for link in links {
        waits[link.to] += 1;
        outgoing[link.from].push(link.to);
    }
    // The smallest place first, so that the order is the author's where the edges leave it open.
    let mut ready: BTreeSet<usize> = (0..nodes).filter(|at| waits[*at] == 0).collect();
    let mut order = Vec::with_capacity(nodes);
    while let Some(at) = ready.pop_first() {
        order.push(at);
        for to in &outgoing[at] {
            waits[*to] -= 1;
            if waits[*to] == 0 {
                ready.insert(*to);
            }
        }
    }
    let done = order.iter().copied().collect();
    Order(order, done)
}
