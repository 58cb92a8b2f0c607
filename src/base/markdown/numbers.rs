//! Lists with the numbers that their writers gave. HTML counts on from the first number; where a writer
//! did not, the item says its own. A list all of whose items bear 1, or 0, counts on by itself, as
//! Markdown is used.
//!
//! How wide the widest number is stands in the class of the list, so that none is cut off on a narrow
//! screen.

use comrak::{
    html::Context,
    nodes::{ListType, Node, NodeList, NodeValue},
};
use std::fmt::{self, Write};

/// Counts on from the item before.
const COUNTED: usize = usize::MAX;

/// The figures that every list has room for.
const ROOM: usize = 2;

/// Works out which items of a list say their numbers: their `start` is that number from here on, or
/// [`COUNTED`], and the `padding` of the list is the figures of its widest number.
pub fn settle(node: Node<'_>) {
    let NodeValue::List(list) = node.data().value else { return };
    if list.list_type != ListType::Ordered {
        return;
    }
    let typed = |item: Node<'_>| match item.data().value {
        NodeValue::Item(item) => Some(item.start),
        _ => None,
    };
    let alike = list.start <= 1 && node.children().all(|item| typed(item) == Some(list.start));
    let mut next = list.start;
    let mut widest = list.start;
    for item in node.children() {
        let number = typed(item).filter(|_| !alike).unwrap_or(next);
        if let NodeValue::Item(item) = &mut item.data_mut().value {
            item.start = if number == next { COUNTED } else { number };
        }
        widest = widest.max(number);
        next = number.saturating_add(1);
    }
    if let NodeValue::List(list) = &mut node.data_mut().value {
        list.padding = widest.to_string().len();
    }
}

/// Opens a list with numbers.
pub fn open_list<T>(context: &mut Context<'_, '_, T>, list: &NodeList) -> fmt::Result {
    context.cr()?;
    context.write_str("<ol")?;
    if list.start != 1 {
        write!(context, " start=\"{}\"", list.start)?;
    }
    if list.padding > ROOM {
        write!(context, " class=\"figures-{}\"", list.padding)?;
    }
    context.write_str(">\n")
}

/// Opens an item of a list.
pub fn open_item<T>(context: &mut Context<'_, '_, T>, item: &NodeList) -> fmt::Result {
    context.cr()?;
    if item.list_type == ListType::Ordered && item.start != COUNTED {
        write!(context, "<li value=\"{}\">", item.start)
    } else {
        context.write_str("<li>")
    }
}

/// Whether a class is one that [`open_list`] gives.
pub fn is_class(class: &str) -> bool {
    class
        .strip_prefix("figures-")
        .is_some_and(|figures| matches!(figures.as_bytes(), [b'3'..=b'9'] | [b'1', b'0']))
}
