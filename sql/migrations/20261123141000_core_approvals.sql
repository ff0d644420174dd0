-- Approvals for whoever waits for one, not only actions: what they read, who may decide, and whom it is passed on to.
ALTER TABLE approvals
    -- What it releases: an `action`, or the step of a `run`.
    ADD COLUMN owner text NOT NULL DEFAULT 'action',
    ADD COLUMN subject_id uuid,
    ADD COLUMN title text,
    ADD COLUMN arguments jsonb,
    -- Any of these people, or of the group; whoever has the permission when neither is named.
    ADD COLUMN approvers uuid [] NOT NULL DEFAULT '{}',
    ADD COLUMN approver_group text,
    -- Whether whoever asked may decide as well.
    ADD COLUMN own boolean NOT NULL DEFAULT true,
    ADD COLUMN requested_by uuid,
    ADD COLUMN remind_seconds integer CHECK (remind_seconds > 0),
    ADD COLUMN remind_at timestamptz,
    ADD COLUMN reminders integer NOT NULL DEFAULT 0,
    DROP CONSTRAINT approvals_state_check,
    ADD CONSTRAINT approvals_state_check CHECK (state IN ('pending', 'approved', 'rejected', 'expired', 'withdrawn'));
CREATE INDEX approvals_recent ON approvals (tenant_id, requested_at DESC, id DESC);
CREATE INDEX approvals_of ON approvals (tenant_id, subject_id) WHERE state = 'pending';
CREATE INDEX approvals_reminders ON approvals (remind_at) WHERE state = 'pending' AND remind_at IS NOT NULL;

-- People who may stand in for each other.
CREATE TABLE approval_groups (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    name text NOT NULL,
    members uuid [] NOT NULL,
    PRIMARY KEY (tenant_id, name)
);
SELECT tekup_protect('approval_groups');
