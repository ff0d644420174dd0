//! One expression, compiled, with what it may not do taken out of the language.

mod bounds;
mod domain;
mod syntax;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use zen_expression::compiler::Opcode;
use zen_expression::vm::VM;
use zen_expression::{Isolate, Scope, Variable};

use crate::error::{Place, RuleError};
use bounds::{Grammar, refusal};
pub(crate) use domain::{Range, Set};
pub(crate) use syntax::{Literal, identifiers, literal, texts};

/// Longest expression, in characters.
pub(crate) const MAX_CHARS: usize = 500;

/// A compiled expression. Cheap to clone and free to cross threads.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    program: Arc<[Opcode]>,
}

impl Cell {
    /// Compiles a test of the value `$`, such as `>= 0.6`, `'a', 'b'` or `[1..5]`.
    pub(crate) fn test(source: &str, place: &Place) -> Result<Self, RuleError> {
        Self::compile(source, Grammar::Test, place)
    }

    /// Compiles an expression with a value of any kind, such as `'high'` or `amount * 2`.
    pub(crate) fn value(source: &str, place: &Place) -> Result<Self, RuleError> {
        Self::compile(source, Grammar::Value, place)
    }

    fn compile(source: &str, grammar: Grammar, place: &Place) -> Result<Self, RuleError> {
        let refused =
            |message: String| RuleError::content(place.clone(), format!("`{source}`: {message}"));
        if source.chars().count() > MAX_CHARS {
            let message = format!("the expression is longer than {MAX_CHARS} characters");
            return Err(RuleError::content(place.clone(), message));
        }
        let compile = || -> Result<Arc<[Opcode]>, String> {
            if let Some(message) = refusal(source, grammar) {
                return Err(message);
            }
            let mut isolate = Isolate::new();
            match grammar {
                Grammar::Test => isolate.compile_unary(source).map(|e| e.bytecode().clone()),
                Grammar::Value => isolate
                    .compile_standard(source)
                    .map(|e| e.bytecode().clone()),
            }
            .map_err(|error| error.to_string())
        };
        let program = catch_unwind(compile)
            .map_err(|_| refused("the expression cannot be read".to_owned()))?
            .map_err(refused)?;
        Ok(Self { program })
    }

    /// Runs the expression. The error is the library's sentence.
    pub(crate) fn run(&self, scope: &Scope, vm: &mut VM) -> Result<Variable, String> {
        // The library may panic on arithmetic it did not foresee; that is an error of this expression.
        catch_unwind(AssertUnwindSafe(|| vm.run(&self.program, scope)))
            .map_err(|_| "the expression cannot be computed".to_owned())?
            .map_err(|error| error.to_string())
    }

    /// Runs the expression as a yes or no.
    pub(crate) fn holds(&self, scope: &Scope, vm: &mut VM) -> Result<bool, String> {
        let value = self.run(scope, vm)?;
        value.as_bool().ok_or_else(|| {
            format!(
                "gives a {} where true or false is needed",
                value.type_name()
            )
        })
    }
}

/// The values for which the test `source` holds.
pub(crate) fn set_of(source: &str) -> Set {
    syntax::parsed(source, true, domain::of).unwrap_or_else(|| Set::Opaque(source.to_owned()))
}
