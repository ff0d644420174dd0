SELECT pg_notify('tekup_messages', '')
