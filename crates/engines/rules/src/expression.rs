//! One expression by itself: the language of the cells of decision tables, for everything else that a tenant writes
//! a small formula in.
//!
//! It stands here, and not in a crate of its own, because what may not be said in it and how it is bounded is
//! the same [`Cell`]: a second place would let the two drift apart.

use std::{cell::RefCell, collections::BTreeSet};

use bumpalo::Bump;
use serde_json::Value;
use thiserror::Error;
use zen_expression::functions::{FunctionKind, InternalFunction};
use zen_expression::lexer::{Lexer, LexerError};
use zen_expression::parser::{AstNodeError, Node, Parser};
use zen_expression::vm::VM;
use zen_expression::{Scope, Variable};

use crate::cell::{Cell, MAX_CHARS};
use crate::error::Place;

/// How much the values may hold that an expression looks at or gives. An expression takes a second or so for the
/// worst that passes, and microseconds otherwise; whoever serves others meanwhile runs it on a thread that may block.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Numbers, texts, lists and so on.
    pub values: usize,
    /// Bytes of text together.
    pub text: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            values: 50_000,
            text: 2 * 1024 * 1024,
        }
    }
}

/// Why an expression is refused or has no value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct ExpressionError {
    /// What is wrong, for whoever wrote it.
    pub message: String,
    /// Where, in characters from the beginning.
    pub position: Option<usize>,
}

impl ExpressionError {
    fn at(message: impl Into<String>, position: Option<usize>) -> Self {
        Self {
            message: message.into(),
            position,
        }
    }
}

/// A compiled expression. Cheap to clone and free to cross threads.
#[derive(Debug, Clone)]
pub struct Expression {
    cell: Cell,
    paths: Vec<Vec<String>>,
}

impl Expression {
    /// Reads an expression of at most 500 characters.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn compile(source: &str) -> Result<Self, ExpressionError> {
        if source.trim().is_empty() {
            return Err(ExpressionError::at("the expression is empty", Some(0)));
        }
        if source.chars().count() > MAX_CHARS {
            let message = format!("the expression is longer than {MAX_CHARS} characters");
            return Err(ExpressionError::at(message, Some(MAX_CHARS)));
        }
        let paths = read(source)?;
        let cell = Cell::value(source, &Place::default()).map_err(|error| {
            let message = error.message();
            let quoted = format!("`{source}`: ");
            let message = message.strip_prefix(&quoted).unwrap_or(&message).to_owned();
            ExpressionError::at(message, None)
        })?;
        Ok(Self { cell, paths })
    }

    /// The names it looks at, each with the properties behind it: `nodes.lead.email` is three of them. A name
    /// whose property is computed stands alone.
    pub fn paths(&self) -> &[Vec<String>] {
        &self.paths
    }
}

/// What expressions look at, made ready once for many of them. Stays on its thread.
#[derive(Debug)]
pub struct Context {
    scope: Scope,
    bounds: Bounds,
    vm: VM,
}

impl Context {
    /// An object whose fields are the names.
    ///
    /// # Errors
    /// When it holds more than it may, or a number that cannot be computed with.
    pub fn new(names: &Value, bounds: Bounds) -> Result<Self, ExpressionError> {
        let names = bounds.take(names)?;
        Ok(Self {
            scope: Scope::new(names),
            bounds,
            vm: VM::new(),
        })
    }

    /// Gives `name` a value, in the place of the one it had.
    ///
    /// # Errors
    /// As [`Context::new`].
    pub fn set(&mut self, name: &str, value: &Value) -> Result<(), ExpressionError> {
        let value = self.bounds.take(value)?;
        self.scope.set_local(Variable::key(name), value);
        Ok(())
    }

    /// Computes an expression.
    ///
    /// # Errors
    /// When it has no value here, or one that holds more than it may.
    pub fn value(&mut self, expression: &Expression) -> Result<Value, ExpressionError> {
        let run = expression.cell.run(&self.scope, &mut self.vm);
        let value = run.map_err(|message| ExpressionError::at(message, None))?;
        self.bounds.check(&value)?;
        Ok(value.to_value())
    }

