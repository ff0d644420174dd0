use chrono::{DateTime, TimeDelta, Utc};
use tekup_base::ConnectionId;
use tekup_db::{DbResult, TenantTx, sql::queries::inbox::deliveries as sql};
use tekup_events::Event;
use uuid::Uuid;

use super::body;

/// Writes down that an event is to be delivered to a receiver that wants only the latest of each type and subject:
/// at once, in the place of one that still waits, or once the interval since the last is over. Says whether there is
/// something new to be sent.
pub(super) async fn hold(
    tx: &TenantTx,
    connection: ConnectionId,
    event: &Event,
    interval: TimeDelta,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let last = sql::last_of_subject()
        .bind(tx, &now, &connection.0, &event.kind, &event.subject)
        .opt()
        .await?;
    let mut due = now;
    if let Some(last) = last {
        if last.event_sequence >= event.sequence {
            // Heard before.
            return Ok(false);
        }
        if last.waits {
            let left_out = last.left_out + 1;
            let mut body = body(event);
            body["data"]["leftOut"] = left_out.into();
            sql::renew_delivery()
                .bind(
                    tx,
                    &event.id.0,
                    &event.sequence,
                    &body.to_string(),
                    &left_out,
                    &last.id,
                )
                .await?;
            return Ok(false);
        }
        due = (last.delivered_at.unwrap_or(last.created_at) + interval).max(now);
    }
    let mut body = body(event);
    body["data"]["leftOut"] = 0.into();
    sql::insert_held()
        .bind(
            tx,
            &tx.tenant().0,
            &Uuid::now_v7(),
            &connection.0,
            &event.id.0,
            &event.kind,
            &event.sequence,
            &event.subject,
            &body.to_string(),
            &now,
            &due,
        )
        .await?;
    Ok(true)
}
