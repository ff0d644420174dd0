-- Conversations behind a report as CSV, in parts as the Run wrote them; upkeep takes them away after a week.
CREATE TABLE report_export_parts (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    ordinal integer NOT NULL,
    content text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, run_id, ordinal),
    FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX report_export_parts_age ON report_export_parts (created_at);
SELECT tekup_protect('report_export_parts', 'SELECT, DELETE');
