-- How many conversations a person has now, and the calls that nobody has.
CREATE INDEX conversations_in_hand ON conversations (tenant_id, assigned_to) WHERE status IN ('escalated', 'waiting');
CREATE INDEX escalations_unassigned ON escalations (tenant_id, queue_id) WHERE resolved_at IS NULL AND assigned_to IS NULL;

-- The rounds through all tenants' queues look for calls that somebody could be given.
CREATE POLICY system ON queues TO tekup_system USING (true) WITH CHECK (true);
GRANT SELECT ON queues TO tekup_system;
CREATE POLICY system ON escalations TO tekup_system USING (true) WITH CHECK (true);
GRANT SELECT ON escalations TO tekup_system;
