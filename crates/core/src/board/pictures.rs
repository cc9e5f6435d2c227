//! The figures of the pictures over all rows.

use std::collections::BTreeMap;

use super::{Class, Row};
use crate::assessment::{MOST_STARS, Verdict};
use crate::catalogue::{Effort, TextId, catalogue};

/// The missed star marks of one criterion title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// The title of the criterion.
    pub title: TextId,
    /// The number of products that miss the mark.
    pub products: usize,
}

/// The effect of raising a criterion by one option in all products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// The title of the criterion.
    pub title: TextId,
    /// The number of products that could raise it.
    pub products: usize,
    /// The total points that these products would gain.
    pub gain: u32,
    /// The total effort of these products, in the edition's weights.
    pub weight: u64,
    /// The largest effort among these products.
    pub effort: Effort,
}

/// Counts over rows. Rows can be added one by one and need not be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pictures {
    /// The number of products with 0, 1, ... 5 likely stars, of those whose verdict has stars.
    pub stars: [usize; 6],
    /// The number of products of each readiness, in the order of [`Class::ALL`].
    pub readiness: [usize; 4],
    /// The number of products that would be rejected; the counts of stars leave them out.
    pub rejected: usize,
    /// The number of products with too few answers for a verdict; the counts of stars leave them out.
    pub too_early: usize,
    missed: BTreeMap<u16, usize>,
    gains: BTreeMap<u16, (usize, u32, u64, Option<Effort>)>,
}

impl Pictures {
    /// Counts these rows.
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Pictures {
        let mut pictures = Pictures::default();
        rows.into_iter().for_each(|row| pictures.add(row));
        pictures
    }

    /// Adds one more row to the counts.
    pub fn add(&mut self, row: &Row) {
        for (count, class) in self.readiness.iter_mut().zip(Class::ALL) {
            *count += usize::from(row.readiness.class() == class);
        }
        match row.verdict() {
            Verdict::Stars(stars) => self.stars[usize::from(stars.min(MOST_STARS))] += 1,
            Verdict::Rejected => self.rejected += 1,
            Verdict::TooEarly => self.too_early += 1,
        }
        let Some(set) = catalogue().edition(&row.edition).and_then(|e| e.set(row.set)) else { return };
        let title = |id: &str| set.criterion(id).map(|c| c.title.0);
        for title in row.missed.iter().filter_map(|id| title(id)) {
            *self.missed.entry(title).or_default() += 1;
        }
        for raise in &row.raises {
            if let Some(title) = title(&raise.criterion) {
                let (products, gain, weight, effort) = self.gains.entry(title).or_default();
                *products += 1;
                *gain += u32::from(raise.gain);
                *weight += u64::from(raise.weight);
                *effort = (*effort).max(Some(raise.effort));
            }
        }
    }

    /// The numbers of stars from 1 that some products have, the most stars first, each with the number of these
    /// products.
    pub fn by_stars(&self) -> impl Iterator<Item = (u8, usize)> + use<> {
        let all = (0..=MOST_STARS).zip(self.stars).rev();
        all.filter(|(stars, products)| *stars > 0 && *products > 0)
    }

    /// The number of counted rows.
    pub fn products(&self) -> usize {
        self.stars.iter().sum::<usize>() + self.rejected + self.too_early
    }

    /// The star marks that are missed most often, at most `limit`; equal ones are in the order of the catalogue.
    pub fn missed(&self, limit: usize) -> Vec<Missed> {
        let all = self.missed.iter().map(|(title, products)| Missed { title: TextId(*title), products: *products });
        let mut all: Vec<Missed> = all.collect();
        all.sort_by_key(|m| std::cmp::Reverse(m.products));
        all.truncate(limit);
        all
    }

    /// The gains by points per effort, the highest first, at most `limit`.
    pub fn gains(&self, limit: usize) -> Vec<Gain> {
        let all = self.gains.iter().filter_map(|(title, (products, gain, weight, effort))| {
            Some(Gain { title: TextId(*title), products: *products, gain: *gain, weight: *weight, effort: (*effort)? })
        });
        let mut all: Vec<Gain> = all.collect();
        // Compares a/b with c/d as a*d with c*b, so that nothing is rounded.
        all.sort_by(|a, b| {
            let (left, right) = (u64::from(b.gain) * a.weight, u64::from(a.gain) * b.weight);
            left.cmp(&right).then(b.gain.cmp(&a.gain))
        });
        all.truncate(limit);
        all
    }
}

/// Moves points that would cover each other, so that any two are at least `apart` units away from each other along one
/// of the axes. Each point stays as close to its position as the points before it allow, within `width` and `height`. A
/// point for which there is no room stays at its position.
pub fn spread(points: &[(f64, f64)], apart: f64, width: f64, height: f64) -> Vec<(f64, f64)> {
    /// The maximum distance, in steps, at which a free position is searched.
    const REACH: i32 = 4;
    let mut steps: Vec<(i32, i32)> = (-REACH..=REACH).flat_map(|x| (-REACH..=REACH).map(move |y| (x, y))).collect();
    steps.sort_by_key(|(x, y)| x * x + y * y);
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for (x, y) in points {
        let free = |(px, py): &(f64, f64)| {
            let inside = (0.0..=width).contains(px) && (0.0..=height).contains(py);
            inside && placed.iter().all(|(ox, oy)| (px - ox).abs() >= apart || (py - oy).abs() >= apart)
        };
        let places = steps.iter().map(|(sx, sy)| (x + f64::from(*sx) * apart, y + f64::from(*sy) * apart));
        let place = places.into_iter().find(free).unwrap_or((*x, *y));
        placed.push(place);
    }
    placed
}
