use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};

/// Says what each metric means, for `/metrics`.
pub(crate) fn describe() {
    describe_counter!(
        "tekup_http_requests_total",
        "HTTP requests by method, route, status and tenant."
    );
    describe_histogram!(
        "tekup_http_request_duration_seconds",
        Unit::Seconds,
        "How long HTTP requests took, by method and route."
    );
    describe_counter!(
        "tekup_operations_total",
        "Calls of operations by name, door and outcome."
    );
    describe_histogram!(
        "tekup_operation_duration_seconds",
        Unit::Seconds,
        "How long operations took, by name."
    );
    describe_counter!("tekup_events_total", "Events that got their sequence.");
    describe_counter!("tekup_runs_total", "Runs that ended, by kind and state.");
    describe_counter!(
        "tekup_answer_wordings_total",
        "Answers given to the model to word, by outcome: used, unknown, unsupported, failed."
    );
    describe_histogram!(
        "tekup_llm_request_duration_seconds",
        Unit::Seconds,
        "How long requests to models took, by model, provider and status."
    );
    describe_counter!(
        "tekup_llm_token_usage",
        "Tokens that models read and wrote, by model, provider and token_type."
    );
    describe_counter!(
        "tekup_escalations_total",
        "Conversations that called for a person, by reason."
    );
    describe_gauge!(
        "tekup_database_connections_active",
        "Database connections in use."
    );
    describe_gauge!(
        "tekup_memory_usage_bytes",
        Unit::Bytes,
        "Memory of the process, by type."
    );
    describe_gauge!("tekup_websocket_connections_active", "Open WebSockets.");
}
