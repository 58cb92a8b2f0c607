//! Who comments: one confirmed address, its record, its mail and its history.

mod confirming;
