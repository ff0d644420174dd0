use std::time::Instant;

use bytes::Bytes;
use serde_json::Value;
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::{Door, OpContext, OpenTransactions};
use tracing::Instrument;

use crate::{Effect, Operation, Registry, idempotency};

/// What a door hands over.
#[derive(Debug)]
pub struct Call {
    /// The input: fields of path, query and body together.
    pub input: Value,
    /// The `Idempotency-Key`, if one came along.
    pub idempotency_key: Option<String>,
}

/// What a door gets back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The output as JSON.
    pub body: Bytes,
    /// The answer of an earlier call with the same key.
    pub replayed: bool,
}

/// A call that has passed the checks.
#[derive(Debug)]
pub enum Opened {
    /// It is to be done, in this context and with this input.
    Fresh(OpContext, Value),
    /// It was done before; this is the answer, as JSON.
    Replayed(Bytes),
}

impl Registry {
    /// Calls an operation: permission, rate limit, validation, idempotency, the operation itself under its
    /// deadline, metrics and trace. The same for every door.
    ///
    /// # Errors
    /// What the checks or the operation say.
    pub async fn call(&self, operation: &Operation, ctx: OpContext, call: Call) -> Result<Answer> {
        let started = Instant::now();
        let span = tracing::info_span!(
            "operation",
            otel.name = operation.name,
            operation = operation.name,
            tenant = %ctx.tenant(),
            request_id = ctx.request_id(),
            door = ctx.door().as_str(),
        );
        let door = ctx.door().as_str();
        let outcome = OpenTransactions::scope(Box::pin(self.checked(operation, ctx, call)))
            .instrument(span)
            .await;
        let code = match &outcome {
            Ok(_) => "ok",
            Err(error) => error.kind().code(),
        };
        metrics::counter!(
            "tekup_operations_total",
            "operation" => operation.name, "door" => door, "outcome" => code
        )
        .increment(1);
        metrics::histogram!("tekup_operation_duration_seconds", "operation" => operation.name)
            .record(started.elapsed().as_secs_f64());
        outcome
    }

    /// The checks before the work: permission, rate limit, validation.
    ///
    /// # Errors
    /// What the checks say.
    pub fn admit(&self, operation: &Operation, ctx: &OpContext, input: &Value) -> Result<()> {
        ctx.require(operation.permission)?;
        // The steps of a Run are bounded by the workers, and nobody who would send too many waits for them.
        if !matches!(ctx.door(), Door::Run | Door::Agent) {
            self.rate_limit().check(ctx)?;
        }
        operation.validator.check(input)
    }

    /// Everything before the work itself: the checks, the context of the call, and the answer that was given
    /// to its key before, if any. For doors that stream an operation's result and so cannot use
    /// [`Registry::call`].
    ///
    /// # Errors
    /// What the checks say.
    pub async fn open(&self, operation: &Operation, ctx: OpContext, call: Call) -> Result<Opened> {
        self.admit(operation, &ctx, &call.input)?;
        let mut builder = ctx.to_builder();
        builder.operation = operation.name;
        builder.deadline = chrono::Duration::from_std(operation.deadline)
            .ok()
            .map(|deadline| ctx.now() + deadline);
        builder.idempotency = match call.idempotency_key {
            key if operation.effect != Effect::Read => {
                idempotency::keyed(operation.name, key, &call.input)?
            }
            _ => None,
        };
        let ctx = builder.build();
        Ok(match self.replay(&ctx).await? {
            Some(body) => Opened::Replayed(body),
            None => Opened::Fresh(ctx, call.input),
        })
    }

    /// Does a write for a door beside the registry, whose callers hold no permission: gives the work a context
    /// with the key, and answers a call that was made before with its answer of then. The door checks who may
    /// call and how often.
    ///
    /// # Errors
    /// What the work says; a conflict when the key was used for another request.
    pub async fn once<F>(
        &self,
        ctx: &OpContext,
        operation: &'static str,
        key: Option<String>,
        input: &Value,
        work: impl FnOnce(OpContext) -> F,
    ) -> Result<Value>
    where
        F: Future<Output = Result<Value>>,
    {
        let mut builder = ctx.to_builder();
        builder.operation = operation;
        builder.idempotency = idempotency::keyed(operation, key, input)?;
        let ctx = builder.build();
        let read = |body: Bytes| serde_json::from_slice(&body).map_err(Error::internal);
        OpenTransactions::scope(async {
            if let Some(body) = self.replay(&ctx).await? {
                return read(body);
            }
            match work(ctx.clone()).await {
                // The twin of this call may have been faster: then its answer is ours too.
                Err(error) if error.kind() == ErrorKind::Conflict => {
                    self.replay(&ctx).await?.map_or(Err(error), read)
                }
                done => done,
            }
        })
        .await
    }

    /// The answer that was given to the context's key before, if any.
    ///
    /// # Errors
    /// A conflict when the key was used for another request or its first one is still under way.
    pub async fn replay(&self, ctx: &OpContext) -> Result<Option<Bytes>> {
        idempotency::replay(self.db(), ctx).await
    }

    async fn checked(&self, operation: &Operation, ctx: OpContext, call: Call) -> Result<Answer> {
        let (ctx, input) = match self.open(operation, ctx, call).await? {
            Opened::Fresh(ctx, input) => (ctx, input),
            Opened::Replayed(body) => {
                return Ok(Answer {
                    body,
                    replayed: true,
                });
            }
        };
        let work = (operation.handler)(ctx.clone(), input);
        let answer = tokio::time::timeout(operation.deadline, work)
            .await
            .unwrap_or_else(|_| {
                Err(Error::new(
                    ErrorKind::Timeout,
                    "this took longer than it may; try again",
                ))
            });
        match answer {
            Ok(body) => Ok(Answer {
                body,
                replayed: false,
            }),
            // The twin of this call may have been faster: then its answer is ours too.
            Err(error) if error.kind() == ErrorKind::Conflict && ctx.idempotency().is_some() => {
                match self.replay(&ctx).await? {
                    Some(body) => Ok(Answer {
                        body,
                        replayed: true,
                    }),
                    None => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    }
}
