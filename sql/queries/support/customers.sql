--: Customer(name?, email?, phone?, language?, merged_into?)

--: Identity()

--: Merge(undone_at?)

-- Finds a customer by a verified identity and notes that they were here. Known fields are not overwritten
-- by nothing.
--! see_customer (name?, email?, phone?, language?)
UPDATE customers AS c
SET last_seen_at = :now, name = coalesce(:name, c.name), email = coalesce(:email, c.email),
    phone = coalesce(:phone, c.phone), language = coalesce(:language, c.language)
FROM customer_identities AS i
WHERE i.tenant_id = :tenant_id AND i.kind = :kind AND i.value = :value AND i.verified
    AND c.tenant_id = i.tenant_id AND c.id = i.customer_id
RETURNING c.id;

--! find_customer
SELECT customer_id FROM customer_identities
WHERE tenant_id = :tenant_id AND kind = :kind AND value = :value AND verified;

-- One transaction at a time makes the customer of an identity.
--! lock_identity
SELECT pg_advisory_xact_lock(hashtextextended(:key::text, 0))::text AS locked;

--! insert_customer (name?, email?, phone?, language?)
INSERT INTO customers (tenant_id, id, external_id, name, email, phone, language, created_at, last_seen_at)
VALUES (:tenant_id, :id, :external_id, :name, :email, :phone, :language, :now, :now)
ON CONFLICT (tenant_id, external_id) DO UPDATE
SET name = coalesce(EXCLUDED.name, customers.name), last_seen_at = EXCLUDED.last_seen_at
RETURNING id;

--! insert_identity
INSERT INTO customer_identities (tenant_id, id, customer_id, kind, value, verified)
VALUES (:tenant_id, :id, :customer_id, :kind, :value, :verified)
ON CONFLICT DO NOTHING;

--! get_customer : Customer
SELECT id, external_id, name, email, phone, language, attributes, created_at, last_seen_at, merged_into
FROM customers
WHERE tenant_id = :tenant_id AND id = :id;

--! lock_customer : Customer
SELECT id, external_id, name, email, phone, language, attributes, created_at, last_seen_at, merged_into
FROM customers
WHERE tenant_id = :tenant_id AND id = :id
FOR UPDATE;

--! list_customers (search?, before_at?, before_id?) : Customer
SELECT id, external_id, name, email, phone, language, attributes, created_at, last_seen_at, merged_into
FROM customers AS c
WHERE c.tenant_id = :tenant_id AND c.merged_into IS NULL
    AND (:search::text IS NULL OR c.name ILIKE :search OR c.email ILIKE :search OR c.phone ILIKE :search
        OR EXISTS (
            SELECT 1 FROM customer_identities AS i
            WHERE i.tenant_id = c.tenant_id AND i.customer_id = c.id AND i.value ILIKE :search
        ))
    AND (:before_at::timestamptz IS NULL OR (c.last_seen_at, c.id) < (:before_at, :before_id::uuid))
ORDER BY c.last_seen_at DESC, c.id DESC
LIMIT :limit;

--! update_customer (name?, email?, phone?, language?)
UPDATE customers
SET name = :name, email = :email, phone = :phone, language = :language, attributes = :attributes
WHERE tenant_id = :tenant_id AND id = :id;

--! list_identities : Identity
SELECT id, customer_id, kind, value, verified, created_at
FROM customer_identities
WHERE tenant_id = :tenant_id AND customer_id = :customer_id
ORDER BY created_at, id
LIMIT 100;

--! drop_identities
DELETE FROM customer_identities
WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND kind = :kind AND value = :value;

-- Others that share an identity with a customer, verified or not: perhaps the same person.
--! similar_customers : Customer
SELECT c.id, c.external_id, c.name, c.email, c.phone, c.language, c.attributes, c.created_at, c.last_seen_at,
    c.merged_into
FROM customers AS c
WHERE c.tenant_id = :tenant_id AND c.merged_into IS NULL AND c.id <> :id
    AND c.id IN (
        SELECT other.customer_id
        FROM customer_identities AS mine
        JOIN customer_identities AS other
            ON other.tenant_id = mine.tenant_id AND other.value = mine.value AND other.kind = mine.kind
        WHERE mine.tenant_id = :tenant_id AND mine.customer_id = :id AND other.customer_id <> :id
    )
ORDER BY c.last_seen_at DESC, c.id DESC
LIMIT 10;

--! move_conversations
UPDATE conversations SET customer_id = :to
WHERE tenant_id = :tenant_id AND customer_id = :from
RETURNING id;

--! move_identities
UPDATE customer_identities AS i SET customer_id = :to
WHERE i.tenant_id = :tenant_id AND i.customer_id = :from
    AND NOT EXISTS (
        SELECT 1 FROM customer_identities AS same
        WHERE same.tenant_id = i.tenant_id AND same.customer_id = :to AND same.kind = i.kind
            AND same.value = i.value AND same.verified = i.verified
    )
RETURNING i.id;

