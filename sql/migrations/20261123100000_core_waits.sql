-- What a Run waits for without holding a worker: a time, a signal, a Run of its own, or that it is resumed.
ALTER TABLE runs
    ADD COLUMN parent_id uuid,
    -- Something that it may wait for has happened since it was taken up.
    ADD COLUMN woken boolean NOT NULL DEFAULT false,
    ADD COLUMN paused boolean NOT NULL DEFAULT false,
    ADD COLUMN deadline timestamptz;
CREATE INDEX runs_children ON runs (tenant_id, parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE run_signals (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    payload jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, run_id, id),
    FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('run_signals');