    /// Computes an expression that says yes or no. Nothing counts as no.
    ///
    /// # Errors
    /// As [`Context::value`], and when it says something else.
    pub fn holds(&mut self, expression: &Expression) -> Result<bool, ExpressionError> {
        match self.value(expression)? {
            Value::Bool(holds) => Ok(holds),
            Value::Null => Ok(false),
            other => {
                let kind = kind(&other);
                let message = format!("gives {kind} where true or false is needed");
                Err(ExpressionError::at(message, None))
            }
        }
    }
}

impl Bounds {
    fn take(&self, value: &Value) -> Result<Variable, ExpressionError> {
        let value = Variable::try_from_value(value.clone())
            .map_err(|error| ExpressionError::at(error.to_string(), None))?;
        self.check(&value)?;
        Ok(value)
    }

    fn check(&self, value: &Variable) -> Result<(), ExpressionError> {
        let (mut values, mut text) = (0, 0);
        self.measure(value, &mut values, &mut text);
        let refused = |most: usize, of: &str| {
            let message = format!("holds more than {most} {of}; take less at once");
            Err(ExpressionError::at(message, None))
        };
        if values > self.values {
            return refused(self.values, "values");
        }
        if text > self.text {
            return refused(self.text, "bytes of text");
        }
        Ok(())
    }

