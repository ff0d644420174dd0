//! What an expression would need too much time or memory for.
//!
//! A running expression cannot be stopped, so it has to be certain beforehand that it ends soon: nothing in
//! it may multiply what it is given. The bounds on the context (see `evaluate`) do the rest. The worst cell
//! that passes takes about a second; the usual one a microsecond.

use std::cell::Cell as Slot;

use bumpalo::Bump;
use regex::RegexBuilder;
use zen_expression::functions::{ClosureFunction, FunctionKind, InternalFunction};
use zen_expression::lexer::{ArithmeticOperator, ComparisonOperator, Lexer, Operator};
use zen_expression::parser::{Node, Parser};

/// Memory a compiled pattern may take, in bytes.
const MAX_PATTERN: usize = 256 * 1024;

/// Which of the two grammars an expression is written in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Grammar {
    /// Tests of `$`.
    Test,
    /// Expressions with a value.
    Value,
}

/// Why an expression may not run; `None` if it may. An expression that cannot be read is left to the
/// compiler, which has the better words.
pub(crate) fn refusal(source: &str, grammar: Grammar) -> Option<String> {
    let arena = Bump::new();
    let mut lexer = Lexer::new();
    let tokens = lexer.tokenize(&arena, source).ok()?;
    let parser = Parser::try_new(&tokens, &arena).ok()?;
    let root = match grammar {
        Grammar::Test => parser.unary().parse().root,
        Grammar::Value => parser.standard().parse().root,
    };
    let found = Findings::default();
    root.walk(|node| found.look_at(node));
    found.verdict()
}

#[derive(Default)]
struct Findings {
    ranges: Slot<usize>,
    tested_ranges: Slot<usize>,
    list_functions: Slot<usize>,
    first: Slot<Option<String>>,
}

impl Findings {
    fn look_at(&self, node: &Node) {
        match node {
            Node::Interval { .. } => self.ranges.set(self.ranges.get() + 1),
            Node::Binary {
                operator: Operator::Comparison(ComparisonOperator::In | ComparisonOperator::NotIn),
                right: Node::Interval { .. },
                ..
            } => self.tested_ranges.set(self.tested_ranges.get() + 1),
            Node::Assignments { .. } => self.refuse("assignments are not supported"),
            Node::FunctionCall { kind, arguments } => self.look_at_call(kind, arguments),
            _ => {}
        }
    }

    fn look_at_call(&self, kind: &FunctionKind, arguments: &[&Node]) {
        match kind {
            FunctionKind::Closure(function) => {
                self.list_functions.set(self.list_functions.get() + 1);
                match function {
                    ClosureFunction::FlatMap => self.refuse("`flatMap` is not supported"),
                    ClosureFunction::Map => self.look_at_body(arguments),
                    _ => {}
                }
            }
            // Takes memory for each pair of letters of the two texts.
            FunctionKind::Internal(InternalFunction::FuzzyMatch) => {
                self.refuse("`fuzzyMatch` is not supported");
            }
            FunctionKind::Internal(
                function @ (InternalFunction::Matches | InternalFunction::Extract),
            ) => {
                self.look_at_pattern(*function, arguments);
            }
            _ => {}
        }
    }

    /// `map` keeps what its body gives for each element: that must not be able to be long.
    fn look_at_body(&self, arguments: &[&Node]) {
        let Some(body) = arguments.get(1) else {
            return;
        };
        body.walk(|node| {
            let grows = matches!(
                node,
                Node::FunctionCall { .. }
                    | Node::MethodCall { .. }
                    | Node::TemplateString(_)
                    | Node::Array(_)
                    | Node::Object(_)
                    | Node::Binary {
                        operator: Operator::Arithmetic(ArithmeticOperator::Add),
                        ..
                    }
            );
            if grows {
                self.refuse(
                    "inside `map` only properties and the operators other than `+` are supported",
                );
            }
        });
    }

    fn look_at_pattern(&self, function: InternalFunction, arguments: &[&Node]) {
        let Some(Node::String(pattern)) = arguments.get(1) else {
            self.refuse(&format!(
                "the pattern of `{function}` has to be a text as such"
            ));
            return;
        };
        if let Err(error) = RegexBuilder::new(pattern).size_limit(MAX_PATTERN).build() {
            self.refuse(&format!("the pattern of `{function}`: {error}"));
        }
    }

    fn refuse(&self, message: &str) {
        let first = self.first.take().unwrap_or_else(|| message.to_owned());
        self.first.set(Some(first));
    }

    fn verdict(self) -> Option<String> {
        if self.ranges.get() > self.tested_ranges.get() {
            // As a value it becomes a list of all its numbers.
            self.refuse("a range can only be tested with `in` or `not in`");
        }
        if self.list_functions.get() > 1 {
            self.refuse(
                "an expression may use one list function (`some`, `filter`, `map`, ...) only",
            );
        }
        self.first.take()
    }
}
