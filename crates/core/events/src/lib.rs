//! What happened: outbox, relay, subscriptions.
