//! What the builder asks while a workflow is being drawn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, NoInput, Operation, schema_of};
use tekup_rules::expression::{Bounds, Context, Expression, ExpressionError};
use tekup_runs::Failure;

use crate::{
    Automation,
    catalogue::{NodeType, Transform},
    check, execution,
    model::{Definition, Problem},
    plan::Inputs,
    template::bare,
    templates::{self, Template},
};

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    use Effect::Read;
    use Permission::WorkflowsRead;
    vec![
        Operation::new(
            "workflows.nodes",
            "GET /api/v1/workflows/nodes",
            WorkflowsRead,
            Read,
            automation,
            nodes,
        )
        .summary("Lists the types of nodes."),
        Operation::new(
            "workflows.schema",
            "GET /api/v1/workflows/schema",
            WorkflowsRead,
            Read,
            automation,
            schema,
        )
        .summary("The JSON Schema of a definition."),
        Operation::new(
            "workflows.templates",
            "GET /api/v1/workflows/templates",
            WorkflowsRead,
            Read,
            automation,
            gallery,
        )
        .summary("Lists the templates."),
        Operation::new(
            "workflows.validate",
            "POST /api/v1/workflows/validate",
            WorkflowsRead,
            Read,
            automation,
            validate,
        )
        .summary("Says what keeps a definition from being published."),
        Operation::new(
            "workflows.evaluate",
            "POST /api/v1/workflows/expressions",
            WorkflowsRead,
            Read,
            automation,
            evaluate,
        )
        .summary("Computes an expression."),
        Operation::new(
            "workflows.transform",
            "POST /api/v1/workflows/transform",
            WorkflowsRead,
            Read,
            automation,
            transform,
        )
        .summary("Shows what each step of a transform gives."),
    ]
}

/// All of them; they come with the server.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct All<T> {
    items: Vec<T>,
    next_cursor: Option<String>,
}

impl<T> All<T> {
    fn of(items: Vec<T>) -> Self {
        Self {
            items,
            next_cursor: None,
        }
    }
}

async fn nodes(ctx: OpContext, automation: Automation, _: NoInput) -> Result<All<NodeType>> {
    let catalogue = automation.catalogue_of(&ctx).await?;
    // What is not there is not offered.
    let spoken_to = automation.0.models.chat().is_some();
    let offered = catalogue
        .iter()
        .filter(|one| spoken_to || one.kind != "model.call");
    Ok(All::of(offered.cloned().collect()))
}

/// A JSON Schema.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(transparent)]
pub(crate) struct Schema(Map<String, Value>);

async fn schema(_: OpContext, _: Automation, _: NoInput) -> Result<Schema> {
    let schema = schema_of::<Definition>();
    Ok(Schema(schema.as_object().cloned().unwrap_or_default()))
}

async fn gallery(_: OpContext, _: Automation, _: NoInput) -> Result<All<Template>> {
    Ok(All::of(templates::all()))
}

/// What is to be judged.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Validate {
    definition: Definition,
}

/// What keeps it from being published.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Problems {
    problems: Vec<Problem>,
}

async fn validate(ctx: OpContext, automation: Automation, input: Validate) -> Result<Problems> {
    let catalogue = automation.catalogue_of(&ctx).await?;
    let problems = tokio::task::spawn_blocking(move || check(&input.definition, &catalogue));
    Ok(Problems {
        problems: problems.await.map_err(Error::internal)?,
    })
}

/// An expression, and what it looks at.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Evaluate {
    /// The expression, with or without its `=`.
    #[schemars(length(min = 1, max = 1000))]
    expression: String,
    /// The names and their values.
    #[serde(default)]
    context: Map<String, Value>,
}

/// What it gives.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Given {
    value: Value,
}

/// The error names the place as `character` and the number of it, from 1.
fn refused(error: &ExpressionError) -> Error {
    match error.position {
        Some(at) => Error::field(
            "expression",
            "invalid_expression",
            format!("{} (character {})", error.message, at + 1),
        ),
        None => Error::field("expression", "invalid_expression", error.message.clone()),
    }
}

async fn evaluate(_: OpContext, _: Automation, input: Evaluate) -> Result<Given> {
    let expression =
        Expression::compile(bare(&input.expression)).map_err(|error| refused(&error))?;
    let names = Value::Object(input.context);
    let work = move || -> std::result::Result<Value, ExpressionError> {
        Context::new(&names, Bounds::default())?.value(&expression)
    };
    let value = tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)?;
    Ok(Given {
        value: value.map_err(|error| refused(&error))?,
    })
}

/// A transform's inputs, and what they look at.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Preview {
    /// As the node has them.
    inputs: Map<String, Value>,
    /// The names and their values.
    #[serde(default)]
    context: Map<String, Value>,
}

/// What each step gives.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Previewed {
    value: Value,
    steps: Vec<Value>,
}

async fn transform(_: OpContext, automation: Automation, input: Preview) -> Result<Previewed> {
    let catalogue = automation.catalogue()?;
    let kind = catalogue
        .get("transform")
        .ok_or_else(|| Error::not_found("node"))?;
    let mut faults = Vec::new();
    let inputs = Inputs::read(&kind.input, &input.inputs, &mut faults);
    if let Some(fault) = faults.into_iter().next() {
        return Err(Error::field(
            fault.field,
            "invalid_expression",
            fault.error.message,
        ));
    }
    let names = Value::Object(input.context);
    let work = move || -> std::result::Result<Vec<Value>, Failure> {
        let wrong = |error: ExpressionError| Failure::from(refused(&error));
        let mut context = Context::new(&names, Bounds::default()).map_err(wrong)?;
        let filled = inputs.template.fill(&mut context)?;
        let transform: Transform = serde_json::from_value(filled)
            .map_err(|error| Failure::from(Error::field("inputs", "invalid", error.to_string())))?;
        execution::transform_steps(transform, context)
    };
    let steps = tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)?;
    let steps = steps.map_err(|failure| match failure {
        Failure::Permanent(error) | Failure::Retry(error) => match error.fields() {
            [] => Error::field("inputs", "invalid", error.to_string()),
            _ => error,
        },
        _ => Error::field("inputs", "invalid", "it cannot be computed"),
    })?;
    let value = steps.last().cloned().unwrap_or_default();
    Ok(Previewed { value, steps })
}
