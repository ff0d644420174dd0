use tekup_base::ConversationId;
use uuid::Uuid;

/// Where a conversation stands, in the words that a case elsewhere is compared in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The conversation.
    pub conversation: ConversationId,
    /// Whether it has ended.
    pub closed: bool,
    /// `low`, `medium`, `high`, `critical`.
    pub priority: String,
    /// Who is responsible.
    pub assignee: Option<Uuid>,
}

/// What was done to a conversation's case elsewhere.
#[derive(Debug, Clone, Default)]
pub struct News {
    /// Whether it was closed, or opened again.
    pub closed: Option<bool>,
    /// `low`, `medium`, `high`, `critical`.
    pub priority: Option<String>,
    /// The e-mail address of who is responsible now; they are here, too, where they may answer customers.
    pub owner: Option<String>,
    /// What colleagues read of it.
    pub notes: Vec<Remark>,
}

impl News {
    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        self.closed.is_none()
            && self.priority.is_none()
            && self.owner.is_none()
            && self.notes.is_empty()
    }
}

/// Words from elsewhere for the colleagues who work on a conversation; customers never see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Who said it, and where.
    pub author: String,
    /// The words.
    pub content: String,
}
