--: Link(name?, error?, synced_at?)

-- A case that belongs to a conversation already stays there.
--! insert_link
INSERT INTO linked_cases (tenant_id, connection_id, external_id, conversation_id, agreed, created_at)
VALUES (:tenant_id, :connection_id, :external_id, :conversation_id, :agreed, :now)
ON CONFLICT (tenant_id, connection_id, external_id) DO NOTHING;

--! lock_links : Link
SELECT connection_id, external_id, conversation_id, name, agreed, ours_since, due, error, created_at, synced_at
FROM linked_cases
WHERE connection_id = :connection_id AND external_id = ANY (:external_ids)
ORDER BY external_id
FOR UPDATE;

--! due_links
SELECT external_id, synced_at IS NULL AS never_seen FROM linked_cases
WHERE connection_id = :connection_id AND due
ORDER BY external_id
LIMIT :limit;

--! update_link (name?, error?)
UPDATE linked_cases
SET name = :name, agreed = :agreed, ours_since = :ours_since, due = :due, error = :error, synced_at = :now
WHERE connection_id = :connection_id AND external_id = :external_id;

-- Links of conversations that have changed.
--! lock_links_of : Link
SELECT connection_id, external_id, conversation_id, name, agreed, ours_since, due, error, created_at, synced_at
FROM linked_cases
WHERE conversation_id = ANY (:conversations)
ORDER BY connection_id, external_id
FOR UPDATE;

--! mark_link
UPDATE linked_cases SET ours_since = :ours_since, due = :due
WHERE connection_id = :connection_id AND external_id = :external_id;

--! move_links
UPDATE linked_cases SET conversation_id = :into, due = true WHERE conversation_id = :from;

--! list_links (conversation_id?, after?) : Link
SELECT connection_id, external_id, conversation_id, name, agreed, ours_since, due, error, created_at, synced_at
FROM linked_cases
WHERE connection_id = :connection_id
    AND (:conversation_id::uuid IS NULL OR conversation_id = :conversation_id)
    AND (:after::text IS NULL OR external_id > :after)
ORDER BY external_id
LIMIT :limit;

-- No row when this comment is on its way already, or there.
--! insert_sent_comment
INSERT INTO sent_comments (tenant_id, connection_id, key, external_case, words_hash, created_at)
VALUES (:tenant_id, :connection_id, :key, :external_case, :words_hash, :now)
ON CONFLICT (tenant_id, connection_id, key) DO NOTHING
RETURNING key;

--! sent_comment : (external_id?)
SELECT external_id FROM sent_comments WHERE connection_id = :connection_id AND key = :key;

--! name_sent_comment
UPDATE sent_comments SET external_id = :external_id WHERE connection_id = :connection_id AND key = :key;

-- Whether a comment there is ours: by its id, or by its words as long as its id is unknown; then it is known.
--! claim_sent_comment
UPDATE sent_comments SET external_id = :external_id
WHERE (tenant_id, connection_id, key) IN (
    SELECT s.tenant_id, s.connection_id, s.key FROM sent_comments AS s
    WHERE s.connection_id = :connection_id AND s.external_case = :external_case
        AND (s.external_id = :external_id OR (s.external_id IS NULL AND s.words_hash = :words_hash))
    ORDER BY s.external_id NULLS LAST, s.created_at
    LIMIT 1
)
RETURNING words_hash;

-- Ids of comments there that are known to be ours.
--! known_comments
SELECT coalesce(external_id, '') AS id FROM sent_comments
WHERE connection_id = :connection_id AND external_case = :external_case AND external_id IS NOT NULL;

--! insert_conflict
INSERT INTO sync_conflicts (
    tenant_id, id, connection_id, external_id, conversation_id, field, ours, theirs, ours_at, theirs_at, rule,
    kept, found_at
)
VALUES (
    :tenant_id, :id, :connection_id, :external_id, :conversation_id, :field, :ours, :theirs, :ours_at, :theirs_at,
    :rule, :kept, :now
);

--! list_conflicts (before?)
SELECT id, external_id, conversation_id, field, ours, theirs, ours_at, theirs_at, rule, kept, found_at
FROM sync_conflicts
WHERE connection_id = :connection_id AND (:before::uuid IS NULL OR id < :before)
ORDER BY id DESC
LIMIT :limit;

-- Across tenants: past their use.
--! prune_sent_comments
DELETE FROM sent_comments WHERE created_at < :before;

-- Across tenants: past their use.
--! prune_conflicts
DELETE FROM sync_conflicts WHERE found_at < :before;
