--: Approval(subject_id?, title?, arguments?, approver_id?, approver_group?, requested_by?, decided_at?, decided_by?, decided_name?, comment?)

--! insert_approval (subject_id?, title?, arguments?, approver_group?, requested_by?, remind_seconds?, remind_at?)
INSERT INTO approvals (
    tenant_id, id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approvers, approver_group, own,
    requested_by, requested_at, expires_at, remind_seconds, remind_at
)
VALUES (
    :tenant_id, :id, :owner, :subject_id, :title, :operation, :arguments, :arguments_hash, :permission, :approvers,
    :approver_group, :own, :requested_by, :now, :expires_at, :remind_seconds, :remind_at
);

--! get_approval : Approval
SELECT id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approver_id, approvers, approver_group,
    own, state, requested_by, requested_at, expires_at, reminders, decided_at, decided_by, decided_name, comment
FROM approvals
WHERE id = :id;

--! lock_approval : Approval
SELECT id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approver_id, approvers, approver_group,
    own, state, requested_by, requested_at, expires_at, reminders, decided_at, decided_by, decided_name, comment
FROM approvals
WHERE id = :id
FOR UPDATE;

-- With `person`, only what that person was asked for by name or in a group, or anybody was who may decide.
--! list_approvals (state?, owner?, subject_id?, person?, before_at?, before_id?) : Approval
SELECT id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approver_id, approvers, approver_group,
    own, state, requested_by, requested_at, expires_at, reminders, decided_at, decided_by, decided_name, comment
FROM approvals AS a
WHERE (:state::text IS NULL OR state = :state)
    AND (:owner::text IS NULL OR owner = :owner)
    AND (:subject_id::uuid IS NULL OR subject_id = :subject_id)
    AND (:person::uuid IS NULL OR (
        a.permission = ANY (:permissions::text [])
        AND (a.own OR a.requested_by IS DISTINCT FROM :person)
        AND (
            (a.approver_id IS NULL AND a.approvers = '{}' AND a.approver_group IS NULL)
            OR a.approver_id = :person OR :person = ANY (a.approvers)
            OR EXISTS (
                SELECT 1 FROM approval_groups AS g
                WHERE g.tenant_id = a.tenant_id AND g.name = a.approver_group AND :person = ANY (g.members)
            )
        )
    ))
    AND (:before_at::timestamptz IS NULL OR (requested_at, id) < (:before_at, :before_id::uuid))
ORDER BY requested_at DESC, id DESC
LIMIT :limit;

--! decide_approval (decided_by?, decided_name?, comment?)
UPDATE approvals
SET state = :state, decided_at = :now, decided_by = :decided_by, decided_name = :decided_name, comment = :comment
WHERE id = :id AND state = 'pending'
RETURNING id;

-- What nobody needs any more.
--! withdraw_approvals
UPDATE approvals SET state = 'withdrawn', decided_at = :now
WHERE owner = 'run' AND subject_id = :subject_id AND state = 'pending';

--! pass_on_approval
UPDATE approvals SET approvers = :approvers, approver_group = NULL WHERE id = :id AND state = 'pending';

-- Across tenants.
--! due_reminders
SELECT tenant_id, id FROM approvals
WHERE state = 'pending' AND remind_at <= :now AND expires_at > :now
ORDER BY remind_at
LIMIT :limit;

--! remind
UPDATE approvals
SET reminders = reminders + 1, remind_at = :now::timestamptz + make_interval(secs => remind_seconds)
WHERE id = :id AND state = 'pending' AND remind_at <= :now
RETURNING id;

--! group_members
SELECT members FROM approval_groups WHERE name = :name;

--! list_groups
SELECT name, members FROM approval_groups WHERE name > :after ORDER BY name LIMIT :limit;

--! set_group
INSERT INTO approval_groups (tenant_id, name, members) VALUES (:tenant_id, :name, :members)
ON CONFLICT (tenant_id, name) DO UPDATE SET members = excluded.members;

--! remove_group
DELETE FROM approval_groups WHERE name = :name;
