-- An execution that changes nothing: it tries a version out and counts in no figures.
ALTER TABLE agent_executions ADD COLUMN rehearsal boolean NOT NULL DEFAULT FALSE;
