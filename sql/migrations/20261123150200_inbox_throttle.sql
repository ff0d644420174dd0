-- A receiver may want of each subject only the latest in an interval: which subject a delivery is of, and how many
-- events before it were left out.
ALTER TABLE webhook_deliveries
    ADD COLUMN subject uuid,
    ADD COLUMN left_out integer NOT NULL DEFAULT 0;
CREATE INDEX webhook_deliveries_subject
    ON webhook_deliveries (tenant_id, connection_id, event_type, subject, event_sequence DESC)
    WHERE subject IS NOT NULL;