--! fill_customer
UPDATE customers AS kept
SET name = coalesce(kept.name, other.name), email = coalesce(kept.email, other.email),
    phone = coalesce(kept.phone, other.phone), language = coalesce(kept.language, other.language),
    attributes = other.attributes || kept.attributes,
    last_seen_at = greatest(kept.last_seen_at, other.last_seen_at)
FROM customers AS other
WHERE kept.tenant_id = :tenant_id AND kept.id = :kept AND other.tenant_id = :tenant_id AND other.id = :merged;

--! mark_merged
UPDATE customers SET merged_into = :kept WHERE tenant_id = :tenant_id AND id = :merged;

--! insert_merge
INSERT INTO customer_merges (tenant_id, id, kept_id, merged_id, conversations, identities, filled, merged_at)
VALUES (:tenant_id, :id, :kept, :merged, :conversations, :identities, :filled, :now);

--! list_merges : Merge
SELECT id, kept_id, merged_id, conversations, identities, filled, merged_at, undone_at
FROM customer_merges
WHERE tenant_id = :tenant_id AND kept_id = :kept
ORDER BY merged_at DESC, id DESC
LIMIT 50;

--! lock_merge : Merge
SELECT id, kept_id, merged_id, conversations, identities, filled, merged_at, undone_at
FROM customer_merges
WHERE tenant_id = :tenant_id AND id = :id
FOR UPDATE;

--! end_merge
UPDATE customer_merges SET undone_at = :now WHERE tenant_id = :tenant_id AND id = :id;

--! unmark_merged
UPDATE customers SET merged_into = NULL WHERE tenant_id = :tenant_id AND id = :merged;

--! return_conversations
UPDATE conversations SET customer_id = :to
WHERE tenant_id = :tenant_id AND customer_id = :from AND id = ANY(:ids);

--! return_identities
UPDATE customer_identities SET customer_id = :to
WHERE tenant_id = :tenant_id AND customer_id = :from AND id = ANY(:ids);

--! unfill_customer
UPDATE customers
SET name = CASE WHEN 'name' = ANY(:filled::text[]) THEN NULL ELSE name END,
    email = CASE WHEN 'email' = ANY(:filled) THEN NULL ELSE email END,
    phone = CASE WHEN 'phone' = ANY(:filled) THEN NULL ELSE phone END,
    language = CASE WHEN 'language' = ANY(:filled) THEN NULL ELSE language END
WHERE tenant_id = :tenant_id AND id = :kept;

-- What is to be wiped elsewhere when a customer is erased: their conversations.
--! conversations_to_erase
SELECT id FROM conversations
WHERE tenant_id = :tenant_id AND customer_id IN (
    SELECT id FROM customers WHERE tenant_id = :tenant_id AND (id = :id OR merged_into = :id)
);

-- The large payloads of the Runs that answered the customer: those in Postgres go at once, those in a bucket soon.
--! erase_blobs
WITH answered AS (
    SELECT r.id, r.created_at, r.input_blob, r.output_blob FROM runs AS r
    JOIN messages AS m ON m.tenant_id = r.tenant_id AND m.id = r.subject
    WHERE r.tenant_id = :tenant_id AND m.conversation_id = ANY(:conversations)
        AND r.state IN ('completed', 'failed', 'cancelled')
), named AS (
    SELECT a.created_at, unnest(ARRAY[a.input_blob, a.output_blob]) AS id FROM answered AS a
    UNION ALL
    SELECT s.run_created_at, s.output_blob
    FROM run_steps AS s INNER JOIN answered AS a ON s.run_id = a.id AND s.run_created_at = a.created_at
), outside AS (
    UPDATE blobs AS b SET erased = true
    FROM named AS n
    WHERE b.tenant_id = :tenant_id AND b.id = n.id AND b.created_at = n.created_at AND b.place IS NOT NULL
)
DELETE FROM blobs AS b USING named AS n
WHERE b.tenant_id = :tenant_id AND b.id = n.id AND b.created_at = n.created_at AND b.place IS NULL;

-- The journals of the Runs that answered the customer.
--! wipe_steps
DELETE FROM run_steps
WHERE tenant_id = :tenant_id AND run_id IN (
    SELECT r.id FROM runs AS r
    JOIN messages AS m ON m.tenant_id = r.tenant_id AND m.id = r.subject
    WHERE r.tenant_id = :tenant_id AND m.conversation_id = ANY(:conversations)
        AND r.state IN ('completed', 'failed', 'cancelled')
);

--! erase_customer
DELETE FROM customers WHERE tenant_id = :tenant_id AND (id = :id OR merged_into = :id);

-- As tekup_system.
--! wipe_events
UPDATE events SET data = '{"erased": true}' WHERE tenant_id = :tenant_id AND subject = ANY(:subjects);

--! wipe_outbox
UPDATE outbox SET data = '{"erased": true}' WHERE tenant_id = :tenant_id AND subject = ANY(:subjects);

-- Copies of those events in the channels that carry them.
--! wipe_channels
DELETE FROM channel_log WHERE tenant_id = :tenant_id AND key = ANY (:subjects::uuid[]::text[]);

--! wipe_channel_outbox
DELETE FROM channel_outbox WHERE tenant_id = :tenant_id AND key = ANY (:subjects::uuid[]::text[]);
