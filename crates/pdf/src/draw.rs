//! Draws pages with krilla, with the structure that screen readers follow.

use std::num::{NonZeroU16, NonZeroU32};
use std::rc::Rc;

use krilla::Document;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Node as TagNode, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::KrillaGlyph;
use sao_lang_core::documents::pagination;

use crate::fonts::{Face, Fonts};
use crate::layout::{Kind, MARGIN, MM, Mark, NUMBER_SIZE, Node, Page, Pages, PlacedLine, Targets};
use crate::lines::{BOX, Run};

/// The grey of shaded cells; 0 is black, 255 white.
const GREY: u8 = 0xe8;
/// The distance of page number and note from the edge of the page.
const EDGE: f32 = pagination::EDGE as f32 * MM;
/// The font size of the note at the foot of a page.
const NOTE_SIZE: f32 = 9.0;
/// The thickness of the lines of a box to tick, as a part of the font size.
const BOX_LINE: f32 = 0.045;

/// A link on the page that is being drawn.
struct Link {
    rect: Option<Rect>,
    target: (usize, f32),
    text: String,
    /// The node that has it, and its place among the node's children.
    at: (usize, usize),
}

/// A file that is being drawn.
pub struct Drawing {
    /// The file.
    pub document: Document,
    /// The fonts.
    pub fonts: Rc<Fonts>,
    targets: Targets,
    nodes: Vec<Node>,
    /// What belongs to each node itself.
    content: Vec<Vec<TagNode>>,
}

impl Drawing {
    /// Begins a file.
    pub fn new(document: Document, fonts: Rc<Fonts>, targets: Targets) -> Drawing {
        Drawing { document, fonts, targets, nodes: Vec::new(), content: Vec::new() }
    }

    /// Adds pages, with a note in small print at their foot; an empty note gives none.
    pub fn add(&mut self, pages: &Pages, note: &str) {
        let first = self.nodes.len();
        let shifted = |node: &Node| Node { kind: node.kind.clone(), parent: node.parent.map(|parent| first + parent) };
        self.nodes.extend(pages.nodes.iter().map(shifted));
        self.content.resize(self.nodes.len(), Vec::new());
        for page in &pages.pages {
            self.page(page, note, first);
        }
    }

    fn page(&mut self, content: &Page, note: &str, first: usize) {
        let (width, height) = content.size;
        let fonts = &self.fonts;
        let Some(settings) = PageSettings::from_wh(width, height) else { return };
        let mut page = self.document.start_page_with(settings);
        let mut surface = page.surface();
        let mut links = Vec::new();
        for mark in &content.marks {
            match mark {
                Mark::Shade([x, y, w, h]) => {
                    let area = Rect::from_xywh(*x, *y, *w, *h).and_then(rect_path);
                    artifact(&mut surface, ArtifactType::Layout, |surface| fill(surface, area, GREY));
                }
                Mark::Rule { from, to, width } => {
                    artifact(&mut surface, ArtifactType::Layout, |surface| stroke(surface, line(*from, *to), *width));
                }
                Mark::Dots(place) => {
                    artifact(&mut surface, ArtifactType::Layout, |surface| dots(surface, fonts, *place));
                }
                Mark::Text(text) => match text.node {
                    Some(node) => {
                        let drawn = TextDrawing { fonts, targets: &self.targets };
                        drawn.line(&mut surface, text, first + node, &mut self.content, &mut links);
                    }
                    None => artifact(&mut surface, ArtifactType::PaginationOther, |surface| {
                        placed(text).for_each(|(run, x)| draw_run(surface, fonts, run, text, x));
                    }),
                },
            }
        }
        if let Some(number) = content.number {
            let number = simple(fonts, &number.to_string(), Face::of(false, false), NUMBER_SIZE);
            let at = ((width - number.width) / 2.0, EDGE + NUMBER_SIZE);
            artifact(&mut surface, ArtifactType::PageNumber, |surface| number.draw(surface, at));
        }
        if !note.is_empty() {
            let note = simple(fonts, note, Face::of(false, true), NOTE_SIZE);
            let at = (width - MARGIN - note.width, height - EDGE);
            artifact(&mut surface, ArtifactType::Footer, |surface| note.draw(surface, at));
        }
        surface.finish();
        for Link { rect, target: (number, y), text, at: (node, child) } in links {
            let Some(rect) = rect else { continue };
            let target = Target::Destination(XyzDestination::new(number, Point::from_xy(0.0, y)).into());
            let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), Some(text));
            let id = page.add_tagged_annotation(annotation);
            if let Some(TagNode::Group(group)) = self.content[node].get_mut(child) {
                group.push(id);
            }
        }
        page.finish();
    }

    /// Adds a node of its own to the structure, with what belongs to it.
    pub fn add_node(&mut self, group: TagGroup) {
        self.nodes.push(Node { kind: Kind::Part, parent: None });
        self.content.push(vec![group.into()]);
    }

    /// The file with its structure.
    pub fn finish(self) -> Document {
        let Drawing { mut document, nodes, mut content, .. } = self;
        let mut tree = TagTree::new();
        let levels = heading_levels(&nodes);
        // A node stands after the one above it, so that from the last one on each is complete when it is added.
        for (number, node) in nodes.iter().enumerate().rev() {
            let children = std::mem::take(&mut content[number]);
            if children.is_empty() && !matches!(node.kind, Kind::Cell(_) | Kind::Header(_)) {
                continue;
            }
            let group = TagGroup::with_children(tag(&node.kind, levels[number]), children);
            match node.parent {
                // What stands in a node came in order before the nodes below it, or there are no such.
                Some(parent) => content[parent].insert(0, group.into()),
                None => tree.children.insert(0, group.into()),
            }
        }
        document.set_tag_tree(tree);
        document
    }
}

