-- How many automation rules led to an event, one after the other; 0 for what somebody did.
ALTER TABLE outbox ADD COLUMN depth smallint NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN depth smallint NOT NULL DEFAULT 0;
