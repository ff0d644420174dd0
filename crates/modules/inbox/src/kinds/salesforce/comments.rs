//! Comments on cases: ours once, theirs as notes.

use serde_json::{Value, json};
use tekup_connectors::Trouble;
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_egress::Method;

use super::{
    Comment, Salesforce,
    cursor::place,
    query::{id, literal, quoted, whole},
};
use crate::{
    Inbox,
    cases::{Said, Tally, TheirComment},
    kinds::{Action, away, failed, parameters},
    model::Opened,
    store::cases as store,
};

/// Comments looked through for one whose answer was lost.
const LOOKED_THROUGH: usize = 200;

pub(super) const COMMENT: &str = "CaseComment";
pub(super) const COMMENT_FIELDS: &str =
    "Id, ParentId, CommentBody, IsPublished, CreatedBy.Name, CreatedDate, SystemModstamp";

fn comment_of(row: &Value) -> Result<Option<TheirComment>, Trouble> {
    let (at, comment) = place(row)?;
    let (Some(case), Some(words)) = (row["ParentId"].as_str(), row["CommentBody"].as_str()) else {
        return Ok(None);
    };
    Ok(Some(TheirComment {
        id: comment,
        case: whole(case),
        version: literal(at),
        author: row["CreatedBy"]["Name"].as_str().unwrap_or("?").to_owned(),
        content: words.to_owned(),
    }))
}

impl Salesforce {
    /// Comments on a case, once, whatever becomes of the answer.
    pub(super) async fn comment(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble> {
        let wanted: Comment = parameters(action.parameters)?;
        let case = whole(id(&wanted.case)?);
        let said = inbox
            .about_to_say(ctx, with, action.key, &case, &wanted.body)
            .await?;
        match said {
            Said::Yes(id) => return Ok(json!({"id": id})),
            // An answer was lost: it may be there.
            Said::Perhaps(others) => {
                let found = self
                    .find_comment(inbox, ctx, with, &case, &wanted.body, &others)
                    .await?;
                if let Some(id) = found {
                    inbox.has_said(ctx, with, action.key, &case, &id).await?;
                    return Ok(json!({"id": id, "found": true}));
                }
            }
            Said::Never => {}
        }
        let body = json!({
            "ParentId": case, "CommentBody": wanted.body, "IsPublished": wanted.public,
        });
        let path = "sobjects/CaseComment";
        let made = self
            .call(inbox, ctx, with, Method::POST, path, Some(&body))
            .await?;
        let Some(Ok(made)) = made["id"].as_str().map(id) else {
            return Err(failed("Salesforce's answer names no comment".to_owned()));
        };
        inbox.has_said(ctx, with, action.key, &case, made).await?;
        self.belongs(inbox, ctx, with, action, &case).await?;
        Ok(json!({"id": made}))
    }

    /// A comment on the case with these words that is none of `others`.
    async fn find_comment(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        case: &str,
        words: &str,
        others: &[String],
    ) -> Result<Option<String>, Trouble> {
        let soql = format!(
            "SELECT Id, CommentBody FROM {COMMENT} WHERE ParentId = {} ORDER BY CreatedDate DESC LIMIT {LOOKED_THROUGH}",
            quoted(case)
        );
        let page = self.rows(inbox, ctx, with, &soql).await?;
        let found = page.rows.iter().find(|row| {
            let known = row["Id"]
                .as_str()
                .is_some_and(|one| others.iter().any(|other| other == one));
            !known && row["CommentBody"].as_str() == Some(words)
        });
        Ok(found.and_then(|row| row["Id"].as_str()).map(whole))
    }

    /// Makes comments on cases of conversations notes, in `tx`.
    pub(super) async fn take_comments(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        tx: &mut TenantTx,
        rows: &[Value],
        tally: &mut Tally,
    ) -> Result<(), Trouble> {
        let comments: Vec<Option<TheirComment>> =
            rows.iter().map(comment_of).collect::<Result<_, _>>()?;
        let comments: Vec<TheirComment> = comments.into_iter().flatten().collect();
        let mut cases: Vec<String> = comments.iter().map(|one| one.case.clone()).collect();
        cases.sort_unstable();
        cases.dedup();
        let links = store::lock(tx, with.connection.id, &cases).await;
        let links = links.map_err(away)?;
        for comment in comments {
            let link = links.iter().find(|link| link.case == comment.case);
            if let Some(link) = link {
                inbox
                    .take_comment(tx, ctx, with, link.conversation, comment, tally)
                    .await
                    .map_err(away)?;
            }
        }
        Ok(())
    }
}
