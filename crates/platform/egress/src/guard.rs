use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ipnet::IpNet;
use reqwest::{
    Url,
    dns::{Addrs, Name, Resolve, Resolving},
};
use std::sync::Arc;

/// Which addresses a tenant may have asked: the public internet, and what the operator allowed besides.
///
/// Names are looked up here and the connection goes to the very addresses that were judged, so a name that
/// answers differently a moment later gains nothing.
#[derive(Debug, Clone, Default)]
pub struct Guard(Arc<Allowed>);

#[derive(Debug, Default)]
struct Allowed {
    hosts: Vec<String>,
    nets: Vec<IpNet>,
}

/// Why an address is not asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuardError {
    /// Not an address of the web.
    #[error("{0:?} is no http or https address")]
    NotWeb(String),
    /// A password in the address would end up in logs.
    #[error("the address must not hold a user name or password")]
    Credentials,
    /// Unprotected on its way.
    #[error(
        "{0} must be asked over https or another protected protocol; the operator can allow it in TEKUP_ALLOWED_HOSTS"
    )]
    Plain(String),
    /// Inside of somebody's network.
    #[error("{0} is not on the public internet; the operator can allow it in TEKUP_ALLOWED_HOSTS")]
    Private(String),
}

impl Guard {
    /// Allows these beside the public internet: names of hosts, addresses, and networks (`10.1.0.0/16`).
    pub fn allowing<S: AsRef<str>>(allowed: impl IntoIterator<Item = S>) -> Self {
        let (mut hosts, mut nets) = (Vec::new(), Vec::new());
        for entry in allowed {
            let entry = entry.as_ref().trim();
            if let Ok(net) = entry.parse::<IpNet>() {
                nets.push(net);
            } else if let Ok(address) = entry.parse::<IpAddr>() {
                nets.push(IpNet::from(address));
            } else if !entry.is_empty() {
                hosts.push(entry.to_lowercase());
            }
        }
        Self(Arc::new(Allowed { hosts, nets }))
    }

    /// Whether the operator named this host.
    fn names(&self, host: &str) -> bool {
        self.0.hosts.iter().any(|one| one == &host.to_lowercase())
    }

    /// Whether this address may be asked.
    pub fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || self.names_address(address)
    }

    fn names_address(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.nets.iter().any(|net| net.contains(&address))
    }

    /// Judges an address before it is asked; names in it are judged again when they are looked up.
    ///
    /// # Errors
    /// [`GuardError`], for the person who gave the address.
    pub fn check(&self, url: &str) -> Result<Url, GuardError> {
        let parsed = Url::parse(url).map_err(|_| GuardError::NotWeb(url.to_owned()))?;
        self.check_url(&parsed)?;
        Ok(parsed)
    }

    pub(crate) fn check_url(&self, url: &Url) -> Result<(), GuardError> {
        let host = match (url.scheme(), url.host_str()) {
            ("http" | "https", Some(host)) => host,
            _ => return Err(GuardError::NotWeb(url.to_string())),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(GuardError::Credentials);
        }
        self.check_host(host, url.scheme() == "https")
    }

    /// Judges a host before it is asked, `protected` by TLS or not; its name is judged again when it is looked up.
    ///
    /// # Errors
    /// [`GuardError`], for the person who gave the address.
    pub fn check_host(&self, host: &str, protected: bool) -> Result<(), GuardError> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let address = bare.parse::<IpAddr>().ok();
        if let Some(address) = address
            && !self.allows(address)
        {
            return Err(GuardError::Private(host.to_owned()));
        }
        let named = self.names(bare) || address.is_some_and(|one| self.names_address(one));
        if !protected && !named {
            return Err(GuardError::Plain(host.to_owned()));
        }
        Ok(())
    }

    /// Looks `host` up and returns the addresses that may be asked.
    ///
    /// # Errors
    /// When it is unknown, or none of its addresses may be asked.
    pub async fn lookup(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, std::io::Error> {
        let named = self.names(host);
        let found: Vec<SocketAddr> = tokio::net::lookup_host((host, port))
            .await?
            .filter(|address| named || self.allows(address.ip()))
            .collect();
        if found.is_empty() {
            return Err(std::io::Error::other(GuardError::Private(host.to_owned())));
        }
        Ok(found)
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.clone();
        Box::pin(async move {
            let found = guard.lookup(name.as_str(), 0).await?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public internet (IANA special-purpose registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(a == 0
        || a == 10
        || a == 127
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 169 && b == 254)
        || (a == 172 && (16..32).contains(&b))
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let s = ip.segments();
    // Only 2000::/3 is handed out; in it, what tunnels to IPv4 or is for documents or tests is left out.
    s[0] & 0xe000 == 0x2000
        && s[0] != 0x2002
        && !(s[0] == 0x2001 && s[1] < 0x0200)
        && !(s[0] == 0x2001 && s[1] == 0x0db8)
        && !(s[0] == 0x3fff && s[1] < 0x1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_inside_of_networks_are_told_from_public_ones() {
        let guard = Guard::default();
        for inside in [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.3.4",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(!guard.allows(inside.parse().unwrap()), "{inside}");
        }
        for public in [
            "1.1.1.1",
            "172.15.0.1",
            "172.32.0.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
        ] {
            assert!(guard.allows(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn an_address_is_judged_before_it_is_asked() {
        let guard = Guard::allowing(["10.1.0.0/16", "Jira.Internal", "127.0.0.1"]);
        for good in [
            "https://hooks.example.com/x",
            "http://10.1.2.3/",
            "http://jira.internal:8080/",
            "http://127.0.0.1:9/",
            "https://jira.internal/",
        ] {
            assert!(guard.check(good).is_ok(), "{good}: {:?}", guard.check(good));
        }
        for bad in [
            "ftp://example.com/",
            "file:///etc/passwd",
            "https://u:p@example.com/",
            "http://example.com/",
            "https://10.2.0.1/",
            "https://[::1]/",
            "https://2130706434/",
            "https://0x7f.1.2.3/",
            "nonsense",
            "https://169.254.169.254/latest",
            "gopher://x/",
        ] {
            assert!(guard.check(bad).is_err(), "{bad}");
        }
    }
}
