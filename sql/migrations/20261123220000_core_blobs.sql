-- What is too large for the row it belongs to: there is only its id. It goes with the partitions of what refers to it,
-- so `created_at` is that of the owner, not the moment at which it was written. `place` is the key of the object that
-- holds it once it has been carried out of Postgres; `erased` says that this object has to go, and the row with it.
CREATE TABLE blobs (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    size bigint NOT NULL,
    bytes bytea,
    place text,
    erased boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id, created_at),
    CHECK ((bytes IS NULL) <> (place IS NULL))
) PARTITION BY RANGE (created_at);
CREATE INDEX blobs_waiting ON blobs (created_at) WHERE place IS NULL;
CREATE INDEX blobs_erased ON blobs (created_at) WHERE erased;
CREATE INDEX blobs_place ON blobs (place) WHERE place IS NOT NULL;
SELECT tekup_protect('blobs', 'SELECT, UPDATE, DELETE');
-- As long as the journal of Runs.
INSERT INTO partitioned_tables (table_name, retention) VALUES ('blobs', interval '90 days');

ALTER TABLE runs ADD COLUMN input_blob uuid, ADD COLUMN output_blob uuid;
ALTER TABLE run_steps ADD COLUMN output_blob uuid;
