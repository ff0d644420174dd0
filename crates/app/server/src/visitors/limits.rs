use std::{
    collections::HashMap,
    hash::Hash,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, request::Parts},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use tekup_base::{Error, ErrorKind, Result};
use uuid::Uuid;

/// Calls of one address, all visitors behind it together.
const ADDRESS: (u32, u32) = (1200, 200);
/// Sessions of one address.
const SESSIONS: (u32, u32) = (120, 40);
/// Calls of one visitor.
const VISITOR: (u32, u32) = (240, 60);
/// Forms that one address sends.
const FORMS: (u32, u32) = (20, 10);
/// Messages and files of one visitor.
const MESSAGES: (u32, u32) = (30, 10);
/// Sockets of one address.
const SOCKETS_OF_ADDRESS: u32 = 300;
/// Sockets of one visitor: tabs of a browser.
const SOCKETS_OF_VISITOR: u32 = 10;

/// How much visitors may do; kept in this process. Off when the server's own limit is.
pub(crate) struct Limits {
    on: bool,
    proxies: usize,
    address: DefaultKeyedRateLimiter<IpAddr>,
    sessions: DefaultKeyedRateLimiter<IpAddr>,
    forms: DefaultKeyedRateLimiter<IpAddr>,
    visitor: DefaultKeyedRateLimiter<Uuid>,
    messages: DefaultKeyedRateLimiter<Uuid>,
    sockets_of_address: Arc<Counts<IpAddr>>,
    sockets_of_visitor: Arc<Counts<Uuid>>,
}

type Counts<K> = Mutex<HashMap<K, u32>>;

/// `per_minute` calls, `burst` of them at once.
fn limiter<K: Hash + Eq + Clone>((per_minute, burst): (u32, u32)) -> DefaultKeyedRateLimiter<K> {
    let number = |value| NonZeroU32::new(value).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_minute(number(per_minute)).allow_burst(number(burst)))
}

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<()> {
    limiter.check_key(key).map_err(|refused| {
        let wait = refused.wait_time_from(limiter.clock().now());
        too_many(Duration::from_secs(wait.as_secs() + 1))
    })
}

fn too_many(wait: Duration) -> Error {
    Error::new(
        ErrorKind::RateLimited(wait),
        format!("too much at once; try again in {} s", wait.as_secs()),
    )
}

impl Limits {
    pub fn new(on: bool, proxies: usize) -> Self {
        Self {
            on,
            proxies,
            address: limiter(ADDRESS),
            sessions: limiter(SESSIONS),
            forms: limiter(FORMS),
            visitor: limiter(VISITOR),
            messages: limiter(MESSAGES),
            sockets_of_address: Arc::default(),
            sockets_of_visitor: Arc::default(),
        }
    }

    /// Whose call it is.
    pub fn address_of(&self, parts: &Parts) -> IpAddr {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        self.address(peer.map(|peer| peer.0.ip()), &parts.headers)
    }

    /// Whose call it is: the peer, or whom the proxies in front say they speak for. What a visitor writes into
    /// the header themselves stands to the left of that.
    pub fn address(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
        let peer = peer.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
        let forwarded: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        let told = self
            .proxies
            .checked_sub(1)
            .and_then(|behind| forwarded.iter().rev().nth(behind))
            .and_then(|text| text.trim().parse().ok());
        network(told.unwrap_or(peer))
    }

    pub fn call(&self, address: IpAddr) -> Result<()> {
        self.when_on(|| check(&self.address, &address))
    }

    pub fn session(&self, address: IpAddr) -> Result<()> {
        self.when_on(|| check(&self.sessions, &address))
    }

    pub fn form(&self, address: IpAddr) -> Result<()> {
        self.when_on(|| check(&self.forms, &address))
    }

    pub fn visitor(&self, visitor: Uuid) -> Result<()> {
        self.when_on(|| check(&self.visitor, &visitor))
    }

    pub fn message(&self, visitor: Uuid) -> Result<()> {
        self.when_on(|| check(&self.messages, &visitor))
    }

    /// Room for one more socket, given back when it is dropped.
    pub fn socket(&self, address: IpAddr) -> Result<Place<IpAddr>> {
        self.place(&self.sockets_of_address, address, SOCKETS_OF_ADDRESS)
    }

    /// The same, once it is known who is there.
    pub fn socket_of(&self, visitor: Uuid) -> Result<Place<Uuid>> {
        self.place(&self.sockets_of_visitor, visitor, SOCKETS_OF_VISITOR)
    }

    fn place<K: Hash + Eq + Copy>(
        &self,
        counts: &Arc<Counts<K>>,
        key: K,
        most: u32,
    ) -> Result<Place<K>> {
        let mut taken = counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(key).or_insert(0);
        if self.on && *count >= most {
            return Err(too_many(Duration::from_secs(30)));
        }
        *count += 1;
        Ok(Place {
            counts: Arc::clone(counts),
            key,
        })
    }

    fn when_on(&self, check: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.on { check() } else { Ok(()) }
    }

    /// Forgets who has been quiet, so that memory stays bounded.
    pub fn forget_quiet(&self) {
        self.address.retain_recent();
        self.sessions.retain_recent();
        self.visitor.retain_recent();
        self.messages.retain_recent();
    }
}

/// A place that is taken as long as this lives.
pub(crate) struct Place<K: Hash + Eq + Copy> {
    counts: Arc<Counts<K>>,
    key: K,
}

impl<K: Hash + Eq + Copy> Drop for Place<K> {
    fn drop(&mut self) {
        let mut taken = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.key);
            }
        }
    }
}

/// One household has a whole IPv6 network of 64 bits: it counts as one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let prefix = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(prefix))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(forwarded: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        headers
    }

    #[test]
    fn a_visitor_cannot_choose_their_address() {
        let peer = Some("10.0.0.1".parse().unwrap());
        let none = Limits::new(true, 0);
        assert_eq!(
            none.address(peer, &headers("1.1.1.1")).to_string(),
            "10.0.0.1"
        );
        let one = Limits::new(true, 1);
        assert_eq!(
            one.address(peer, &headers("1.1.1.1, 2.2.2.2")).to_string(),
            "2.2.2.2"
        );
        assert_eq!(one.address(peer, &HeaderMap::new()).to_string(), "10.0.0.1");
        let six = |text: &str| none.address(Some(text.parse().unwrap()), &HeaderMap::new());
        assert_eq!(six("2001:db8::1"), six("2001:db8::2"));
    }

    #[test]
    fn a_flood_is_held_back_and_a_place_comes_back() {
        let limits = Limits::new(true, 0);
        let visitor = Uuid::now_v7();
        let taken = (0..100).filter(|_| limits.message(visitor).is_ok()).count();
        assert_eq!(taken, 10);
        assert!(limits.message(Uuid::now_v7()).is_ok());
        let places: Vec<_> = (0..SOCKETS_OF_VISITOR)
            .map(|_| limits.socket_of(visitor))
            .collect();
        assert!(limits.socket_of(visitor).is_err());
        drop(places);
        assert!(limits.socket_of(visitor).is_ok());
    }
}
