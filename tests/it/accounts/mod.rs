//! People of the team over HTTP: how they come in, what they may do, and what is refused.

mod signing_in;
