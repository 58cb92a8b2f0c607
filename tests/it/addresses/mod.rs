//! Addresses and what is answered at them: the ids of feeds, copies held already, codings, methods,
//! addresses that are nearly right, the way to one comment.

mod comments;
mod copies;
mod feeds;
mod methods;
mod near_misses;
mod origins;