/// The level of each heading, so that no level is left out on the way down.
fn heading_levels(nodes: &[Node]) -> Vec<u8> {
    let mut last = 0;
    let level = |node: &Node| match &node.kind {
        Kind::Heading(level, _) => {
            last = (*level).min(last + 1).max(1);
            last
        }
        _ => 0,
    };
    nodes.iter().map(level).collect()
}

fn tag(kind: &Kind, level: u8) -> TagKind {
    let span = |columns: usize| u32::try_from(columns).ok().filter(|n| *n > 1).and_then(NonZeroU32::new);
    match kind {
        Kind::Part => Tag::Part.into(),
        Kind::Paragraph => Tag::P.into(),
        Kind::Heading(_, text) => {
            Tag::Hn(NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN), Some(text.clone())).into()
        }
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::Header(columns) => Tag::TH(TableHeaderScope::Column).with_col_span(span(*columns)).into(),
        Kind::Cell(columns) => Tag::TD.with_col_span(span(*columns)).into(),
    }
}

/// Draws what is no content: lines, repeated headings, page numbers.
pub fn artifact(surface: &mut Surface, kind: ArtifactType, draw: impl FnOnce(&mut Surface)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

pub fn rect_path(rect: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

fn line(from: (f32, f32), to: (f32, f32)) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    path.finish()
}

pub fn fill(surface: &mut Surface, path: Option<Path>, grey: u8) {
    let Some(path) = path else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: luma::Color::new(grey).into(), ..Fill::default() }));
    surface.draw_path(&path);
}

