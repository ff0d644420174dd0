//! Comments on cases: ours are written down before they leave, theirs become notes in the conversation.

use tekup_base::{ConversationId, Error, Result};
use tekup_connectors::{News, Remark, Trouble};
use tekup_context::OpContext;
use tekup_db::TenantTx;

use super::Tally;
use crate::{
    Inbox, fingerprint,
    kinds::away,
    model::Opened,
    store::cases::{self as store, Sent},
};

/// A comment as the other system has it now.
#[derive(Debug, Clone)]
pub(crate) struct TheirComment {
    pub id: String,
    pub case: String,
    /// Another one when it was changed.
    pub version: String,
    pub author: String,
    pub content: String,
}

/// Whether a comment of ours has left before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    Never,
    /// It was tried, and nobody knows how that ended. The ids of the comments there that are known to be others of
    /// ours.
    Perhaps(Vec<String>),
    /// It is there, under this id.
    Yes(String),
}

/// Names words, however a system breaks their lines.
pub(crate) fn words(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    fingerprint::of(text.join(" ").as_bytes())
}

impl Inbox {
    /// Writes down that a comment is about to leave; says whether it has before.
    pub(crate) async fn about_to_say(
        &self,
        ctx: &OpContext,
        with: &Opened,
        key: &str,
        case: &str,
        content: &str,
    ) -> Result<Said, Trouble> {
        let writing = async {
            let tx = self.0.db.begin(ctx).await?;
            let sent = Sent {
                connection: with.connection.id,
                key,
                case,
            };
            let said = if store::insert_sent(&tx, sent, &words(content), ctx.now()).await? {
                Said::Never
            } else {
                match store::sent(&tx, sent).await? {
                    Some(id) => Said::Yes(id),
                    None => Said::Perhaps(store::known_comments(&tx, sent).await?),
                }
            };
            tx.commit().await?;
            Ok::<_, Error>(said)
        };
        writing.await.map_err(away)
    }

    /// Writes down what the other system calls a comment of ours.
    pub(crate) async fn has_said(
        &self,
        ctx: &OpContext,
        with: &Opened,
        key: &str,
        case: &str,
        id: &str,
    ) -> Result<(), Trouble> {
        let writing = async {
            let tx = self.0.db.begin(ctx).await?;
            let sent = Sent {
                connection: with.connection.id,
                key,
                case,
            };
            store::name_sent(&tx, sent, id).await?;
            Ok::<_, Error>(tx.commit().await?)
        };
        writing.await.map_err(away)
    }

    /// Makes a comment there a note here, once, unless it is ours.
    pub(crate) async fn take_comment(
        &self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        with: &Opened,
        conversation: ConversationId,
        comment: TheirComment,
        tally: &mut Tally,
    ) -> Result<()> {
        let receipt = format!("comment:{}:{}", comment.id, comment.version);
        if !self.first_time(tx, ctx, with, &receipt).await? {
            return Ok(());
        }
        let words = words(&comment.content);
        let (id, case) = (with.connection.id, &comment.case);
        // What somebody there made of our words is theirs.
        if store::claim_sent(tx, id, case, &comment.id, &words).await? == Some(words) {
            return Ok(());
        }
        let news = News {
            notes: vec![Remark {
                author: format!("{} · {}", comment.author, with.connection.name),
                content: comment.content,
            }],
            ..News::default()
        };
        self.desk()?.mirror(tx, ctx, conversation, news).await?;
        tally.comments += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_the_same_however_their_lines_are_broken() {
        assert_eq!(words("a b\n\nc"), words(" a  b\r\nc "));
        assert_ne!(words("a b"), words("ab"));
    }
}
