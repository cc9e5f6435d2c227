//! The core of Sao Làng: it estimates the OCOP stars of a product, finds the limits to more stars, and writes a
//! draft dossier.
//!
//! Data flows in one direction: [`catalogue`] (the questions) -> [`draft`] (the producer's answers) -> [`assessment`]
//! (the estimate) -> screens and [`documents`]. The core does not depend on a browser; see `docs/architecture.md`.

pub mod assessment;
pub mod backup;
pub mod before_app;
pub mod board;
pub mod calendar;
pub mod catalogue;
pub mod diary;
pub mod difference;
pub mod documents;
pub mod draft;
pub mod figures;
pub mod fingerprint;
pub mod form;
pub mod handed_in;
pub mod handover;
pub mod locale;
pub mod market;
pub mod merge;
pub mod open_draft;
pub mod places;
pub mod practice;
pub mod presenting;
pub mod quantity;
pub mod repository;
pub mod review;
pub mod slips;
pub mod spoken;
pub mod suitability;
pub mod tasks;
pub mod templates;
pub mod trace_code;
