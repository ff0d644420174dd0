use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};

use futures::future::{MaybeDone, maybe_done};

/// Sends `first` and `second` to the server in that order and in one flush, then waits for both.
///
/// A tokio-postgres request is queued when its future is first polled, so polling in order is enough.
pub(crate) async fn both<A: Future, B: Future>(first: A, second: B) -> (A::Output, B::Output) {
    futures::join!(first, second)
}

/// Sends all of `requests` in their order and in one flush, then waits for all.
pub(crate) async fn all<T>(requests: Vec<Pin<Box<dyn Future<Output = T> + Send + '_>>>) -> Vec<T> {
    let mut requests: Vec<MaybeDone<_>> = requests.into_iter().map(maybe_done).collect();
    poll_fn(|cx| {
        let mut pending = false;
        for request in &mut requests {
            pending |= Pin::new(request).poll(cx).is_pending();
        }
        if pending {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await;
    requests
        .into_iter()
        .filter_map(|mut request| Pin::new(&mut request).take_output())
        .collect()
}

/// Queues `request` and does not wait for its answer.
pub(crate) fn send(request: impl Future) {
    futures::FutureExt::now_or_never(request);
}
