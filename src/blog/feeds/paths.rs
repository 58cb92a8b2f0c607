//! The addresses of what machines read.

/// The feed.
pub const FEED: &str = "/feed/";
/// The same feed, by the address that names its format.
pub const FEED_IN_ATOM: &str = "/feed/atom/";
/// The map of the site.
pub const SITEMAP: &str = "/sitemap.xml";
/// Whom to tell about a fault in the security of this site.
pub const SECURITY: &str = "/.well-known/security.txt";
/// The page of comment rules, which a district above this one shows.
pub const COMMENT_RULES: &str = "/comment-rules/";
/// The list of what comments changed, which a district above this one shows.
pub const CHANGES: &str = "/changes/";

/// Those of them whose address ends in a slash.
pub const ALL: [&str; 4] = [FEED, FEED_IN_ATOM, COMMENT_RULES, CHANGES];
