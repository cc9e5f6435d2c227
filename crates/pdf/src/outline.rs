//! The outline of a file, which programs show beside its pages.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use crate::layout::Bookmark;

/// The outline of these entries. A file without entries gets one with its title, because PDF/UA asks for an outline.
pub fn outline(bookmarks: &[Bookmark], title: &str) -> Outline {
    let mut outline = Outline::new();
    let mut rest = bookmarks.iter().peekable();
    while let Some(node) = node(&mut rest, 0) {
        outline.push_child(node);
    }
    if bookmarks.is_empty() {
        outline.push_child(OutlineNode::new(title.to_owned(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    }
    outline
}

/// The next entry below a level, with everything below it.
fn node<'b>(rest: &mut std::iter::Peekable<impl Iterator<Item = &'b Bookmark>>, above: u8) -> Option<OutlineNode> {
    let Bookmark { level, text, page, y } = rest.next_if(|bookmark| bookmark.level > above)?;
    let target = XyzDestination::new(*page, Point::from_xy(0.0, *y));
    let mut entry = OutlineNode::new(text.clone(), target).with_open(true);
    while let Some(below) = node(rest, *level) {
        entry.push_child(below);
    }
    Some(entry)
}