    fn measure(&self, value: &Variable, values: &mut usize, text: &mut usize) {
        *values += 1;
        if *values > self.values || *text > self.text {
            return;
        }
        match value {
            Variable::String(string) => *text += string.len(),
            Variable::Array(list) => {
                for value in list.borrow().iter() {
                    self.measure(value, values, text);
                }
            }
            Variable::Object(object) => {
                for (key, value) in object.borrow().iter() {
                    *text += key.len();
                    self.measure(value, values, text);
                }
            }
            Variable::Null | Variable::Bool(_) | Variable::Number(_) | Variable::Dynamic(_) => {}
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Parses `source`: the paths it looks at, or what is wrong with it.
fn read(source: &str) -> Result<Vec<Vec<String>>, ExpressionError> {
    let characters = |byte: u32| {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        Some(source.char_indices().filter(|(at, _)| *at < byte).count())
    };
    let arena = Bump::new();
    let mut lexer = Lexer::new();
    let tokens = lexer.tokenize(&arena, source).map_err(|error| {
        let at = match &error {
            LexerError::UnexpectedSymbol { span, .. } => span.0,
            LexerError::UnmatchedSymbol { position, .. }
            | LexerError::UnexpectedEof { position, .. } => *position,
        };
        ExpressionError::at(error.to_string(), characters(at))
    })?;
    let parser = Parser::try_new(&tokens, &arena)
        .map_err(|error| ExpressionError::at(error.to_string(), None))?;
    let parsed = parser.standard().parse();
    if let Some(error) = parsed.root.first_error() {
        let at = begin(&error);
        return Err(ExpressionError::at(error.to_string(), characters(at)));
    }
    if !parsed.is_complete {
        let end = source.chars().count();
        let message = "something is left over behind the end of the expression";
        return Err(ExpressionError::at(message, Some(end)));
    }
    let found = Names::default();
    parsed.root.walk(|node| found.look_at(node));
    if let Some(message) = found.refused.into_inner() {
        return Err(ExpressionError::at(message, None));
    }
    let bound = found.bound.into_inner();
    let all = found.paths.into_inner();
    let free = all
        .into_iter()
        .filter(|path| path.first().is_some_and(|name| !bound.contains(name)));
    Ok(free.collect())
}

fn begin(error: &AstNodeError<'_>) -> u32 {
    use AstNodeError as E;
    match error {
        E::UnknownBuiltIn { span, .. }
        | E::UnknownMethod { span, .. }
        | E::UnexpectedIdentifier { span, .. }
        | E::UnexpectedToken { span, .. }
        | E::InvalidNumber { span, .. }
        | E::InvalidBoolean { span, .. }
        | E::InvalidProperty { span, .. }
        | E::ExpectedProperty { span }
        | E::ExpectedLiteral { span }
        | E::UnexpectedEnd { span }
        | E::Custom { span, .. } => span.0,
        E::MissingToken { position, .. } => u32::try_from(*position).unwrap_or(u32::MAX),
    }
}

#[derive(Default)]
struct Names {
    paths: RefCell<BTreeSet<Vec<String>>>,
    bound: RefCell<BTreeSet<String>>,
    refused: RefCell<Option<String>>,
    /// Parts of a path that was found.
    within: RefCell<BTreeSet<usize>>,
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).cast::<()>().addr()
}

impl Names {
    fn look_at(&self, node: &Node) {
        match node {
            Node::Identifier(_) | Node::Member { .. } => {
                if let Some(path) = path(node)
                    && !self.within.borrow().contains(&address(node))
                {
                    self.paths.borrow_mut().insert(path);
                }
                // What stands before the dot is no name of its own.
                if let Node::Member {
                    node: inner,
                    property: Node::String(_),
                } = node
                {
                    self.within.borrow_mut().insert(address(inner));
                }
            }
            Node::Closure {
                alias: Some(alias), ..
            } => {
                self.bound.borrow_mut().insert((*alias).to_owned());
            }
            Node::Root => self.refuse("`$root` is not supported; write the names"),
            // What is computed again after an interruption must come out the same.
            Node::FunctionCall { kind, arguments } => match kind {
                FunctionKind::Internal(InternalFunction::Rand) => {
                    self.refuse("`rand` is not supported: it would differ when a run goes on");
                }
                FunctionKind::Internal(InternalFunction::Date) if arguments.is_empty() => {
                    self.refuse("`d()` without a date is not supported; write d(run.startedAt)");
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn refuse(&self, message: &str) {
        let mut refused = self.refused.borrow_mut();
        refused.get_or_insert_with(|| message.to_owned());
    }
}

/// `a.b.c` as its names.
fn path(node: &Node) -> Option<Vec<String>> {
    match node {
        Node::Identifier(name) => Some(vec![(*name).to_owned()]),
        Node::Member {
            node,
            property: Node::String(property),
        } => {
            let mut path = path(node)?;
            path.push((*property).to_owned());
            Some(path)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn value(source: &str, names: &Value) -> Result<Value, ExpressionError> {
        Context::new(names, Bounds::default())?.value(&Expression::compile(source)?)
    }

    #[test]
    fn names_are_found_with_what_stands_behind_them() {
        let expression = Expression::compile(
            "nodes.lead.email + trigger.x + some(trigger.list as one, one.a > item)",
        );
        let paths = expression.unwrap().paths().to_vec();
        let joined: Vec<String> = paths.iter().map(|path| path.join(".")).collect();
        assert_eq!(
            joined,
            ["item", "nodes.lead.email", "trigger.list", "trigger.x"]
        );
        let bare = Expression::compile("nodes[trigger.which].a + nodes.b").unwrap();
        assert!(bare.paths().contains(&vec!["nodes".to_owned()]));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (source, at) in [("1 + ", 3), ("'ærø' + @", 8), ("a + frob(b)", 4), ("", 0)] {
            let error = Expression::compile(source).unwrap_err();
            assert_eq!(error.position, Some(at), "{source}: {error:?}");
        }
        for source in ["rand(5)", "d()", "flatMap([1], #)", "$root"] {
            assert!(Expression::compile(source).is_err(), "{source}");
        }
    }

    #[test]
    fn values_of_names_are_computed_with() {
        let names =
            json!({"nodes": {"a": {"n": 2}}, "trigger": {"name": "Ada", "list": [1, 2, 3]}});
        assert_eq!(value("nodes.a.n * 21", &names).unwrap(), json!(42));
        assert_eq!(
            value("`Hej ${trigger.name}`", &names).unwrap(),
            json!("Hej Ada")
        );
        assert_eq!(
            value("filter(trigger.list, # > 1)", &names).unwrap(),
            json!([2, 3])
        );
        assert_eq!(value("nodes.b.n", &names).unwrap(), json!(null));
        let mut context = Context::new(&names, Bounds::default()).unwrap();
        let expression = Expression::compile("item.n > nodes.a.n").unwrap();
        for (n, holds) in [(1, false), (3, true)] {
            context.set("item", &json!({"n": n})).unwrap();
            assert_eq!(context.holds(&expression), Ok(holds));
        }
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let many: Vec<u32> = (0..60_000).collect();
        assert!(value("len(trigger)", &json!({"trigger": many})).is_err());
        let bounds = Bounds {
            values: 10,
            text: 20,
        };
        let mut context = Context::new(&json!({"t": "0123456789"}), bounds).unwrap();
        let twice = Expression::compile("t + t + t").unwrap();
        assert!(context.value(&twice).is_err());
    }
}
