//! Who asks a model, so that it can be chosen, counted and bounded for them.

use std::sync::Arc;

use async_trait::async_trait;
use tekup_context::OpContext;
use uuid::Uuid;

use crate::{ChatModel, InferenceError, Models, Result};

/// Somebody who asks a model.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Their tenant, who they are, and by which door they came.
    pub ctx: OpContext,
    /// The agent that asks for them.
    pub agent: Option<Uuid>,
    /// The Run that it is asked for.
    pub run: Option<Uuid>,
}

impl Asking {
    /// Whoever `ctx` names, for no agent and no Run.
    pub fn of(ctx: &OpContext) -> Self {
        Self {
            ctx: ctx.clone(),
            agent: None,
            run: None,
        }
    }
}

/// Finds the model that somebody means.
#[async_trait]
pub trait ChatModels: Send + Sync {
    /// The model called `name`, which may stand for others; without a name, the one to use when nothing else is said.
    /// What it is asked for is counted for `asking`.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] for a name that is not known, [`InferenceError::ModelMissing`] when there is none.
    async fn chat_model(&self, asking: &Asking, name: Option<&str>) -> Result<Arc<dyn ChatModel>>;
}

#[async_trait]
impl ChatModels for Models {
    async fn chat_model(&self, _: &Asking, name: Option<&str>) -> Result<Arc<dyn ChatModel>> {
        match name {
            Some(name) => self.chat_called(name),
            None => self.chat().ok_or_else(|| InferenceError::ModelMissing {
                name: "a text model".to_owned(),
            }),
        }
    }
}
