-- No row: it is new, or another process holds it.
--! lock_position
SELECT position FROM event_followers WHERE name = :name FOR UPDATE SKIP LOCKED;

-- Begins with what comes from now on.
--! begin_following
INSERT INTO event_followers (name, position)
SELECT :name, coalesce(max(sequence), 0) FROM events
ON CONFLICT (name) DO NOTHING;

--! move_position
UPDATE event_followers SET position = :position, moved_at = now() WHERE name = :name;
