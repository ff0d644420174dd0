//! Drives load at servers on this machine and says how fast they answered.
//!
//! Two ways of asking:
//! - **closed loop**: every connection sends its next request when the last one is answered. Finds the
//!   highest rate. Its latencies flatter a server that stalls, because nothing is asked meanwhile.
//! - **open loop**: requests are due at fixed times, whatever the server does. Latency counts from the
//!   time a request was due, so one that had to wait for a free connection counts its waiting (the
//!   correction for coordinated omission, as in Gil Tene's wrk2).
//!
//! Everything is bounded: connections, requests, seconds, and each request's own time. Only loopback
//! addresses and unix sockets are taken.

pub mod cpu;
pub mod drive;
pub mod fanout;
pub mod http;
pub mod message;
pub mod plan;
pub mod postgres;
pub mod report;
pub mod scenario;
pub mod sockets;
pub mod target;
