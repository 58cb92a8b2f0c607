//! Which network a request came from. Forwarded addresses are believed only from listed proxies.

use crate::base::context::Context;
use ipnet::{IpNet, Ipv6Net};
use rocket::{
    Request,
    request::{FromRequest, Outcome},
};
use std::{convert::Infallible, net::IpAddr};

/// How many leading bits the wider networks of an IPv6 client share, narrowest first.
const WIDER_PREFIXES: [u8; 2] = [56, 48];

/// The network of the reader, as text: a whole IPv4 address, or the first half of an IPv6 one,
/// since a household or office holds all addresses of a `/64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientNetwork(pub String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ClientNetwork {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let trusted = request
            .rocket()
            .state::<Context>()
            .map_or(&[][..], |context| &context.settings.trusted_proxies);
        let forwarded: Vec<&str> = request.headers().get("X-Forwarded-For").collect();
        let peer = request.remote().map(|remote| remote.ip());
        Outcome::Success(Self(peer.map_or_else(
            || "unknown".to_owned(),
            |peer| network(client(peer, &forwarded, trusted)),
        )))
    }
}

/// The nearest address that is not a trusted proxy's, walking the header from its right end.
fn client(peer: IpAddr, forwarded: &[&str], trusted: &[IpNet]) -> IpAddr {
    let believed = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut address = peer.to_canonical();
    let hops = forwarded.iter().flat_map(|line| line.split(',')).rev();
    for hop in hops {
        if !believed(&address) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(next) => address = next.to_canonical(),
            Err(_) => break,
        }
    }
    address
}

fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// The wider networks that the text of a [`ClientNetwork`] lies in, narrowest first: the `/56` and
/// the `/48` of an IPv6 network, since providers give one customer as much. An IPv4 address has
/// none, nor has a text that names no network.
pub fn wider_networks(network: &str) -> Vec<String> {
    match network.parse::<IpNet>() {
        Ok(IpNet::V6(narrow)) => WIDER_PREFIXES
            .into_iter()
            .filter(|prefix| *prefix < narrow.prefix_len())
            .filter_map(|prefix| Ipv6Net::new(narrow.addr(), prefix).ok())
            .map(|wide| wide.trunc().to_string())
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let trusted: Vec<IpNet> =
            trusted.iter().map(|text| text.parse().expect("a network")).collect();
        network(client(peer.parse().expect("an address"), forwarded, &trusted))
    }

    #[test]
    fn a_stranger_cannot_name_an_address() {
        assert_eq!(seen("203.0.113.9", &["6.6.6.6"], &["10.0.0.0/8"]), "203.0.113.9");
    }

    #[test]
    fn a_trusted_proxy_can_and_what_it_was_told_cannot() {
        let trusted = &["10.0.0.0/8"];
        assert_eq!(seen("10.0.0.1", &["6.6.6.6, 203.0.113.9"], trusted), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9, 10.0.0.2"], trusted), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["6.6.6.6", "203.0.113.9"], trusted), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["rubbish"], trusted), "10.0.0.1");
    }

    #[test]
    fn ipv6_is_counted_by_half() {
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", &[], &[]), "2001:db8:1:2::/64");
        assert_eq!(seen("::ffff:192.0.2.1", &[], &[]), "192.0.2.1");
    }

    #[test]
    fn an_ipv6_network_lies_in_two_wider_ones_and_an_ipv4_address_in_none() {
        let wide = wider_networks(&seen("2001:db8:1:2f34:5::6", &[], &[]));
        assert_eq!(wide, ["2001:db8:1:2f00::/56", "2001:db8:1::/48"]);
        assert_eq!(wider_networks(&seen("192.0.2.1", &[], &[])), Vec::<String>::new());
        assert_eq!(wider_networks("unknown"), Vec::<String>::new());
    }
}
