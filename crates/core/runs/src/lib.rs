//! Durable executions: queue, journal, leases, retries.
