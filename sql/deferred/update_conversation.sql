UPDATE conversations
SET status = $1, language = $2, ended_at = $3, last_activity_at = $4,
    message_count = $5, confidence_sum = $6, confidence_count = $7,
    sentiment_score = $8, resolution_type = $9,
    resolution_time_seconds = $10, escalated = $11,
    escalation_reason = $12, assigned_to = $13, assigned_name = $14,
    unanswered_in_a_row = $15, last_message = $16, priority = $17,
    queue_id = $18, skill = $19, tags = $20, taken_over_at = $21,
    first_response_at = $22, reopened_count = $23, merged_into = $24
WHERE id = $25
