--: Hours()
--: Queue(description?, hours_id?)
--: Person(last_assigned_at?)

--! list_hours (after?) : Hours
SELECT id, name, time_zone, week, holidays FROM working_hours
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! get_hours : Hours
SELECT id, name, time_zone, week, holidays FROM working_hours WHERE id = :id;

-- Of the tenant's queues.
--! queue_hours : Hours
SELECT h.id, h.name, h.time_zone, h.week, h.holidays FROM working_hours AS h
WHERE EXISTS (SELECT 1 FROM queues AS q WHERE q.tenant_id = h.tenant_id AND q.hours_id = h.id);

--! queue_names : (hours_id?)
SELECT id, is_default, hours_id FROM queues;

--! insert_hours
INSERT INTO working_hours (tenant_id, id, name, time_zone, week, holidays, updated_at)
VALUES (:tenant_id, :id, :name, :time_zone, :week, :holidays, :now);

--! update_hours
UPDATE working_hours
SET name = :name, time_zone = :time_zone, week = :week, holidays = :holidays, updated_at = :now
WHERE id = :id;

--! delete_hours
DELETE FROM working_hours WHERE id = :id;

--! queues_of_hours
SELECT id FROM queues WHERE hours_id = :hours_id ORDER BY id LIMIT :limit;

--! list_queues (after?) : Queue
SELECT q.id, q.name, q.description, q.hours_id, q.assignment, q.service_levels, q.is_default,
    ARRAY(SELECT m.user_id FROM queue_members AS m WHERE m.tenant_id = q.tenant_id AND m.queue_id = q.id
        ORDER BY m.user_id) AS members
FROM queues AS q
WHERE :after::text IS NULL OR q.name > :after
ORDER BY q.name
LIMIT :limit;

--! get_queue : Queue
SELECT q.id, q.name, q.description, q.hours_id, q.assignment, q.service_levels, q.is_default,
    ARRAY(SELECT m.user_id FROM queue_members AS m WHERE m.tenant_id = q.tenant_id AND m.queue_id = q.id
        ORDER BY m.user_id) AS members
FROM queues AS q
WHERE q.id = :id;

-- The queue of this name, or else the default one.
--! queue_for (name?) : Queue
SELECT q.id, q.name, q.description, q.hours_id, q.assignment, q.service_levels, q.is_default,
    ARRAY(SELECT m.user_id FROM queue_members AS m WHERE m.tenant_id = q.tenant_id AND m.queue_id = q.id
        ORDER BY m.user_id) AS members
FROM queues AS q
WHERE q.name = :name OR q.is_default
ORDER BY (q.name = :name) DESC NULLS LAST
LIMIT 1;

-- Whoever gives out its conversations holds the queue, so that nobody is given more than they can take.
--! hold_queue
SELECT id FROM queues WHERE id = :id FOR UPDATE;

--! insert_queue (description?, hours_id?)
INSERT INTO queues (
    tenant_id, id, name, description, hours_id, assignment, service_levels, is_default, updated_at
)
VALUES (
    :tenant_id, :id, :name, :description, :hours_id, :assignment, :service_levels, :is_default, :now
);

--! update_queue (description?, hours_id?)
UPDATE queues
SET name = :name, description = :description, hours_id = :hours_id, assignment = :assignment,
    service_levels = :service_levels, is_default = :is_default, updated_at = :now
WHERE id = :id;

--! no_default_queue
UPDATE queues SET is_default = false WHERE is_default AND id <> :id;

--! delete_queue
DELETE FROM queues WHERE id = :id;

--! clear_members
DELETE FROM queue_members WHERE queue_id = :queue_id;

--! add_members
INSERT INTO queue_members (tenant_id, queue_id, user_id)
SELECT :tenant_id, :queue_id, m.user_id FROM memberships AS m WHERE m.user_id = ANY (:user_ids::uuid[])
ON CONFLICT DO NOTHING;

