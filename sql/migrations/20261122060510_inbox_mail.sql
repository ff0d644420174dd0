-- Which process reads a mailbox, and until when it keeps it to itself.
ALTER TABLE connections ADD COLUMN reader uuid, ADD COLUMN reader_until timestamptz;
GRANT UPDATE (reader, reader_until) ON connections TO tekup_system;

-- How much came in just now.
CREATE INDEX inbound_receipts_recent ON inbound_receipts (tenant_id, connection_id, received_at);

-- Whether no person wrote it.
ALTER TABLE channel_messages ADD COLUMN automatic boolean NOT NULL DEFAULT false;
