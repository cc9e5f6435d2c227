//! How the papers are shared out over files of a limited size.

/// The part of their size to which photos are reduced at most; below it, papers get hard to read, and the file is split
/// instead.
const LEAST: f64 = 0.25;
/// The bytes that a page needs for itself.
const PER_PAGE: u64 = 3_000;

/// The size of a paper in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Photos, which can be reduced.
    pub photos: u64,
    /// PDFs, which cannot.
    pub pdfs: u64,
    /// The number of pages.
    pub pages: usize,
}

/// What is done so that files stay within their size.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The part of its size to which each photo is reduced; 1 for none.
    pub ratio: f64,
    /// The number of papers in each file.
    pub files: Vec<usize>,
}

/// Plans for files of at most `limit` bytes; `own` is the size of the dossier itself, which is in the first file, and
/// `front` that of the list of contents, with which every file begins. Photos are reduced first; if that is not enough, the
/// file is split between papers. A paper that is larger than the limit gets a file of its own.
pub fn plan(papers: &[Size], own: u64, front: u64, limit: Option<u64>) -> Plan {
    let Some(limit) = limit else { return Plan { ratio: 1.0, files: vec![papers.len()] } };
    let photos: u64 = papers.iter().map(|paper| paper.photos).sum();
    let fixed: u64 = own + front + papers.iter().map(fixed_size).sum::<u64>();
    let ratio = match photos {
        0 => 1.0,
        _ => (limit.saturating_sub(fixed) as f64 / photos as f64).min(1.0),
    };
    if ratio >= LEAST && fixed <= limit {
        return Plan { ratio, files: vec![papers.len()] };
    }
    let mut files = vec![0];
    let mut used = (own + front) as f64;
    for paper in papers {
        let size = fixed_size(paper) as f64 + paper.photos as f64 * LEAST;
        let last = files.len() - 1;
        // The dossier alone may be the first file.
        if used + size > limit as f64 && (files[last] > 0 || last == 0 && own > 0) {
            files.push(0);
            used = front as f64;
        }
        used += size;
        if let Some(count) = files.last_mut() {
            *count += 1;
        }
    }
    Plan { ratio: LEAST, files }
}

fn fixed_size(paper: &Size) -> u64 {
    paper.pdfs + paper.pages as u64 * PER_PAGE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn photos(bytes: u64) -> Size {
        Size { photos: bytes, pdfs: 0, pages: 1 }
    }

    #[test]
    fn photos_are_reduced_before_the_file_is_split() {
        let papers = [photos(6_000_000), photos(6_000_000)];
        assert_eq!(plan(&papers, 0, 0, None), Plan { ratio: 1.0, files: vec![2] });
        assert_eq!(plan(&papers, 0, 0, Some(20_000_000)), Plan { ratio: 1.0, files: vec![2] });
        let reduced = plan(&papers, 0, 0, Some(5_000_000));
        assert!(reduced.files == [2] && (0.4..0.42).contains(&reduced.ratio), "{reduced:?}");
        assert_eq!(plan(&papers, 0, 0, Some(2_000_000)).files, [1, 1]);
    }

    #[test]
    fn a_paper_that_is_too_large_gets_a_file_of_its_own() {
        let large = Size { photos: 0, pdfs: 30_000_000, pages: 3 };
        assert_eq!(plan(&[photos(1), large, photos(1)], 500_000, 100_000, Some(5_000_000)).files, [1, 1, 1]);
    }

    proptest! {
        #[test]
        fn every_paper_is_in_one_file_and_files_that_can_stay_within_the_limit_do(
            sizes in prop::collection::vec((0u64..3_000_000, 0u64..3_000_000, 0usize..20), 0..60),
            limit in 4_000_000u64..50_000_000,
        ) {
            let papers: Vec<Size> = sizes.iter().map(|(photos, pdfs, pages)| Size { photos: *photos, pdfs: *pdfs, pages: *pages }).collect();
            let made = plan(&papers, 200_000, 50_000, Some(limit));
            prop_assert_eq!(made.files.iter().sum::<usize>(), papers.len());
            prop_assert!((LEAST..=1.0).contains(&made.ratio));
            let mut rest = papers.as_slice();
            for (number, count) in made.files.iter().enumerate() {
                let (own, after) = rest.split_at(*count);
                rest = after;
                let dossier = if number == 0 { 250_000.0 } else { 50_000.0 };
                let size: f64 = own.iter().map(|p| fixed_size(p) as f64 + p.photos as f64 * made.ratio).sum::<f64>() + dossier;
                prop_assert!(size <= limit as f64 + 1.0 || own.len() == 1, "{} > {}", size, limit);
            }
        }
    }
}
