//! Footnotes of a post, with numbers only in their ids: what a writer called one is never shown.

use super::posts::Writing;
use comrak::{
    html::Context,
    nodes::{NodeFootnoteDefinition, NodeFootnoteReference},
};
use std::fmt::{self, Write};

/// The raised number in the text.
pub fn reference(
    context: &mut Context<'_, '_, Writing>,
    note: &NodeFootnoteReference,
) -> fmt::Result {
    let number = note.ix;
    let id = anchor(number, note.ref_num);
    write!(
        context,
        "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" \
         aria-label=\"Footnote {number}\">{number}</a></sup>"
    )
}

/// Opens the next note, and the list of notes before the first.
pub fn open(context: &mut Context<'_, '_, Writing>) -> fmt::Result {
    if context.user.notes == 0 {
        context.write_str("<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n")?;
    }
    context.user.notes += 1;
    context.user.led_back = false;
    let number = context.user.notes;
    write!(context, "<li id=\"fn-{number}\">")
}

/// Closes a note.
pub fn close(context: &mut Context<'_, '_, Writing>, note: &NodeFootnoteDefinition) -> fmt::Result {
    lead_back(context, note)?;
    context.write_str("</li>\n")
}

/// Closes the list of notes, if there were any.
pub fn finish(context: &mut Context<'_, '_, Writing>) -> fmt::Result {
    if context.user.notes > 0 { context.write_str("</ol>\n</section>\n") } else { Ok(()) }
}

/// The links from a note back to each place in the text, once.
pub fn lead_back(
    context: &mut Context<'_, '_, Writing>,
    note: &NodeFootnoteDefinition,
) -> fmt::Result {
    if context.user.led_back {
        return Ok(());
    }
    context.user.led_back = true;
    let number = context.user.notes;
    for place in 1..=note.total_references {
        let id = anchor(number, place);
        let which = if place == 1 { String::new() } else { format!(", place {place}") };
        write!(
            context,
            " <a href=\"#{id}\" class=\"footnote-backref\" \
             aria-label=\"Back to reference {number}{which}\">↩</a>"
        )?;
    }
    Ok(())
}

fn anchor(number: u32, place: u32) -> String {
    if place > 1 { format!("fnref-{number}-{place}") } else { format!("fnref-{number}") }
}