pub fn stroke(surface: &mut Surface, path: Option<Path>, width: f32) {
    let Some(path) = path else { return };
    surface.set_fill(None);
    // Square ends close the corners of cells.
    let paint = luma::Color::black().into();
    surface.set_stroke(Some(Stroke { paint, width, line_cap: LineCap::Square, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

/// The runs of a line with their left ends.
fn placed(line: &PlacedLine) -> impl Iterator<Item = (&Run, f32)> {
    let mut x = line.x;
    line.runs.iter().map(move |run| {
        let at = x;
        x += run.width(line.size, line.extra);
        (run, at)
    })
}

fn draw_run(surface: &mut Surface, fonts: &Fonts, run: &Run, line: &PlacedLine, x: f32) {
    if run.style.is_box {
        for (number, sign) in run.text.chars().enumerate() {
            draw_box(surface, sign, x + number as f32 * BOX * line.size, line.y, line.size);
        }
        return;
    }
    let mut end = 0;
    let glyphs: Vec<KrillaGlyph> = run
        .letters
        .iter()
        .map(|(drawn, bytes)| {
            let start = end;
            end += bytes;
            let extra = if run.text[start..end] == *" " { line.extra / line.size } else { 0.0 };
            glyph(drawn.glyph, drawn.advance + extra, start..end)
        })
        .collect();
    surface.set_fill(Some(Fill::default()));
    surface.draw_glyphs(Point::from_xy(x, line.y), &glyphs, fonts.font(run.style.face), &run.text, line.size, false);
}

fn glyph(glyph_id: krilla::text::GlyphId, x_advance: f32, text_range: std::ops::Range<usize>) -> KrillaGlyph {
    KrillaGlyph { glyph_id, text_range, x_advance, x_offset: 0.0, y_offset: 0.0, y_advance: 0.0, location: None }
}

/// A box to tick, and its tick as the forms ask for it (√).
fn draw_box(surface: &mut Surface, sign: char, x: f32, y: f32, size: f32) {
    let (side, width) = (0.6 * size, BOX_LINE * size);
    let left = x + (BOX * size - side) / 2.0;
    let at = |right: f32, up: f32| (left + right * side, y - up * side);
    stroke(surface, Rect::from_xywh(left, y - side, side, side).and_then(rect_path), width);
    if sign == '☑' {
        stroke(surface, line(at(0.2, 0.5), at(0.42, 0.2)), width * 1.6);
        stroke(surface, line(at(0.42, 0.2), at(0.82, 0.85)), width * 1.6);
    }
}

/// Draws text that belongs to a node of the structure.
struct TextDrawing<'d> {
    fonts: &'d Fonts,
    targets: &'d Targets,
}

impl TextDrawing<'_> {
    fn line(
        &self,
        surface: &mut Surface,
        line: &PlacedLine,
        node: usize,
        content: &mut [Vec<TagNode>],
        links: &mut Vec<Link>,
    ) {
        for (run, x) in placed(line) {
            // The sign of a box has no letter in the font.
            let said = run.style.is_box.then_some(run.text.as_str());
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(said)));
            draw_run(surface, self.fonts, run, line, x);
            surface.end_tagged();
            match self.targets.get(&run.style.link) {
                Some(target) => {
                    let wide = run.width(line.size, line.extra);
                    let rect = Rect::from_xywh(x, line.y - line.size, wide, line.size * 1.25);
                    let at = (node, content[node].len());
                    links.push(Link { rect, target: *target, text: run.text.clone(), at });
                    content[node].push(TagGroup::with_children(Tag::Link, vec![id.into()]).into());
                }
                None => content[node].push(id.into()),
            }
        }
    }
}

/// A text on one line in one style.
pub struct Simple {
    font: krilla::text::Font,
    glyphs: Vec<KrillaGlyph>,
    text: String,
    size: f32,
    /// The width in points.
    pub width: f32,
}

/// A text on one line in one style, at a font size in points.
pub fn simple(fonts: &Fonts, text: &str, face: Face, size: f32) -> Simple {
    let text: String = crate::lines::shown(text).collect();
    let of = |(start, c): (usize, char)| {
        let drawn = fonts.letter(face, c);
        glyph(drawn.glyph, drawn.advance, start..start + c.len_utf8())
    };
    let glyphs: Vec<KrillaGlyph> = text.char_indices().map(of).collect();
    let width = glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size;
    Simple { font: fonts.font(face), glyphs, text, size, width }
}

impl Simple {
    /// Draws the text from the left end of its base line on.
    pub fn draw(&self, surface: &mut Surface, at: (f32, f32)) {
        surface.set_fill(Some(Fill::default()));
        let start = Point::from_xy(at.0, at.1);
        surface.draw_glyphs(start, &self.glyphs, self.font.clone(), &self.text, self.size, false);
    }
}

/// Dots from a left end up to a right end, so that the last one stands at the right end.
fn dots(surface: &mut Surface, fonts: &Fonts, [left, y, right, size]: [f32; 4]) {
    let face = Face::of(false, false);
    let dot = fonts.letter(face, '.').advance * size;
    let count = ((right - left) / dot).max(0.0) as usize;
    let text = simple(fonts, &".".repeat(count), face, size);
    text.draw(surface, (right - text.width, y));
}
