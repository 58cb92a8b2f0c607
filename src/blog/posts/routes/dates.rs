//! Years, months and days as parts of an address: figures only, and as many as there must be.

use rocket::request::FromParam;

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident($kind:ty) of $length:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(pub $kind);

        impl<'a> FromParam<'a> for $name {
            type Error = &'a str;

            fn from_param(text: &'a str) -> Result<Self, Self::Error> {
                let figures = text.len() == $length && text.bytes().all(|b| b.is_ascii_digit());
                if figures { text.parse().map(Self).map_err(|_| text) } else { Err(text) }
            }
        }
    )+};
}

figures! {
    /// A year, as `2026`.
    Year(i32) of 4;
    /// A month, as `03`; whether the calendar has it is still to be seen.
    Month(u32) of 2;
    /// A day, as `09`; whether the month has it is still to be seen.
    Day(u32) of 2;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_number_of_figures_will_do() {
        assert_eq!(Year::from_param("2026").map(|year| year.0), Ok(2026));
        for text in ["226", "02026", "+026", "-026", "٢٠٢٦", "9223372036854775807", ""] {
            assert!(Year::from_param(text).is_err(), "{text}");
        }
        assert_eq!(Month::from_param("03").map(|month| month.0), Ok(3));
        assert!(Day::from_param("9").is_err());
    }
}
