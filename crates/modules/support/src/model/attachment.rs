use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::AttachmentId;

/// A file that came with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// What it was called, without folders.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Bytes.
    pub size: i32,
    /// Pixels across, of an image.
    pub width: Option<i32>,
    /// Pixels down, of an image.
    pub height: Option<i32>,
}
