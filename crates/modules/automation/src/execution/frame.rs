use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::Value;

/// What is known in one place: in the workflow itself, or in one round of a loop.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// Stands before the names of steps: `loop[3].`.
    pub prefix: String,
    outer: Option<Arc<Frame>>,
    item: Option<(Value, usize)>,
    outputs: Mutex<HashMap<usize, Arc<Value>>>,
}

impl Frame {
    /// A round of the loop `name`.
    pub fn round(outer: &Arc<Self>, name: &str, item: Value, index: usize) -> Arc<Self> {
        Arc::new(Self {
            prefix: format!("{name}[{index}]."),
            outer: Some(Arc::clone(outer)),
            item: Some((item, index)),
            outputs: Mutex::default(),
        })
    }

    pub fn put(&self, at: usize, output: Arc<Value>) {
        let mut outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        outputs.insert(at, output);
    }

    /// What a node gave, here or around here.
    pub fn output(&self, at: usize) -> Option<Arc<Value>> {
        let here = {
            let outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
            outputs.get(&at).cloned()
        };
        here.or_else(|| self.outer.as_ref()?.output(at))
    }

    /// The item of the innermost round, and which it is.
    pub fn item(&self) -> Option<&(Value, usize)> {
        let outer = self.outer.as_ref();
        self.item.as_ref().or_else(|| outer?.item())
    }
}
