//! Tests that the drawn screens have the texts of the catalogue and the interface, all of them and in order.

use sao_lang_core::assessment::{asked_knock_outs, assess};
use sao_lang_core::catalogue::{Criterion, Edition, ProductSet, Section, Text as _, TextId, catalogue, few_examples};
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{Lang, Message, Values, msg, values};

use super::{draw, files};

/// The texts of a screen in their order; a text ends where an element begins or ends.
fn texts(html: &str) -> Vec<String> {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    // Leptos escapes these characters. `&` comes last, so that no text is unescaped twice.
    let plain =
        |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    pieces.map(|text| plain(text.trim())).filter(|text| !text.is_empty()).collect()
}

/// The text of a message with its values, in the language of the files.
fn fill<V: Values>(message: Message<V>, values: V) -> String {
    message.fill(Lang::Vi, values)
}

fn word(message: Message) -> String {
    message.text(Lang::Vi).to_owned()
}

fn vi(id: TextId) -> String {
    id.text(Lang::Vi).to_owned()
}

/// All sets of all editions.
fn sets() -> impl Iterator<Item = (&'static Edition, &'static ProductSet)> {
    catalogue().editions.iter().flat_map(|edition| edition.sets.iter().map(move |set| (edition, set)))
}

/// All texts on the screen of a question; `no` is the number of the question and the number of all questions.
fn said_of(
    edition: &Edition,
    set: &ProductSet,
    section: &Section,
    criterion: &Criterion,
    no: [usize; 2],
) -> Vec<String> {
    let question = edition.question(criterion);
    let [no, all] = no;
    let title = vi(section.title);
    let meta = format!(
        "{} · {} · {}",
        fill(msg::QUESTION_CRITERION, values::Id { id: &criterion.id }),
        vi(criterion.title),
        fill(msg::QUESTION_MAX, values::Max { max: &criterion.max() })
    );
    let mut said = vec![
        fill(msg::FORM02_SECTION_ROW, values::IdTitle { id: &section.id, title: &title }),
        fill(msg::QUESTION_OF_ALL, values::AllNo { no: &no, all: &all }),
        meta,
        vi(question.ask),
    ];
    if question.council {
        said.extend([format!("{}.", word(msg::QUESTION_COUNCIL)), word(msg::QUESTION_COUNCIL_HELP)]);
    }
    for (choice, score) in question.options.iter().zip(&criterion.scores) {
        said.push(vi(choice.text));
        said.extend(score.mark().map(|stars| fill(msg::QUESTION_MARK, values::Stars { stars: &stars })));
        said.push(fill(msg::QUESTION_POINTS, values::N { n: &score.points }));
    }
    if criterion.offers_no_level() {
        said.extend([word(msg::QUESTION_NONE), fill(msg::QUESTION_POINTS, values::N { n: &0 })]);
    }
    let decision = vi(edition.decision);
    let place = values::DecisionIdSet { decision: &decision, id: &criterion.id, set: &set.no };
    said.push(word(msg::QUESTION_NOT_SURE));
    if question.figures {
        said.extend([word(msg::FIGURES_TITLE), word(msg::FIGURES_LEAD)]);
    }
    said.extend([word(msg::QUESTION_WHY), vi(question.why)]);
    said.push(fill(msg::QUESTION_PLACE, place));
    if no > 1 || asked_knock_outs(&Draft::new(set.no, ""), edition, set).iter().any(|k| !k.at_hand_in) {
        said.push(word(msg::QUESTION_PREV));
    }
    said.push(word(msg::QUESTION_SKIP));
    said
}

#[test]
fn every_question_says_what_the_catalogue_says() {
    let mut questions = 0;
    for (edition, set) in sets() {
        let steps = files::steps(edition, set);
        let all: Vec<_> = set.sections().flat_map(|s| s.criteria.iter().map(move |c| (s, c))).collect();
        assert_eq!(steps.questions.len(), all.len(), "set {}", set.no);
        for (index, (drawn, (section, criterion))) in steps.questions.iter().zip(&all).enumerate() {
            assert_eq!(drawn.id, criterion.id);
            assert_eq!(drawn.worth, criterion.scores.iter().map(|s| s.points).collect::<Vec<_>>());
            assert_eq!(drawn.only_if, criterion.only_if.as_deref());
            assert_eq!(drawn.zero_rejects, criterion.zero_rejects.is_some());
            let waits = criterion.only_if.is_some() || !edition.question(criterion).cases.is_empty();
            assert_eq!(drawn.html.is_none(), waits, "{}", criterion.id);
            if let Some(html) = &drawn.html {
                assert_eq!(texts(html), said_of(edition, set, section, criterion, [index + 1, all.len()]));
            }
            questions += 1;
        }
    }
    assert!(questions > 500, "{questions}");
}

