//! The corners of a sheet on its photo, moved by finger, mouse or keys.

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::svg;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;

use crate::state::language::use_language;
use sao_lang_core::locale::{Message, msg, values};
use worker_protocol::{PhotoPoint, SheetCorners};

/// How far an arrow key moves a corner, as a part of the photo; with Shift it is [`LARGE_STEP`].
const STEP: f64 = 0.005;
const LARGE_STEP: f64 = 0.05;

/// The names of the corners, in the order of [`SheetCorners`].
const NAMES: [Message; 4] = [msg::SCAN_TOP_LEFT, msg::SCAN_TOP_RIGHT, msg::SCAN_BOTTOM_RIGHT, msg::SCAN_BOTTOM_LEFT];

/// A part of the width or height in percent.
fn percent(part: f64) -> f64 {
    (part * 100.0).round()
}

/// A place in an SVG drawing that is as large as the photo.
fn place(part: f64) -> String {
    format!("{}%", part * 100.0)
}

/// The photo with a handle on each corner of the sheet. A tap on the photo moves the nearest corner there, so nothing has to
/// be dragged.
#[component]
pub fn CornerFrame(
    /// The address of the photo.
    url: String,
    /// The corners.
    corners: RwSignal<SheetCorners>,
) -> impl IntoView {
    let language = use_language();
    let frame = NodeRef::<svg::Svg>::new();
    let at = move |event: &MouseEvent| {
        let area = frame.get_untracked()?.get_bounding_client_rect();
        let part = |place: i32, from: f64, length: f64| (f64::from(place) - from) / length;
        Some(PhotoPoint {
            x: part(event.client_x(), area.left(), area.width()),
            y: part(event.client_y(), area.top(), area.height()),
        })
    };
    let tapped = move |event: MouseEvent| {
        if let Some(to) = at(&event) {
            corners.update(|corners| *corners = corners.moved(corners.nearest(to), to));
        }
    };
    let sides = (0..4).map(|from| {
        let corner = move |index: usize| corners.with(|corners| corners.0[index % 4]);
        view! {
            <line
                x1=move || place(corner(from).x)
                y1=move || place(corner(from).y)
                x2=move || place(corner(from + 1).x)
                y2=move || place(corner(from + 1).y)
            />
        }
    });
    let handles = (0..4).map(|index| view! { <Handle index corners at=Callback::new(move |event| at(&event)) /> });
    view! {
        <div class="scan-photo">
            <img src=url alt=move || language.t(msg::SCAN_PHOTO_ALT) />
            <svg node_ref=frame role="group" aria-label=move || language.t(msg::SCAN_CORNERS) on:click=tapped>
                {sides.collect_view()}
                {handles.collect_view()}
            </svg>
        </div>
    }
}

/// A corner that can be dragged, and moved with the arrow keys.
#[component]
fn Handle(
    /// The index of the corner.
    index: usize,
    /// All corners.
    corners: RwSignal<SheetCorners>,
    /// Where in the photo an event is.
    at: Callback<MouseEvent, Option<PhotoPoint>>,
) -> impl IntoView {
    let language = use_language();
    let here = move || corners.with(|corners| corners.0[index]);
    // How far the finger is from the corner that it drags.
    let held = StoredValue::new(None::<(f64, f64)>);
    let taken = move |event: PointerEvent| {
        let Some(handle) = event.current_target().and_then(|target| target.dyn_into::<SvgElement>().ok()) else {
            return;
        };
        // The browser must not begin to select or drag the photo. It then leaves the focus where it was, too.
        event.prevent_default();
        // Without the focus or the capture, a drag works as long as the finger stays on the handle.
        let _ = handle.focus();
        let _ = handle.set_pointer_capture(event.pointer_id());
        let corner = corners.with_untracked(|corners| corners.0[index]);
        held.set_value(at.run(event.into()).map(|finger| (corner.x - finger.x, corner.y - finger.y)));
    };
    let dragged = move |event: PointerEvent| {
        if let Some((x, y)) = held.get_value()
            && let Some(finger) = at.run(event.into())
        {
            let to = PhotoPoint { x: finger.x + x, y: finger.y + y };
            corners.update(|corners| *corners = corners.moved(index, to));
        }
    };
    let released = move |_| held.set_value(None);
    let pressed = move |event: KeyboardEvent| {
        let step = if event.shift_key() { LARGE_STEP } else { STEP };
        let (x, y) = match event.key().as_str() {
            "ArrowLeft" => (-step, 0.0),
            "ArrowRight" => (step, 0.0),
            "ArrowUp" => (0.0, -step),
            "ArrowDown" => (0.0, step),
            _ => return,
        };
        event.prevent_default();
        corners.update(|corners| {
            let from = corners.0[index];
            *corners = corners.moved(index, PhotoPoint { x: from.x + x, y: from.y + y });
        });
    };
    let spoken = move || {
        let PhotoPoint { x, y } = here();
        language.fill(msg::SCAN_PLACE, values::AcrossDown { across: &percent(x), down: &percent(y) })
    };
    view! {
        <circle
            id=format!("corner-{index}")
            class="scan-corner"
            cx=move || place(here().x)
            cy=move || place(here().y)
            r="23"
            tabindex="0"
            role="slider"
            aria-label=move || language.t(NAMES[index])
            aria-describedby="corners-help"
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || percent(here().x).to_string()
            aria-valuetext=spoken
            on:pointerdown=taken
            on:pointermove=dragged
            on:pointerup=released
            on:pointercancel=released
            on:click=|event: MouseEvent| event.stop_propagation()
            on:keydown=pressed
        />
        <circle class="scan-corner-centre" cx=move || place(here().x) cy=move || place(here().y) r="3" />
    }
}
