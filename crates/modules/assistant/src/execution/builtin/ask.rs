//! One agent asks another.

use serde_json::Value;
use tekup_agents::{Called, KIND};
use tekup_base::{Error, PageRequest};
use tekup_runs::{Failure, NewRun};

use super::super::Work;
use crate::{start::DEEPEST, store};

impl Work<'_> {
    /// Has the agent called `named` do a task, as a Run of its own, for whoever this one acts for. How deep agents may ask
    /// each other is bounded, so a task cannot be passed on for ever.
    pub(super) async fn ask_agent(
        &self,
        name: &str,
        named: &str,
        task: String,
    ) -> Result<String, Failure> {
        let level = self.begun.level + 1;
        if level > DEEPEST {
            let message = format!("{DEEPEST} agents have passed this on already: do it yourself");
            return Err(Error::field("agent", "too_deep", message).into());
        }
        let step = format!("{name}: agent");
        let id = self.run.step(&step, self.called(named)).await?;
        let called = Called {
            agent_id: id,
            version: None,
            rehearsal: self.task.rehearsal.clone(),
            task,
            context: Value::Null,
            level,
            depth: self.begun.depth,
            actor_type: self.begun.actor_type.clone(),
            actor_id: self.begun.actor_id,
        };
        let input = serde_json::to_value(called).map_err(Error::internal)?;
        let new = NewRun::new(KIND, input).about(id);
        let output = self.run.child(&format!("{name}: result"), new).await?;
        let text = match &output["output"] {
            Value::Null => output["text"].as_str().unwrap_or_default().to_owned(),
            formed => formed.to_string(),
        };
        Ok(text)
    }

    async fn called(&self, named: &str) -> Result<uuid::Uuid, Failure> {
        let page = PageRequest {
            limit: Some(100),
            cursor: None,
        };
        let tx = self.assistant.0.db.begin_single(self.run.ctx()).await?;
        let alike = store::agents::list(&tx, None, Some(named), &page).await?;
        let same = alike
            .items
            .iter()
            .find(|agent| agent.name.eq_ignore_ascii_case(named));
        let same = same.filter(|agent| agent.id != self.begun.agent_id);
        same.map(|agent| agent.id).ok_or_else(|| {
            Error::field("agent", "not_found", "there is no other agent of that name").into()
        })
    }
}
