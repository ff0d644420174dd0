--! list_audit (operation?, subject?, before_at?, before_id?) : (actor_id?, subject?)
SELECT id, at, actor_type, actor_id, operation, subject, request_id, door, details
FROM audit_entries
WHERE (:operation::text IS NULL OR operation = :operation)
    AND (:subject::text IS NULL OR subject = :subject)
    AND (:before_at::timestamptz IS NULL OR (at, id) < (:before_at, :before_id::uuid))
ORDER BY at DESC, id DESC
LIMIT :limit;
