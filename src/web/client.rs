//! Which network a request came from. Forwarded addresses are believed only from listed proxies.

use super::forwarded::{Unread, hops};
use crate::base::{clock::Moment, context::Context};
use chrono::TimeDelta;
use ipnet::{IpNet, Ipv6Net};
use rocket::{
    Request,
    request::{FromRequest, Outcome},
};
use std::{
    convert::Infallible,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// How many leading bits the wider networks of an IPv6 client share, narrowest first.
const WIDER_PREFIXES: [u8; 2] = [56, 48];
/// A proxy that names no address does so with every request; the log has it this often.
const BETWEEN_WARNINGS: TimeDelta = TimeDelta::minutes(1);

/// The network of the reader, as text: a whole IPv4 address, or the first half of an IPv6 one,
/// since a household or office holds all addresses of a `/64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientNetwork(pub String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ClientNetwork {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let Some(peer) = request.remote() else {
            return Outcome::Success(Self("unknown".to_owned()));
        };
        let context = request.rocket().state::<Context>();
        let trusted = context.map_or(&[][..], |context| &context.settings.trusted_proxies);
        let lines = |name| request.headers().get(name).collect::<Vec<&str>>();
        let (forwarded_for, forwarded) = (lines("X-Forwarded-For"), lines("Forwarded"));
        let (address, unread) = client(peer.ip(), hops(&forwarded_for, &forwarded), trusted);
        if let (Some(unread), Some(context)) = (unread, context) {
            context.proxy_warnings.warn(unread, context.clock.now());
        }
        Outcome::Success(Self(network(address)))
    }
}

/// When the log was last told of a trusted proxy that names no address.
#[derive(Debug, Default)]
pub struct ProxyWarnings(Mutex<Option<Moment>>);

impl ProxyWarnings {
    /// Tells the log, unless that was done a moment ago. It is told no address and no word of the header.
    fn warn(&self, unread: Unread, now: Moment) {
        if self.is_due(now) {
            tracing::warn!(
                why = unread.words(),
                "a trusted proxy names no address: all who come through it count as one network"
            );
        }
    }

    fn is_due(&self, now: Moment) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that was put back must not keep the log waiting.
        let is_due = last.is_none_or(|last| now < last || now - last >= BETWEEN_WARNINGS);
        if is_due {
            *last = Some(now);
        }
        is_due
    }
}

/// The nearest address that is not a trusted proxy's, and what kept a trusted one from naming the next.
fn client(
    peer: IpAddr,
    hops: impl IntoIterator<Item = Result<IpAddr, Unread>>,
    trusted: &[IpNet],
) -> (IpAddr, Option<Unread>) {
    let believed = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let peer = peer.to_canonical();
    let mut nearest = None;
    for hop in hops {
        let address = nearest.unwrap_or(peer);
        if !believed(&address) {
            return (address, None);
        }
        match hop {
            Ok(next) => nearest = Some(next),
            Err(unread) => return (address, Some(unread)),
        }
    }
    match nearest {
        Some(address) => (address, None),
        None => (peer, believed(&peer).then_some(Unread::Missing)),
    }
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
        network(client(peer.parse().expect("an address"), hops(forwarded, &[]), &trusted).0)
    }

    fn unread(peer: &str, forwarded: &[&str]) -> Option<Unread> {
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        client(peer.parse().expect("an address"), hops(forwarded, &[]), &trusted).1
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
        assert_eq!(seen("10.0.0.1", &["6.6.6.6, 203.0.113.9:51234"], trusted), "203.0.113.9");
        let line = "203.0.113.9, [2001:db8:1:2::1]:4711, 10.0.0.2:80";
        assert_eq!(seen("10.0.0.1", &[line], trusted), "2001:db8:1:2::/64");
    }

    #[test]
    fn only_what_a_trusted_proxy_should_have_named_is_missed() {
        assert_eq!(unread("10.0.0.1", &["203.0.113.9"]), None);
        assert_eq!(unread("10.0.0.1", &["unknown, rubbish, 203.0.113.9"]), None);
        assert_eq!(unread("203.0.113.9", &["unknown"]), None);
        assert_eq!(unread("203.0.113.9", &[]), None);
        // Somebody who sits among the proxies.
        assert_eq!(unread("10.0.0.1", &["10.0.0.7"]), None);
        assert_eq!(unread("10.0.0.1", &["203.0.113.9, unknown"]), Some(Unread::Unknown));
        assert_eq!(unread("10.0.0.1", &["_hidden, 10.0.0.2"]), Some(Unread::Hidden));
        assert_eq!(unread("10.0.0.1", &["rubbish"]), Some(Unread::Unreadable));
        assert_eq!(unread("10.0.0.1", &[" "]), Some(Unread::Missing));
        assert_eq!(unread("10.0.0.1", &[]), Some(Unread::Missing));
    }

    #[test]
    fn a_warning_is_due_once_a_minute() {
        let warnings = ProxyWarnings::default();
        let begun = Moment::UNIX_EPOCH;
        let due = |seconds| warnings.is_due(begun + TimeDelta::seconds(seconds));
        assert_eq!(
            [0, 1, 59, 60, 61, 119, 120].map(due),
            [true, false, false, true, false, false, true]
        );
        assert!(due(-3600), "the clock was put back");
        assert!(!due(-3599));
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
