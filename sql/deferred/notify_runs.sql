SELECT pg_notify('tekup_runs', '')