#[test]
fn every_set_has_the_conditions_that_are_asked_first() {
    for (edition, set) in sets() {
        let steps = files::steps(edition, set);
        let all = asked_knock_outs(&Draft::new(set.no, ""), edition, set);
        let (at_hand_in, all): (Vec<_>, Vec<_>) = all.iter().partition(|k| k.at_hand_in);
        assert_eq!(steps.conditions.len(), all.len(), "set {}", set.no);
        for (index, (drawn, state)) in steps.conditions.iter().zip(&all).enumerate() {
            let knock_out = edition.knock_out(state.knock_out);
            assert_eq!((&drawn.id, drawn.bad), (&state.key, knock_out.bad));
            let (result, place) = (vi(knock_out.result), vi(knock_out.place));
            assert_eq!(texts(&drawn.consequence), [fill(msg::CHECK_BAD, values::Result { result: &result })]);
            let mut said = vec![
                word(msg::CHECK_TITLE),
                fill(msg::WAY_KNOCK_OUT, values::AllNo { no: &(index + 1), all: &all.len() }),
            ];
            said.extend(state.criterion.as_ref().map(|id| fill(msg::QUESTION_CRITERION, values::Id { id })));
            said.extend([vi(knock_out.ask), word(msg::CHECK_YES), word(msg::CHECK_NO), word(msg::QUESTION_NOT_SURE)]);
            said.push(fill(msg::CHECK_PLACE, values::Place { place: &place }));
            said.extend((index > 0).then(|| word(msg::QUESTION_PREV)));
            said.push(word(msg::QUESTION_SKIP));
            assert_eq!(texts(&drawn.html), said);
        }
        assert_eq!(steps.at_hand_in, at_hand_in.iter().map(|k| k.key.as_str()).collect::<Vec<_>>());
        // `public/early` finds an answer by its key alone, so no condition may have the key of a criterion.
        assert!(all.iter().chain(&at_hand_in).all(|k| set.criterion(&k.key).is_none()), "set {}", set.no);
    }
}

#[test]
fn the_frame_has_the_places_that_the_script_fills() {
    for (edition, set) in sets() {
        let steps = files::steps(edition, set);
        assert_eq!(steps.frame.matches("SCREEN").count(), 1);
        let said = texts(&steps.frame);
        for message in [msg::SAFETY_SAVING, msg::VERDICT_TOO_EARLY, msg::UNDO_BUTTON, msg::QUESTION_TO_LIST] {
            assert!(said.contains(&word(message)), "{said:?}");
        }
        assert_eq!(steps.words.points.replace("{n}", "0"), fill(msg::COMMON_POINTS, values::N { n: &0 }));
        assert!(said.contains(&steps.words.points.replace("{n}", "0")), "{said:?}");
    }
}

#[test]
fn the_list_has_every_set_with_its_first_step() {
    let edition = catalogue().newest();
    let list = files::list(edition);
    assert_eq!(list.edition, edition.id);
    assert_eq!(list.first.len(), edition.sets.len());
    let mut said = [msg::NEW_TITLE, msg::NEW_SEARCH, msg::NEW_SEARCH_HINT].map(word).to_vec();
    for (index, industry) in (0u8..).zip(&edition.industries) {
        said.push(format!("{}. {}", industry.key, vi(industry.name)));
        for set in edition.sets.iter().filter(|set| set.industry == index) {
            let examples = few_examples(&vi(set.examples));
            let button = format!("<button type=\"button\" value=\"{}\"", set.no);
            assert_eq!(list.html.matches(&button).count(), 1, "{button}");
            said.push(fill(msg::NEW_SET_NO, values::No { no: &set.no }));
            said.extend([vi(set.short), vi(set.about), fill(msg::NEW_EXAMPLES, values::List { list: &examples })]);
            let fresh = assess(&Draft::new(set.no, ""), edition, set);
            assert_eq!(list.first[&set.no], fresh.go_on(None, |_| false).screen());
        }
    }
    assert_eq!(texts(&list.html), said);
}

#[test]
fn the_start_page_says_what_it_is_about_and_how_to_begin() {
    let said = [
        msg::APP_NAME,
        msg::HELP_SHORT,
        msg::REACH_TYPE_SIZE,
        msg::APP_OTHER_LANGUAGE,
        msg::APP_TAGLINE,
        msg::APP_LEAD,
        msg::START_OPENING,
        msg::HOME_START,
        msg::HOME_FREE,
        msg::HOME_PRIVATE,
        msg::HOME_OFFLINE,
        msg::HOME_DRAFTS,
        msg::START_OPENING,
        msg::START_FAILED,
        msg::START_NO_SCRIPT,
    ];
    assert_eq!(texts(&draw::start_page()), said.map(word));
}
