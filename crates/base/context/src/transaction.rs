use std::cell::Cell;

tokio::task_local! {
    static OPEN: Cell<u32>;
}

/// Counts the database transactions that the current task holds open, so that `egress` can refuse to
/// go out while one is: a slow stranger must not hold our locks.
pub struct OpenTransactions;

impl OpenTransactions {
    /// Runs `work` with a count of its own.
    pub async fn scope<T>(work: impl Future<Output = T>) -> T {
        OPEN.scope(Cell::new(0), work).await
    }

    /// How many are open; 0 outside of [`OpenTransactions::scope`].
    pub fn count() -> u32 {
        OPEN.try_with(Cell::get).unwrap_or(0)
    }

    /// One more is open.
    pub fn opened() {
        let _ = OPEN.try_with(|open| open.set(open.get() + 1));
    }

    /// One fewer is open.
    pub fn closed() {
        let _ = OPEN.try_with(|open| open.set(open.get().saturating_sub(1)));
    }
}
