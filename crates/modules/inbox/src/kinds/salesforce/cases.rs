//! Cases, both ways: what changed there is taken, what changed here is told.

use std::collections::HashMap;

use chrono::{TimeDelta, Utc};
use serde_json::{Map, Value, json};
use tekup_connectors::Trouble;
use tekup_context::OpContext;
use tekup_egress::{Method, StatusCode};

use super::{
    Salesforce, Settings,
    comments::{COMMENT, COMMENT_FIELDS},
    cursor::{Cursor, place},
    query::{Page, quoted, time},
    session::Call,
};
use crate::{
    Inbox,
    cases::{Field, Push, Seen, Tally, TheirCase, Way},
    kinds::{away, failed, stored},
    model::Opened,
    store::cases as store,
    sync::Turn,
};

/// Pages of one object in one turn.
const PAGES: usize = 10;
/// Pages of comments on cases that were never seen.
const COMMENT_PAGES: usize = 100;
/// Cases looked at by their ids in one turn.
const DUE: i64 = 100;
/// How soon after it is made a case may be changed by the organisation's own rules, and count as untouched.
const MADE: TimeDelta = TimeDelta::seconds(10);

const CASE: &str = "Case";
const CASE_FIELDS: &str = "Id, CaseNumber, Status, IsClosed, Priority, OwnerId, Owner.Name, Owner.Email, CreatedDate, \
     LastModifiedDate, SystemModstamp";

fn priority(theirs: &str) -> Option<&'static str> {
    match theirs.to_ascii_lowercase().as_str() {
        "critical" | "urgent" => Some("critical"),
        "high" => Some("high"),
        "medium" | "normal" => Some("medium"),
        "low" => Some("low"),
        _ => None,
    }
}

/// What a priority of ours is called there: there are three.
fn their_priority(ours: &str) -> Option<String> {
    let theirs = match ours {
        "critical" | "high" => "High",
        "medium" => "Medium",
        "low" => "Low",
        _ => return None,
    };
    Some(theirs.to_owned())
}

impl Settings {
    fn case_of(&self, row: &Value) -> Result<TheirCase, Trouble> {
        let (at, case) = place(row)?;
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let changed_at = time(&row["LastModifiedDate"]).unwrap_or(at);
        let made_at = time(&row["CreatedDate"]);
        let closed = row["IsClosed"].as_bool();
        let closed =
            closed.ok_or_else(|| failed("Salesforce sent a case without IsClosed".to_owned()))?;
        let owner = &row["Owner"];
        let (status, their) = (text("Status"), text("Priority"));
        let names = (
            self.closed_status
                .clone()
                .unwrap_or_else(|| "Closed".to_owned()),
            self.open_status
                .clone()
                .unwrap_or_else(|| "Working".to_owned()),
        );
        let fields = vec![
            Seen {
                field: Field::Status,
                shown: status.clone(),
                value: status,
                meaning: Some(if closed { "closed" } else { "open" }.to_owned()),
                wanted: Box::new(move |ours| match ours {
                    "closed" => Some(names.0.clone()),
                    _ => Some(names.1.clone()),
                }),
            },
            Seen {
                field: Field::Priority,
                meaning: priority(&their).map(ToOwned::to_owned),
                shown: their.clone(),
                value: their,
                wanted: Box::new(their_priority),
            },
            Seen {
                field: Field::Owner,
                value: text("OwnerId"),
                shown: owner["Name"].as_str().unwrap_or("?").to_owned(),
                meaning: None,
                wanted: Box::new(|_| None),
            },
        ];
        Ok(TheirCase {
            id: case,
            name: text("CaseNumber"),
            changed_at,
            untouched: made_at.is_some_and(|made| changed_at - made <= MADE),
            fields,
            owner: owner["Email"].as_str().map(ToOwned::to_owned),
        })
    }
}

/// Ids in a list of SOQL.
fn list(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|one| quoted(one)).collect();
    ids.join(", ")
}

impl Salesforce {
    /// Reads what changed there, then looks at what is due, and tells what changed here.
    pub(super) async fn both_ways(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        turn: &mut Turn,
    ) -> Result<(), Trouble> {
        self.pass(inbox, ctx, with, turn, CASE).await?;
        self.pass(inbox, ctx, with, turn, COMMENT).await?;
        self.look_at_due(inbox, ctx, with, turn).await
    }

