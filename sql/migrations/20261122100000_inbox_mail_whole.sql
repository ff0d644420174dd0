-- Mailboxes are looked for among the connections of all tenants every few seconds.
CREATE INDEX connections_mailboxes ON connections (tenant_id, id) WHERE kind = 'email' AND enabled;

-- A file that a person has uploaded for an answer that is not sent yet.
ALTER TABLE attachments ADD COLUMN waiting boolean NOT NULL DEFAULT false;
CREATE INDEX attachments_waiting ON attachments (created_at) WHERE waiting;
CREATE INDEX attachments_message ON attachments (tenant_id, message_id);
-- Those whose answer was never sent are forgotten, of all tenants.
CREATE POLICY system ON attachments TO tekup_system USING (waiting);
GRANT SELECT, DELETE ON attachments TO tekup_system;
