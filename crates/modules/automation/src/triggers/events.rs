use std::sync::Arc;

use async_trait::async_trait;
use serde_json::{Value, json};
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_events::{Event, Follow, TypeFilter};
use tekup_rules::expression::{Bounds, Context, Expression};

use super::fire;
use crate::{Automation, store, template::bare};

/// Workflows and rules that may lead to one another, one after the other.
const DEEPEST: u8 = 5;

/// Starts workflows on events.
pub(crate) struct Listening(Automation);

impl Listening {
    pub fn new(automation: Automation) -> Self {
        Self(automation)
    }
}

#[async_trait]
impl Follow for Listening {
    fn name(&self) -> &'static str {
        "workflows"
    }

    async fn take(&self, ctx: &OpContext, events: &[Arc<Event>]) -> Result<()> {
        // What workflows do themselves starts none.
        let theirs = |kind: &str| kind.starts_with("workflow.") || kind.starts_with("run.");
        if events.iter().all(|event| theirs(&event.kind)) {
            return Ok(());
        }
        let tx = self.0.0.db.begin_single(ctx).await?;
        let triggers = store::triggers::listening(&tx).await?;
        tx.commit().await?;
        for event in events.iter().filter(|event| !theirs(&event.kind)) {
            for trigger in triggers.iter().filter(|trigger| wants(trigger, event)) {
                if event.depth >= DEEPEST {
                    tracing::warn!(event = %event.id, workflow = %trigger.workflow_id, "a circle of workflows is stopped");
                    continue;
                }
                self.start(ctx, event, trigger).await?;
            }
        }
        Ok(())
    }
}

impl Listening {
    async fn start(&self, ctx: &OpContext, event: &Event, trigger: &store::Trigger) -> Result<()> {
        let mut deeper = ctx.to_builder();
        deeper.depth = event.depth;
        let ctx = &deeper.build();
        let input = serde_json::to_value(event).unwrap_or_default();
        let cause = format!("event:{}:{}", trigger.node, event.id);
        let mut tx = self.0.0.db.begin(ctx).await?;
        match fire(&self.0, &mut tx, ctx, trigger, input, Some(cause)).await {
            Ok(_) => Ok(tx.commit().await?),
            // The others must not wait for one that may not start.
            Err(error) if error.kind().status() < 500 => {
                tracing::warn!(%error, workflow = %trigger.workflow_id, "an event started no workflow");
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

fn wants(trigger: &store::Trigger, event: &Event) -> bool {
    let named = match trigger.kind.as_str() {
        "trigger.email" => event.kind == "conversation.created" && event.data["channel"] == "email",
        _ => {
            let types = trigger.inputs["types"].as_array().into_iter().flatten();
            let types = types.filter_map(Value::as_str);
            TypeFilter::parse(types).is_ok_and(|types| types.matches(&event.kind))
        }
    };
    named && holds(&trigger.inputs["condition"], event)
}

/// A condition that cannot be computed of an event does not hold.
fn holds(condition: &Value, event: &Event) -> bool {
    let Some(source) = condition.as_str().filter(|source| !source.is_empty()) else {
        return true;
    };
    let Ok(condition) = Expression::compile(bare(source)) else {
        return false;
    };
    let names = json!({"event": event});
    Context::new(&names, Bounds::default())
        .and_then(|mut context| context.holds(&condition))
        .unwrap_or(false)
}
