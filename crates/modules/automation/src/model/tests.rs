use serde_json::{Value, json};

use super::*;

/// A workflow of nodes `id:type` and edges `from.port>to`.
pub(crate) fn drawn(nodes: &str, edges: &str) -> Definition {
    let nodes: Vec<Value> = nodes
        .split_whitespace()
        .map(|node| {
            let (id, kind) = node.split_once(':').unwrap_or((node, "merge"));
            json!({"id": id, "type": kind})
        })
        .collect();
    let edges: Vec<Value> = edges
        .split_whitespace()
        .map(|edge| {
            let (from, to) = edge.split_once('>').unwrap();
            let (from, port) = from.split_once('.').unwrap_or((from, "out"));
            json!({"id": edge, "from": from, "fromPort": port, "to": to})
        })
        .collect();
    serde_json::from_value(json!({"nodes": nodes, "edges": edges})).unwrap()
}

fn codes(definition: &Definition) -> Vec<(String, String)> {
    let problems = Graph::new(definition).unwrap_err().into_iter();
    let at = |problem: Problem| (problem.node.or(problem.edge).unwrap(), problem.code.into());
    problems.map(at).collect()
}

#[test]
fn nodes_stand_behind_what_leads_to_them() {
    let graph = Graph::new(&drawn("c a b d", "a>b b>c a>c c>d")).unwrap();
    let ids: Vec<&str> = graph.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d"]);
}

#[test]
fn circles_strangers_and_taken_names_are_told() {
    assert_eq!(
        codes(&drawn("a b c", "a>b b>c c>b")),
        [("b".into(), "cycle".into()), ("c".into(), "cycle".into())]
    );
    let twice = codes(&drawn("a a B", "a>x"));
    let told: Vec<&str> = twice.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(told, ["duplicate_id", "invalid_id", "unknown_node"]);
}

#[test]
fn a_loop_has_a_body_that_nobody_enters_from_outside() {
    let nested = drawn(
        "t l:loop a k:loop b c end",
        "t>l l.each>a a>k k.each>b k.done>c l.done>end",
    );
    let graph = Graph::new(&nested).unwrap();
    let scope = |id: &str| {
        let of = graph.scope[graph.place(id).unwrap()];
        of.map(|at| graph.nodes[at].id.clone())
    };
    assert_eq!(scope("a").as_deref(), Some("l"));
    assert_eq!(scope("b").as_deref(), Some("k"));
    assert_eq!(scope("c").as_deref(), Some("l"));
    assert_eq!((scope("end"), scope("l")), (None, None));
    let entered = drawn("t l:loop a b", "t>l l.each>a t>b b>a");
    assert_eq!(codes(&entered), [("a".into(), "into_loop".into())]);
    let left = drawn("t l:loop a", "t>l l.each>a l.done>a");
    assert_eq!(codes(&left), [("a".into(), "into_loop".into())]);
}

#[test]
fn loops_are_within_each_other_up_to_a_bound() {
    let deep = |levels: usize| {
        let nodes: String = (0..levels).map(|at| format!("l{at}:loop ")).collect();
        let edges: Vec<String> = (1..levels)
            .map(|at| format!("l{}.each>l{at}", at - 1))
            .collect();
        drawn(&nodes, &edges.join(" "))
    };
    assert!(Graph::new(&deep(6)).is_ok());
    assert_eq!(codes(&deep(7)), [("l6".into(), "too_deep".into())]);
}

#[test]
fn a_diff_names_what_came_went_and_changed() {
    let before = drawn("a b", "a>b");
    let mut after = drawn("a c", "a>c");
    after.nodes[0].inputs = json!({"limit": 5}).as_object().unwrap().clone();
    let diff = Diff::between(&before, &after);
    assert_eq!(
        (diff.nodes.added, diff.nodes.removed),
        (vec!["c".into()], vec!["b".into()])
    );
    assert_eq!(
        diff.nodes.changed[0].fields,
        [FieldChange {
            field: "inputs.limit".into(),
            before: json!(null),
            after: json!(5)
        }]
    );
    assert_eq!(diff.edges.added, ["a>c"]);
}
