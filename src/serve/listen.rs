//! Where the preview can be found, and by which names.

use super::error::ServeError;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv6Addr, SocketAddr, TcpListener};

/// The usual port.
pub const PORT: u16 = 4080;
/// So many ports from the usual one on are tried.
const TRIED: u16 = 20;

/// The usual port was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The one that is used instead.
    pub instead: u16,
}

/// Takes the port that was asked for, or the first that is free from the usual one on.
pub(super) fn bind(address: IpAddr, asked: Option<u16>) -> Result<(TcpListener, Option<Taken>), ServeError> {
    let at = |port| TcpListener::bind(SocketAddr::new(address, port));
    if let Some(port) = asked {
        return at(port).map(|listener| (listener, None)).map_err(|error| why(address, port, error));
    }
    for port in PORT..PORT + TRIED {
        match at(port) {
            Ok(listener) => return Ok((listener, (port != PORT).then_some(Taken { instead: port }))),
            // Windows keeps some ports for itself, and says so in this way.
            Err(error) if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {}
            Err(error) => return Err(why(address, port, error)),
        }
    }
    Err(ServeError::AllTaken(PORT, PORT + TRIED - 1))
}

fn why(address: IpAddr, port: u16, source: io::Error) -> ServeError {
    match source.kind() {
        ErrorKind::AddrInUse => ServeError::Taken(port),
        ErrorKind::PermissionDenied => ServeError::Forbidden(port),
        ErrorKind::AddrNotAvailable => ServeError::Elsewhere(address),
        _ => ServeError::Network { address: SocketAddr::new(address, port).to_string(), source },
    }
}

/// The names by which the preview may be asked. A page of somebody else's that has its own name lead here is told no drafts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hosts {
    pub address: IpAddr,
}

impl Hosts {
    /// Where the author's own browser finds it.
    pub(super) fn url(self, port: u16) -> String {
        let own = match self.address {
            IpAddr::V4(any) if any.is_unspecified() => IpAddr::V4(std::net::Ipv4Addr::LOCALHOST),
            IpAddr::V6(any) if any.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            own => own,
        };
        format!("http://{}/", SocketAddr::new(own, port))
    }

    /// Whether a request that names this host (`localhost:4080`) is answered.
    pub(super) fn answers(self, host: &str) -> bool {
        let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((name, _)) => name,
            None => host.split(':').next().unwrap_or_default(),
        };
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        // Nobody but this computer has its numbers as a name.
        name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip == self.address || self.address.is_unspecified())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_are_answered() {
        let hosts = |address: &str| Hosts { address: address.parse().unwrap() };
        let own = hosts("127.0.0.1");
        for host in ["localhost", "LOCALHOST:4080", "127.0.0.1:4080", "[::1]:4080", "[::1]"] {
            assert!(own.answers(host), "{host}");
        }
        for host in ["", "example.org", "localhost.example.org:4080", "127.0.0.1.example.org", "192.168.1.7:4080", "[", "::1"] {
            assert!(!own.answers(host), "{host}");
        }
        assert!(hosts("192.168.1.7").answers("192.168.1.7:4080") && !hosts("192.168.1.7").answers("192.168.1.8"));
        assert!(hosts("0.0.0.0").answers("192.168.1.8") && !hosts("0.0.0.0").answers("example.org"));
        assert_eq!((hosts("0.0.0.0").url(1), hosts("::1").url(2)), ("http://127.0.0.1:1/".into(), "http://[::1]:2/".into()));
    }
}