-- Everybody who may answer customers, with what they have.
--! list_people (after?) : Person
SELECT u.id, u.name, coalesce(p.available, false) AS available, coalesce(p.skills, '{}') AS skills,
    coalesce(p.capacity, 5) AS capacity, p.last_assigned_at,
    (SELECT count(*) FROM conversations AS c
        WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open
FROM memberships AS m
JOIN users AS u ON u.id = m.user_id
LEFT JOIN desk_people AS p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id
WHERE m.role IN ('owner', 'admin', 'manager', 'operator')
    AND (:after::text IS NULL OR u.name || u.id::text > :after)
ORDER BY u.name || u.id::text
LIMIT :limit;

--! get_person : Person
SELECT u.id, u.name, coalesce(p.available, false) AS available, coalesce(p.skills, '{}') AS skills,
    coalesce(p.capacity, 5) AS capacity, p.last_assigned_at,
    (SELECT count(*) FROM conversations AS c
        WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open
FROM memberships AS m
JOIN users AS u ON u.id = m.user_id
LEFT JOIN desk_people AS p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id
WHERE u.id = :id AND m.role IN ('owner', 'admin', 'manager', 'operator');

--! person_by_email : Person
SELECT u.id, u.name, coalesce(p.available, false) AS available, coalesce(p.skills, '{}') AS skills,
    coalesce(p.capacity, 5) AS capacity, p.last_assigned_at,
    (SELECT count(*) FROM conversations AS c
        WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open
FROM memberships AS m
JOIN users AS u ON u.id = m.user_id
LEFT JOIN desk_people AS p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id
WHERE lower(u.email) = lower(:email) AND m.role IN ('owner', 'admin', 'manager', 'operator');

--! put_person
INSERT INTO desk_people (tenant_id, user_id, available, skills, capacity)
VALUES (:tenant_id, :user_id, :available, :skills, :capacity)
ON CONFLICT (tenant_id, user_id) DO UPDATE
SET available = excluded.available, skills = excluded.skills, capacity = excluded.capacity;

-- Who of the queue can take one more, whoever waited longest first.
--! candidates (skill?) : Person
SELECT u.id, u.name, p.available, p.skills, p.capacity, p.last_assigned_at,
    (SELECT count(*) FROM conversations AS c
        WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open
FROM queue_members AS q
JOIN desk_people AS p ON p.tenant_id = q.tenant_id AND p.user_id = q.user_id
JOIN memberships AS m ON m.tenant_id = q.tenant_id AND m.user_id = q.user_id
JOIN users AS u ON u.id = q.user_id
WHERE q.queue_id = :queue_id AND p.available AND m.role IN ('owner', 'admin', 'manager', 'operator')
    AND (:skill::text IS NULL OR :skill = ANY (p.skills))
ORDER BY p.last_assigned_at NULLS FIRST, u.id
LIMIT 500;

--! was_assigned
UPDATE desk_people SET last_assigned_at = :now WHERE user_id = :user_id;

--! insert_notification (message_id?, actor_name?, preview?)
INSERT INTO notifications (
    tenant_id, id, user_id, kind, conversation_id, message_id, actor_name, preview, created_at
)
SELECT :tenant_id, :id, m.user_id, :kind, :conversation_id, :message_id, :actor_name, :preview, :now
FROM memberships AS m
WHERE m.user_id = :user_id;

--! list_notifications (before?) : Notification(message_id?, actor_name?, preview?, read_at?)
SELECT id, user_id, kind, conversation_id, message_id, actor_name, preview, created_at, read_at
FROM notifications
WHERE user_id = :user_id AND (NOT :unread::boolean OR read_at IS NULL) AND (:before::uuid IS NULL OR id < :before)
ORDER BY id DESC
LIMIT :limit;

-- One, or everything.
--! read_notifications (id?)
UPDATE notifications SET read_at = :now
WHERE user_id = :user_id AND read_at IS NULL AND (:id::uuid IS NULL OR id = :id);

--! names_of_queues
SELECT name FROM queues ORDER BY name;

-- What the staff can do, each once.
--! skills
SELECT DISTINCT unnest(p.skills)::text AS skill FROM desk_people AS p ORDER BY skill;
