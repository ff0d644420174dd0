//! What an expression says, without running it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use bumpalo::Bump;
use zen_expression::lexer::Lexer;
use zen_expression::parser::{Node, Parser};

/// A value written out in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
}

/// Parses `source` and shows its root; nothing when it cannot be read.
pub(crate) fn parsed<T>(source: &str, test: bool, look: impl FnOnce(&Node) -> T) -> Option<T> {
    if source.trim().is_empty() {
        return None;
    }
    let arena = Bump::new();
    let mut lexer = Lexer::new();
    let tokens = lexer.tokenize(&arena, source).ok()?;
    let parser = Parser::try_new(&tokens, &arena).ok()?;
    let root = if test {
        parser.unary().parse().root
    } else {
        parser.standard().parse().root
    };
    Some(look(root))
}

/// The names an expression looks at, with the property of a `customer.plan`. `$` is no name.
pub(crate) fn identifiers(source: &str, test: bool) -> Vec<String> {
    let found: RefCell<BTreeSet<String>> = RefCell::default();
    let inner: RefCell<BTreeSet<String>> = RefCell::default();
    parsed(source, test, |root| {
        root.walk(|node| match node {
            Node::Member {
                node: Node::Identifier(name),
                property: Node::String(property),
            } => {
                found.borrow_mut().insert(format!("{name}.{property}"));
            }
            Node::Identifier(name) => {
                inner.borrow_mut().insert((*name).to_owned());
            }
            Node::Closure {
                alias: Some(alias), ..
            } => {
                found.borrow_mut().insert(format!("${alias}"));
            }
            _ => {}
        });
    });
    let mut found = found.into_inner();
    for name in inner.into_inner() {
        let prefix = format!("{name}.");
        let bound = found.contains(&format!("${name}"));
        if !bound && !found.iter().any(|path| path.starts_with(&prefix)) {
            found.insert(name);
        }
    }
    found.retain(|name| !name.starts_with('$'));
    found.into_iter().collect()
}

/// The value, if the cell is nothing but a value.
pub(crate) fn literal(source: &str) -> Option<Literal> {
    parsed(source, false, of)?
}

pub(crate) fn of(node: &Node) -> Option<Literal> {
    match node {
        Node::Null => Some(Literal::Null),
        Node::Bool(value) => Some(Literal::Bool(*value)),
        Node::Number(value) => value.to_string().parse().ok().map(Literal::Number),
        Node::String(text) => Some(Literal::Text((*text).to_owned())),
        Node::Unary { node, operator } if operator.to_string() == "-" => match of(node) {
            Some(Literal::Number(value)) => Some(Literal::Number(-value)),
            _ => None,
        },
        Node::Parenthesized(inner) => of(inner),
        _ => None,
    }
}

/// The texts of a test that is nothing but texts: `'a', 'b'`.
pub(crate) fn texts(source: &str) -> Vec<String> {
    let Some(super::domain::Set::Texts { values, .. }) = parsed(source, true, super::domain::of)
    else {
        return Vec::new();
    };
    values.into_iter().collect()
}
