SELECT pg_notify('tekup_outbox', '')
