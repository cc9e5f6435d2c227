//! Result, summary, plan and board aim at the same stars.

use proptest::prelude::*;
use sao_lang_core::assessment::{Target, Verdict, aim, assess};
use sao_lang_core::board::{Holds, Row};
use sao_lang_core::documents::summary;
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{Lang, msg, values};
use test_support::small::{self, Dice};
use test_support::{bottom, cases, edition, set, work};

#[test]
fn below_3_stars_the_aim_is_3_and_at_the_top_there_is_none() {
    let mut draft = Draft::new(8, "");
    let aims = |draft: &Draft| [1, 2, 3, 4, 5].map(|present| aim(draft, present));
    assert_eq!(aims(&draft), [Some(3), Some(3), Some(4), Some(5), None]);
    // What the producer wishes for counts where it is more than there is.
    draft.plan.stars = Some(4);
    assert_eq!(aims(&draft), [Some(4), Some(4), Some(4), Some(5), None]);
    draft.plan.stars = Some(9);
    assert_eq!(aims(&draft), [Some(5), Some(5), Some(5), Some(5), None]);
}

#[test]
fn a_product_with_1_star_is_shown_the_way_to_3_everywhere() {
    // 1 star by points; by the sheet of classes the next one would be 2, for which there is no certificate.
    let draft = bottom(8);
    let result = assess(&draft, edition(), set(8));
    assert_eq!((result.stars, aim(&draft, result.stars)), (1, Some(3)));
    let text = format!("{:?}", summary(&draft, edition(), set(8), &work(Lang::Vi)));
    assert!(text.contains(&msg::SUMMARY_NEXT.fill(Lang::Vi, values::Stars { stars: &3 })));
    for unmet in result.lacking(3) {
        assert!(text.contains(&format!("{}. ", unmet.criterion)), "{} is told", unmet.criterion);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn all_four_name_the_same_stars(seed in any::<u64>(), no in 1u16..=26, wish in proptest::option::of(0u8..=7)) {
        let s = set(no);
        let mut draft = small::draft(&mut Dice::new(seed), s);
        draft.plan.stars = wish;
        let result = assess(&draft, edition(), s);
        let Some(stars) = aim(&draft, result.stars) else {
            prop_assert_eq!(result.stars, 5);
            return Ok(());
        };
        prop_assert!(stars > result.stars && (3..=5).contains(&stars));
        let target = Target::wished(&draft, result.stars).stars;
        prop_assert!(target == stars || target <= result.stars, "the plan goes on to what is asked, or has reached it");
        let row = Row::of("x", &draft, edition(), s, work(Lang::Vi).today);
        let lacking: Vec<String> = result.lacking(stars).iter().map(|u| u.criterion.clone()).collect();
        if row.verdict() == Verdict::TooEarly {
            prop_assert!(row.missed.is_empty(), "nothing is said before enough is answered");
        } else {
            prop_assert_eq!(&row.missed, &lacking);
        }
        if let Holds::Points { stars: named, .. } = row.holds {
            prop_assert_eq!(named, stars);
        }
    }
}