    /// Reads an object from where it was read to.
    async fn pass(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        turn: &mut Turn,
        object: &str,
    ) -> Result<(), Trouble> {
        let fields = if object == CASE {
            CASE_FIELDS
        } else {
            COMMENT_FIELDS
        };
        let mut cursor = match turn.cursor::<Cursor>(object) {
            Some(cursor) => cursor,
            None => self.beginning(inbox, ctx, with, object).await?,
        };
        if cursor.behind.is_none() {
            cursor.began = Utc::now();
        }
        let soql = format!(
            "SELECT {fields} FROM {object}{} ORDER BY SystemModstamp, Id",
            cursor.condition()
        );
        let mut page = self.rows(inbox, ctx, with, &soql).await?;
        for left in (0..PAGES).rev() {
            turn.note_clock(page.at);
            let Page { rows, next, .. } = page;
            cursor.pass(&rows)?;
            if next.is_none() {
                cursor.done(Utc::now());
            }
            self.take(inbox, ctx, with, turn, object, &rows, &cursor)
                .await?;
            let Some(next) = next else {
                return Ok(());
            };
            if left == 0 {
                break;
            }
            page = self.more_rows(inbox, ctx, with, &next).await?;
        }
        turn.more = true;
        Ok(())
    }

    /// Where reading begins: with what changes from now on. Cases that belong to conversations already are due by
    /// themselves.
    async fn beginning(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        object: &str,
    ) -> Result<Cursor, Trouble> {
        let soql = format!(
            "SELECT Id, SystemModstamp FROM {object} ORDER BY SystemModstamp DESC, Id DESC LIMIT 1"
        );
        let page = self.rows(inbox, ctx, with, &soql).await?;
        let newest = page.rows.first().map(place).transpose()?.map(|(at, _)| at);
        Ok(Cursor::beginning(newest, Utc::now()))
    }

    /// Takes a page, and how far that is, in one transaction.
    #[expect(clippy::too_many_arguments, reason = "what a page is taken by")]
    async fn take(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        turn: &mut Turn,
        object: &str,
        rows: &[Value],
        cursor: &Cursor,
    ) -> Result<(), Trouble> {
        let settings: Settings = stored(with)?;
        let mut tally = Tally::default();
        let mut tx = turn.begin(inbox, ctx).await?;
        if object == CASE {
            let cases: Vec<TheirCase> = rows
                .iter()
                .map(|row| settings.case_of(row))
                .collect::<Result<_, _>>()?;
            let ids: Vec<String> = cases.iter().map(|case| case.id.clone()).collect();
            let links = store::lock(&tx, turn.connection, &ids).await;
            let links = links.map_err(away)?;
            let mut links: HashMap<String, store::Link> = links
                .into_iter()
                .map(|link| (link.case.clone(), link))
                .collect();
            for case in &cases {
                if let Some(link) = links.remove(&case.id) {
                    let way = settings.way(with, turn);
                    // What they have to be told is told when the case is looked at.
                    inbox
                        .take_case(&mut tx, ctx, way, link, case, &mut tally)
                        .await
                        .map_err(away)?;
                }
            }
        } else {
            self.take_comments(inbox, ctx, with, &mut tx, rows, &mut tally)
                .await?;
        }
        turn.commit(tx, Some((object, cursor)), tally).await
    }

    /// Looks at cases by their ids: those that were never seen, and those of conversations that changed.
    async fn look_at_due(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        turn: &mut Turn,
    ) -> Result<(), Trouble> {
        let tx = turn.begin(inbox, ctx).await?;
        let due = store::due(&tx, turn.connection, DUE).await;
        let due = due.map_err(away)?;
        drop(tx);
        if due.is_empty() {
            return Ok(());
        }
        turn.more |= i64::try_from(due.len()).is_ok_and(|count| count >= DUE);
        let fresh: Vec<String> = due
            .iter()
            .filter(|(_, new)| *new)
            .map(|(one, _)| one.clone())
            .collect();
        if !fresh.is_empty() {
            let soql = format!(
                "SELECT {COMMENT_FIELDS} FROM {COMMENT} WHERE ParentId IN ({}) ORDER BY SystemModstamp, Id",
                list(&fresh)
            );
            let mut page = Some(self.rows(inbox, ctx, with, &soql).await?);
            let mut pages = 0;
            while page.is_some() {
                if pages >= COMMENT_PAGES {
                    return Err(failed(
                        "there are more comments than can be read".to_owned(),
                    ));
                }
                pages += 1;
                let Some(Page { rows, next, .. }) = page.take() else {
                    break;
                };
                let mut tally = Tally::default();
                let mut tx = turn.begin(inbox, ctx).await?;
                self.take_comments(inbox, ctx, with, &mut tx, &rows, &mut tally)
                    .await?;
                turn.commit::<()>(tx, None, tally).await?;
                if let Some(next) = next {
                    page = Some(self.more_rows(inbox, ctx, with, &next).await?);
                }
            }
        }
        let ids: Vec<String> = due.into_iter().map(|(one, _)| one).collect();
        let soql = format!(
            "SELECT {CASE_FIELDS} FROM {CASE} WHERE Id IN ({})",
            list(&ids)
        );
        let page = self.rows(inbox, ctx, with, &soql).await?;
        turn.note_clock(page.at);
        let settings: Settings = stored(with)?;
        let cases: Vec<TheirCase> = page
            .rows
            .iter()
            .map(|row| settings.case_of(row))
            .collect::<Result<_, _>>()?;
        for case in ids {
            match cases.iter().find(|one| one.id == case) {
                Some(case) => self.bring_together(inbox, ctx, with, turn, case).await?,
                None => self.miss(inbox, ctx, turn, &case).await?,
            }
        }
        Ok(())
    }

