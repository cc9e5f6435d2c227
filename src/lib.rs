//! Sao Làng: how many OCOP stars a product is likely to get, what holds it back, and a draft dossier.
//!
//! Data goes one way: [`catalogue`] (what can be asked) -> [`draft`] (what the producer says) ->
//! [`assessment`] (what follows) -> views and [`documents`]. Everything but the views compiles and
//! is tested without a browser; see `docs/architecture.md`.

#[cfg(feature = "app")]
pub mod app;
pub mod assessment;
pub mod backup;
pub mod bilingual;
pub mod board;
pub mod calendar;
pub mod catalogue;
pub mod difference;
pub mod documents;
pub mod draft;
#[cfg(any(feature = "app", feature = "office"))]
pub mod durable;
pub mod early;
#[cfg(feature = "app")]
pub mod edge;
pub mod fold;
pub mod form;
pub mod handover;
pub mod locale;
pub mod market;
pub mod merge;
pub mod office;
pub mod places;
pub mod practice;
pub mod presenting;
pub mod review;
pub mod shelf;
pub mod spoken;
pub mod suitability;
pub mod tasks;
