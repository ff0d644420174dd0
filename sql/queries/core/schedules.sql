--: Schedule(owner_id?, next_at?, last_at?, last_run?, actor_id?)

--! insert_schedule (owner_id?, next_at?, actor_id?)
INSERT INTO schedules (
    tenant_id, id, name, owner, owner_id, kind, input, timing, catch_up, next_at, actor_type, actor_id, created_at
)
VALUES (
    :tenant_id, :id, :name, :owner, :owner_id, :kind, :input, :timing, :catch_up, :next_at, :actor_type, :actor_id,
    :created_at
);

--! list_schedules (owner?, owner_id?, after?) : Schedule
SELECT id, name, owner, owner_id, kind, input, timing, catch_up, paused, next_at, last_at, last_run, actor_type, actor_id,
    created_at
FROM schedules
WHERE (:owner::text IS NULL OR owner = :owner)
    AND (:owner_id::uuid IS NULL OR owner_id = :owner_id)
    AND (:after::uuid IS NULL OR id > :after)
ORDER BY id
LIMIT :limit;

--! get_schedule : Schedule
SELECT id, name, owner, owner_id, kind, input, timing, catch_up, paused, next_at, last_at, last_run, actor_type, actor_id,
    created_at
FROM schedules
WHERE id = :id
FOR UPDATE;

--! due_schedules
SELECT tenant_id, id FROM schedules
WHERE next_at <= :now AND NOT paused
ORDER BY next_at
LIMIT :limit;

-- No row: somebody else is at it, or was.
--! hold_due_schedule : Schedule
SELECT id, name, owner, owner_id, kind, input, timing, catch_up, paused, next_at, last_at, last_run, actor_type, actor_id,
    created_at
FROM schedules
WHERE id = :id AND next_at <= :now AND NOT paused
FOR UPDATE SKIP LOCKED;

--! advance_schedule (next_at?, last_at?, last_run?)
UPDATE schedules
SET next_at = :next_at, last_at = coalesce(:last_at, last_at), last_run = coalesce(:last_run, last_run)
WHERE id = :id;

--! change_schedule (next_at?)
UPDATE schedules SET paused = :paused, next_at = :next_at WHERE id = :id;

--! remove_schedule
DELETE FROM schedules WHERE id = :id;

--! remove_schedules_of
DELETE FROM schedules WHERE owner = :owner AND owner_id = :owner_id;
