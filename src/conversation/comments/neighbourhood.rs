//! The networks that are counted together. One person can come from many addresses near each other, and
//! one address can be that of a whole office; so each step outwards has a limit of its own.

use crate::web::wider_networks;
use ipnet::Ipv4Net;
use std::net::Ipv4Addr;

/// The networks around `network`: an IPv6 `/48`, which is what a provider gives to one site at most, or
/// an IPv4 `/24`. A text that names no network is its own neighbourhood.
pub fn of(network: &str) -> String {
    if let Ok(address) = network.parse::<Ipv4Addr>() {
        return Ipv4Net::new(address, 24)
            .map_or_else(|_| network.to_owned(), |net| net.trunc().to_string());
    }
    wider_networks(network).pop().unwrap_or_else(|| network.to_owned())
}

/// What a provider gives to one household or small office at most: an IPv6 `/56`. IPv4 addresses are
/// too scarce for that, so there it is the address itself.
pub fn block_of(network: &str) -> String {
    wider_networks(network).into_iter().next().unwrap_or_else(|| network.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_network_lies_in_a_block_and_a_neighbourhood() {
        for (network, block, around) in [
            ("2001:db8:1:2f34::/64", "2001:db8:1:2f00::/56", "2001:db8:1::/48"),
            ("192.0.2.77", "192.0.2.77", "192.0.2.0/24"),
            ("unknown", "unknown", "unknown"),
        ] {
            assert_eq!((block_of(network).as_str(), of(network).as_str()), (block, around));
        }
    }
}
