use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::Rehearsal;

/// The kind of Run that executes agents.
pub const KIND: &str = "agents.execute";

/// What a Run of an agent is given that another Run starts: a workflow, or another agent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Called {
    /// Which agent.
    pub agent_id: Uuid,
    /// Which version; the one that works when absent.
    #[serde(default)]
    pub version: Option<i32>,
    /// It changes nothing.
    #[serde(default)]
    pub rehearsal: Option<Rehearsal>,
    /// What it shall do.
    pub task: String,
    /// What it is given to do it with.
    #[serde(default)]
    pub context: Value,
    /// Agents and workflows that are around it, one in the other.
    pub level: i16,
    /// How many automations led here, one after the other.
    pub depth: i16,
    /// The kind of principal it acts for.
    pub actor_type: String,
    /// Which one.
    pub actor_id: Option<Uuid>,
}
