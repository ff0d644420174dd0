use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::{Context, Result, bail};

/// A server on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Where it listens; always loopback.
    pub address: SocketAddr,
    /// What the `Host` header says.
    pub host: String,
}

impl Target {
    /// Reads `http://127.0.0.1:PORT`.
    ///
    /// # Errors
    /// For any other scheme and for any address that is not this machine's own loopback: this is a load
    /// driver, and nobody else's server is to feel it.
    pub fn parse(url: &str) -> Result<Self> {
        let rest = url
            .strip_prefix("http://")
            .with_context(|| format!("--url takes http://127.0.0.1:PORT, not {url:?}"))?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let address = match authority.strip_prefix("localhost") {
            Some("") => SocketAddr::from((Ipv4Addr::LOCALHOST, 80)),
            Some(port) => format!("127.0.0.1{port}")
                .parse()
                .with_context(|| format!("--url: {authority:?} is no address and port"))?,
            None => authority
                .parse()
                .or_else(|_| authority.parse().map(|ip: IpAddr| SocketAddr::new(ip, 80)))
                .with_context(|| format!("--url: {authority:?} is no IP address and port"))?,
        };
        if !address.ip().is_loopback() {
            bail!(
                "--url: {} is not this machine; only loopback addresses are driven",
                address.ip()
            );
        }
        Ok(Self {
            address,
            host: authority.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_is_taken() {
        for url in [
            "http://127.0.0.1:4000",
            "http://localhost:4000/x",
            "http://[::1]:4000",
        ] {
            assert_eq!(Target::parse(url).unwrap().address.port(), 4000, "{url}");
        }
        for url in [
            "http://10.0.0.1:80",
            "http://0.0.0.0:80",
            "http://example.org:80",
            "http://localhost.example.org:80",
            "http://127.0.0.1@10.0.0.1:80",
            "https://127.0.0.1:80",
            "127.0.0.1:80",
        ] {
            assert!(Target::parse(url).is_err(), "{url}");
        }
    }
}