    /// Brings one case and its conversation together, and tells Salesforce what it has to be told.
    async fn bring_together(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        turn: &mut Turn,
        case: &TheirCase,
    ) -> Result<(), Trouble> {
        let settings: Settings = stored(with)?;
        let mut tally = Tally::default();
        let mut tx = turn.begin(inbox, ctx).await?;
        let ids = std::slice::from_ref(&case.id);
        let links = store::lock(&tx, turn.connection, ids).await;
        let Some(link) = links.map_err(away)?.pop() else {
            return Ok(());
        };
        let way = settings.way(with, turn);
        let pushes = inbox
            .take_case(&mut tx, ctx, way, link, case, &mut tally)
            .await
            .map_err(away)?;
        turn.commit::<()>(tx, None, tally).await?;
        if pushes.is_empty() {
            return Ok(());
        }
        let refused = match self.tell(inbox, ctx, with, &settings, case, &pushes).await {
            Ok(true) => None,
            // Somebody was faster there: it is looked at again.
            Ok(false) => {
                turn.more = true;
                return Ok(());
            }
            Err(Trouble::Refused(reason)) => Some(reason),
            Err(trouble) => return Err(trouble),
        };
        let told = if refused.is_none() { pushes.len() } else { 0 };
        let tally = Tally {
            pushed: i64::try_from(told).unwrap_or(0),
            ..Tally::default()
        };
        let tx = turn.begin(inbox, ctx).await?;
        let links = store::lock(&tx, turn.connection, ids).await;
        if let Some(link) = links.map_err(away)?.pop() {
            let settled = inbox.settle(&tx, ctx, link, &pushes, refused.as_deref());
            settled.await.map_err(away)?;
        }
        turn.commit::<()>(tx, None, tally).await
    }

    /// Changes a case there, unless somebody has since it was read; says whether.
    async fn tell(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        settings: &Settings,
        case: &TheirCase,
        pushes: &[Push],
    ) -> Result<bool, Trouble> {
        let mut body = Map::new();
        for push in pushes {
            let name = match push.field {
                Field::Status => "Status",
                Field::Priority => "Priority",
                Field::Owner => continue,
            };
            body.insert(name.to_owned(), json!(push.value));
        }
        let path = format!(
            "/services/data/{}/sobjects/Case/{}",
            settings.version(),
            case.id
        );
        let body = Value::Object(body);
        let since = case.changed_at.format("%a, %d %b %Y %H:%M:%S GMT");
        let call = Call {
            method: Method::PATCH,
            path: &path,
            body: Some(&body),
            headers: &[("if-unmodified-since", since.to_string())],
        };
        let answered = self
            .sessions
            .call(inbox, ctx, with, settings, &call)
            .await?;
        Ok(answered.status != StatusCode::PRECONDITION_FAILED)
    }

    /// A case is not there any more, or not for us.
    async fn miss(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        turn: &mut Turn,
        case: &str,
    ) -> Result<(), Trouble> {
        let tx = turn.begin(inbox, ctx).await?;
        let ids = [case.to_owned()];
        let links = store::lock(&tx, turn.connection, &ids).await;
        for mut link in links.map_err(away)? {
            link.due = false;
            link.error = Some("Salesforce shows no such case".to_owned());
            let kept = store::update(&tx, &link, ctx.now()).await;
            kept.map_err(away)?;
        }
        turn.commit::<()>(tx, None, Tally::default()).await
    }
}

impl Settings {
    fn way<'a>(&self, with: &'a Opened, turn: &Turn) -> Way<'a> {
        Way {
            with,
            rule: self.conflicts,
            ahead: turn.ahead.unwrap_or_default(),
        }
    }
}
