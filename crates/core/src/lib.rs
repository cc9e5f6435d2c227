//! Sao Làng's core: how many OCOP stars a product is likely to get, what holds it back, and a draft dossier.
//!
//! Data goes one way: [`catalogue`] (what can be asked) -> [`draft`] (what the producer says) ->
//! [`assessment`] (what follows) -> screens and [`documents`]. Nothing here knows a browser; see `docs/architecture.md`.

pub mod assessment;
pub mod backup;
pub mod before_app;
pub mod board;
pub mod calendar;
pub mod catalogue;
pub mod difference;
pub mod documents;
pub mod draft;
pub mod fingerprint;
pub mod form;
pub mod handover;
pub mod locale;
pub mod market;
pub mod merge;
pub mod open_draft;
pub mod places;
pub mod practice;
pub mod presenting;
pub mod repository;
pub mod review;
pub mod spoken;
pub mod suitability;
pub mod tasks;
