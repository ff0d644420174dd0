use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, Result};
use tekup_context::{OpContext, OpenTransactions, Permission};
use tekup_support::{SendMessage, Stage, send_and_follow};
use tokio::sync::mpsc;

use crate::App;

/// The operation that the message goes through.
const OPERATION: &str = "messages.send";

/// Takes a customer's message; returns its receipt. The stages of the answer go to `said`.
pub(crate) async fn message(
    app: &App,
    ctx: &OpContext,
    said: mpsc::Sender<Value>,
    conversation_id: ConversationId,
    content: String,
    client_id: Option<String>,
) -> Result<Value> {
    let operation = app
        .registry
        .get(OPERATION)
        .ok_or_else(|| Error::unavailable("conversations are not served here"))?;
    let input = json!({"id": conversation_id, "content": content});
    app.registry.admit(operation, ctx, &input)?;
    let input: SendMessage = serde_json::from_value(input).map_err(Error::internal)?;
    let mut builder = ctx.to_builder();
    builder.operation = operation.name;
    let ctx = builder.build();
    let (message, stages) =
        OpenTransactions::scope(send_and_follow(&app.support, &ctx, &input)).await?;
    if let Ok(mut stages) = stages {
        tokio::spawn(async move {
            while let Some(stage) = stages.recv().await {
                // Deltas reach every subscriber as passing notices already.
                let (state, response) = match stage {
                    Stage::Passage(response) => ("passage", response),
                    Stage::Done(response) => ("final", response),
                    Stage::Delta(_) => continue,
                };
                let answer = json!({
                    "type": "ai_response",
                    "conversationId": conversation_id,
                    "messageId": response.message_id,
                    "state": state,
                    "text": response.response,
                    "response": response,
                });
                if said.send(answer).await.is_err() {
                    return;
                }
            }
        });
    }
    Ok(json!({
        "type": "message_received",
        "conversationId": conversation_id,
        "messageId": message.id,
        "clientId": client_id,
    }))
}

/// Passes something on that is in no log: typing, receipts.
pub(crate) fn pass(app: &App, ctx: &OpContext, notice: Value) -> Result<Option<Value>> {
    ctx.require(Permission::ConversationsWrite)?;
    app.registry.rate_limit().check(ctx)?;
    app.hub.pass(ctx.tenant(), notice);
    Ok(None)
}
