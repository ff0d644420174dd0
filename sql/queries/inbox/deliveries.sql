--: Delivery(next_attempt_at?, response_status?, response_body?, error?, duration_ms?, delivered_at?)

-- No row when this event is on its way there already.
--! insert_delivery
INSERT INTO webhook_deliveries (
    tenant_id, id, connection_id, event_id, event_type, event_sequence, body, created_at, next_attempt_at
)
VALUES (
    :tenant_id, :id, :connection_id, :event_id, :event_type, :event_sequence, :body, :now, :now
)
ON CONFLICT (tenant_id, connection_id, event_id) DO NOTHING
RETURNING id;

-- The last of its kind and subject on the way to a receiver that wants only the latest.
--! last_of_subject : (delivered_at?)
SELECT id, event_sequence, left_out, created_at, delivered_at,
    (status = 'pending' AND attempts = 0 AND next_attempt_at > :now)::boolean AS waits
FROM webhook_deliveries
WHERE connection_id = :connection_id AND event_type = :event_type AND subject = :subject
ORDER BY event_sequence DESC
LIMIT 1
FOR UPDATE;

--! insert_held
INSERT INTO webhook_deliveries (
    tenant_id, id, connection_id, event_id, event_type, event_sequence, subject, body, created_at, next_attempt_at
)
VALUES (
    :tenant_id, :id, :connection_id, :event_id, :event_type, :event_sequence, :subject, :body, :now, :due
)
ON CONFLICT (tenant_id, connection_id, event_id) DO NOTHING;

-- A later event takes the place of one that waits.
--! renew_delivery
UPDATE webhook_deliveries
SET event_id = :event_id, event_sequence = :event_sequence, body = :body, left_out = :left_out
WHERE id = :id;

-- Takes what is due. Until `again_at` nobody else takes it; should this process die, it is due again then.
--! claim_deliveries : Delivery
UPDATE webhook_deliveries
SET attempts = attempts + 1, next_attempt_at = :again_at
WHERE tenant_id = :tenant_id AND id IN (
    SELECT d.id FROM webhook_deliveries AS d
    WHERE d.tenant_id = :tenant_id AND d.connection_id = :connection_id AND d.status = 'pending'
        AND d.next_attempt_at <= :now
    ORDER BY d.next_attempt_at, d.event_sequence
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
)
RETURNING id, connection_id, event_id, event_type, event_sequence, body, status, attempts, next_attempt_at,
    response_status, response_body, error, duration_ms, created_at, delivered_at;

--! next_due : (due?)
SELECT min(next_attempt_at) AS due FROM webhook_deliveries
WHERE connection_id = :connection_id AND status = 'pending';

--! record_delivery (next_attempt_at?, response_status?, response_body?, error?, duration_ms?, delivered_at?)
UPDATE webhook_deliveries
SET status = :status, next_attempt_at = :next_attempt_at, response_status = :response_status,
    response_body = :response_body, error = :error, duration_ms = :duration_ms, delivered_at = :delivered_at
WHERE id = :id;

-- It was not even tried.
--! put_back_delivery
UPDATE webhook_deliveries SET attempts = greatest(attempts - 1, 0), next_attempt_at = :next_attempt_at
WHERE id = :id;

--! list_deliveries (status?, before?) : Delivery
SELECT id, connection_id, event_id, event_type, event_sequence, body, status, attempts, next_attempt_at,
    response_status, response_body, error, duration_ms, created_at, delivered_at
FROM webhook_deliveries
WHERE connection_id = :connection_id
    AND (:status::text IS NULL OR status = :status)
    AND (:before::bigint IS NULL OR event_sequence < :before)
ORDER BY event_sequence DESC
LIMIT :limit;

--! replay_deliveries (ids?)
UPDATE webhook_deliveries
SET status = 'pending', attempts = 0, next_attempt_at = :now, error = NULL
WHERE connection_id = :connection_id
    AND (CASE WHEN :ids::uuid[] IS NULL THEN status = 'failed' ELSE id = ANY (:ids) END);

-- Across tenants: deliveries past their use.
--! prune_deliveries
DELETE FROM webhook_deliveries WHERE created_at < :before AND status <> 'pending';

-- No row when it came before.
--! insert_receipt
INSERT INTO inbound_receipts (tenant_id, connection_id, key, received_at)
VALUES (:tenant_id, :connection_id, :key, :now)
ON CONFLICT (tenant_id, connection_id, key) DO NOTHING
RETURNING key;

--! received
SELECT count(*) FILTER (WHERE starts_with(key, :sender) AND received_at > :now::timestamptz - interval '1 hour')
        AS sender_hour,
    count(*) FILTER (WHERE starts_with(key, :sender)) AS sender_day,
    count(*) FILTER (WHERE received_at > :now::timestamptz - interval '1 hour') AS all_hour
FROM inbound_receipts
WHERE connection_id = :connection_id AND starts_with(key, :prefix)
    AND received_at > :now::timestamptz - interval '1 day';

-- Across tenants: receipts past their use.
--! prune_receipts
DELETE FROM inbound_receipts WHERE received_at < :before;
