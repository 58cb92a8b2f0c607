//! Names in the environment that look like settings and are none: Kubernetes gives each container the addresses
//! of the services in its namespace, and those of a service called `fair-comment` begin as our settings do
//! (<https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables>).

/// Whether Kubernetes has set this name, which stands here without its `FAIR_COMMENT_`, for a service. The
/// service may have a longer name: `fair-comment-database` makes `DATABASE_PORT_5432_TCP`.
///
/// `PORT` is a setting too: only a value that is an address, as in `tcp://10.0.0.1:8000`, is that of a service.
pub(super) fn is_of_a_service(name: &str, text: &str) -> bool {
    let words: Vec<&str> = name.split('_').collect();
    (0..words.len()).any(|start| match &words[start..] {
        ["SERVICE", "HOST"] | ["SERVICE", "PORT", ..] => true,
        ["PORT"] => text.starts_with("tcp://") || text.starts_with("udp://"),
        ["PORT", number, "TCP" | "UDP"]
        | ["PORT", number, "TCP" | "UDP", "ADDR" | "PORT" | "PROTO"] => {
            number.parse::<u16>().is_ok()
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_a_service_are_known() {
        for (name, text) in [
            ("SERVICE_HOST", "10.0.0.1"),
            ("SERVICE_PORT", "8000"),
            ("SERVICE_PORT_HTTP", "8000"),
            ("SERVICE_PORT_HTTP_ALT", "8001"),
            ("PORT", "tcp://10.0.0.1:8000"),
            ("PORT", "udp://10.0.0.1:8000"),
            ("PORT_8000_TCP", "tcp://10.0.0.1:8000"),
            ("PORT_8000_TCP_ADDR", "10.0.0.1"),
            ("PORT_8000_TCP_PORT", "8000"),
            ("PORT_8000_TCP_PROTO", "tcp"),
            ("PORT_53_UDP", "udp://10.0.0.1:53"),
            ("DATABASE_SERVICE_HOST", "10.0.0.2"),
            ("DATABASE_PORT", "tcp://10.0.0.2:5432"),
            ("DATABASE_PORT_5432_TCP_ADDR", "10.0.0.2"),
        ] {
            assert!(is_of_a_service(name, text), "{name}={text}");
        }
    }

    #[test]
    fn settings_and_slips_are_not() {
        for (name, text) in [
            ("PORT", "8000"),
            ("PORT", "many"),
            ("PORT", "http://10.0.0.1:8000"),
            ("PORTS", "tcp://10.0.0.1:8000"),
            ("ADMIN_PORT", "8000"),
            ("PORT_8000", "tcp://10.0.0.1:8000"),
            ("PORT_HTTP_TCP", "tcp://10.0.0.1:8000"),
            ("PORT_8000_TCP_ADR", "10.0.0.1"),
            ("SERVICE", "10.0.0.1"),
            ("SERVICE_HOTS", "10.0.0.1"),
            ("MYSERVICE_HOST", "10.0.0.1"),
            ("service_host", "10.0.0.1"),
            ("BASEURL", "tcp://10.0.0.1:8000"),
            ("", ""),
        ] {
            assert!(!is_of_a_service(name, text), "{name}={text}");
        }
    }
}
