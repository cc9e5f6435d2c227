//! The rules for an edition: its sums, ids, star marks and references must be right.

use std::collections::{BTreeMap, BTreeSet};

use catalogue_model::catalogue::Effort;

use super::schema::{CriterionSource, QuestionSource, RoundSource, SectionSource, SetFile};
use super::{EditionSource, Problems};

/// The points of a whole set (QĐ 26/2026, Art. 3.3).
const TOTAL: u32 = 100;
/// The numbers of stars that a star mark may name; 0 is no mark.
const MARKS: [u8; 4] = [0, 3, 4, 5];
/// The maximum number of characters of an everyday name, which must fit on a line of a phone.
const PLAIN_LENGTH: usize = 40;
/// The maximum number of characters of a picture, because every device loads the pictures with the catalogue.
const PICTURE_LENGTH: usize = 300;
/// The texts of the draft that can be a paper, and the kind of evidence under which such a paper is filed.
const WRITTEN: [(&str, &str); 1] = [("story.text", "story")];

pub fn check(source: &EditionSource, problems: &mut Problems) {
    check_edition(source, problems);
    check_guides(source, problems);
    for (key, (file, question)) in &source.questions {
        check_question(source, file, key, question, problems);
    }
    let mut numbers = BTreeMap::new();
    for (file, set) in &source.sets {
        if let Some(other) = numbers.insert(set.no, file) {
            problems.add(file, "", format!("number {} is taken by {other}", set.no));
        }
        check_set(source, file, set, problems);
    }
    let used: BTreeSet<&str> =
        source.sets.iter().flat_map(|(_, set)| criteria(set)).map(|(_, c)| c.question.as_str()).collect();
    for (key, (file, _)) in &source.questions {
        if !used.contains(key.as_str()) {
            problems.add(file, key, "is used by no set");
        }
    }
}

fn check_edition(source: &EditionSource, problems: &mut Problems) {
    let file = &format!("{}/edition.toml", source.dir);
    let papers = &format!("{}/papers.toml", source.dir);
    let edition = &source.edition;
    if edition.id != source.dir {
        problems.add(file, "", format!("id {:?} is not the folder's name {:?}", edition.id, source.dir));
    }
    if !edition.class.windows(2).all(|w| w[0].stars > w[1].stars && w[0].min_points > w[1].min_points)
        || edition.class.last().is_none_or(|c| c.min_points != 0)
    {
        problems.add(file, "class", "must run from the highest stars down to 0 points");
    }
    for round in &edition.round {
        for day in [&round.proposed_before, &round.rated_before] {
            if RoundSource::month_day(day).is_none() {
                problems.add(file, "round", format!("{day:?} is no month-day that every year has"));
            }
        }
    }
    if edition.deadlines.renewal_from_days <= edition.deadlines.renewal_until_days {
        problems.add(file, "deadlines", "renewal_from_days must be more than renewal_until_days");
    }
    let classes: Vec<Effort> = edition.effort.iter().map(|e| e.class).collect();
    if classes != [Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons]
        || !edition.effort.windows(2).all(|w| 0 < w[0].weight && w[0].weight < w[1].weight)
    {
        problems.add(file, "effort", "must name days, weeks, months and seasons with rising weights");
    }
    if edition.effort.iter().any(|e| e.cost[0] > e.cost[1]) {
        problems.add(file, "effort", "cost must rise from its first figure to its second");
    }
    let named = |kind: &str, key: &str| format!("{kind}.{key}");
    let parts = edition.part.iter().map(|(key, name)| (named("part", key), name));
    let sections = edition.section.iter().map(|(key, name)| (named("section", key), name));
    for (entry, name) in parts.chain(sections) {
        check_plain(file, &entry, &name.plain.vi, problems);
        check_picture(file, &entry, &name.picture, problems);
        if name.plain.vi == name.vi || name.plain.en == name.en {
            problems.add(file, &entry, "its plain name is the title");
        }
    }
    for (key, paper) in &source.papers {
        if !edition.evidence.iter().any(|e| e.key == paper.kind) {
            problems.add(papers, key, format!("unknown kind {:?}", paper.kind));
        }
        if let Some(with) = paper.with.as_ref().filter(|with| !source.papers.contains_key(*with)) {
            problems.add(papers, key, format!("goes with an unknown paper {with:?}"));
        }
    }
    check_written(source, papers, problems);
    check_code_paper(source, papers, problems);
}

/// Checks the paper that shows the code on the label: there is one at most, it is a paper of its own, and an answer can
/// name it.
fn check_code_paper(source: &EditionSource, file: &str, problems: &mut Problems) {
    let mut first = None;
    for (key, paper) in source.papers.iter().filter(|(_, paper)| paper.shows_code) {
        if let Some(other) = first.replace(key) {
            problems.add(file, key, format!("shows_code, as {other} does: the app keeps the photo with one paper"));
        }
        if paper.sample || paper.written.is_some() {
            problems.add(file, key, "shows_code, but it is the product itself or a text");
        }
        let options = || source.questions.values().flat_map(|(_, question)| &question.option);
        if !options().any(|option| option.papers.as_ref().is_some_and(|papers| papers.contains(key))) {
            problems.add(file, key, "shows_code, but no option asks for it by name");
        }
    }
}

/// Checks the texts that are papers: the text must exist, belong to one paper only, and this paper must have the kind
/// of evidence for such texts.
fn check_written(source: &EditionSource, file: &str, problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    for (key, paper) in &source.papers {
        let Some(text) = paper.written.as_deref() else { continue };
        match WRITTEN.iter().find(|(field, _)| *field == text) {
            None => problems.add(file, key, format!("is written as an unknown text {text:?}")),
            Some((_, kind)) if *kind != paper.kind => {
                problems.add(file, key, format!("is written as {text:?}, so its kind must be {kind:?}"));
            }
            Some(_) => {}
        }
        if let Some(other) = seen.insert(text, key) {
            problems.add(file, key, format!("is written as {text:?}, as {other} is"));
        }
    }
}

fn check_plain(file: &str, entry: &str, plain: &str, problems: &mut Problems) {
    let length = plain.chars().count();
    if length > PLAIN_LENGTH {
        let what = format!("its plain name has {length} characters, {PLAIN_LENGTH} fit: {plain:?}");
        problems.add(file, entry, what);
    }
}

/// Checks the path data of an SVG: only commands and numbers are allowed.
fn check_picture(file: &str, entry: &str, picture: &str, problems: &mut Problems) {
    let fits = |c: char| c.is_ascii_digit() || "MLHVCSQTAZ.-, ".contains(c.to_ascii_uppercase());
    if picture.trim().is_empty() {
        problems.add(file, entry, "its picture is empty");
    }
    if let Some(other) = picture.chars().find(|c| !fits(*c)) {
        problems.add(file, entry, format!("its picture has {other:?}, which no path has"));
    }
    let length = picture.chars().count();
    if length > PICTURE_LENGTH {
        problems.add(file, entry, format!("its picture has {length} characters instead of at most {PICTURE_LENGTH}"));
    }
}

fn check_guides(source: &EditionSource, problems: &mut Problems) {
    let file = &format!("{}/guides.toml", source.dir);
    for (field, guide) in &source.guides.fields {
        if guide.words[0] >= guide.words[1] {
            problems.add(file, field, "words must name fewer words first");
        }
        if guide.ask.is_empty() {
            problems.add(file, field, "asks nothing");
        }
        let industries: BTreeSet<&str> = source.classification.industry.iter().map(|i| i.key.as_str()).collect();
        let examples: BTreeSet<&str> = guide.example.keys().map(String::as_str).collect();
        if !examples.is_empty() && examples != industries {
            problems.add(file, field, format!("needs an example for each of {industries:?}, or none"));
        }
    }
}

fn check_question(source: &EditionSource, file: &str, key: &str, question: &QuestionSource, problems: &mut Problems) {
    if question.option.len() < 2 {
        problems.add(file, key, "needs two options at least");
    }
    for (place, option) in question.option.iter().enumerate() {
        if !MARKS.contains(&option.stars) {
            problems.add(file, key, format!("option {}: no such star mark: {}", place + 1, option.stars));
        }
        if option.above && place == 0 {
            problems.add(file, key, "option 1: above, but there is none before it");
        }
        let cases = question.case.len();
        let case_ok = option.case.map_or(cases == 0, |c| (1..=cases).contains(&usize::from(c)));
        if !case_ok {
            problems.add(file, key, format!("option {}: its case is not one of the {cases} cases", place + 1));
        }
    }
    if question.option.iter().any(|o| o.said.is_empty() == question.agrees.is_some()) {
        problems.add(file, key, "agrees and said go together: the question has the one, every option the other");
    }
    if question.shared.is_some() && (question.council || question.needs.is_some()) {
        problems.add(file, key, "shared, but the council judges it or it relies on a text: so it is about the product");
    }
    let papers = question.option.iter().filter_map(|o| o.papers.as_ref()).chain([&question.papers]);
    for paper in papers.flatten() {
        if !source.papers.contains_key(paper) {
            problems.add(file, key, format!("unknown paper {paper:?}"));
        }
    }
}

fn check_set(source: &EditionSource, file: &str, set: &SetFile, problems: &mut Problems) {
    let edition = &source.edition;
    for ministry in &set.ministries {
        if !edition.ministry.iter().any(|n| n.key == *ministry) {
            problems.add(file, "", format!("unknown ministry {ministry:?}"));
        }
    }
    let total: u32 = set.part.iter().map(|p| u32::from(p.max)).sum();
    if total != TOTAL {
        problems.add(file, "", format!("its parts add up to {total} points instead of {TOTAL}"));
    }
    for part in &set.part {
        if !edition.part.contains_key(&part.id) {
            problems.add(file, "", format!("unknown part {:?}", part.id));
        }
        let sum: u32 = part.section.iter().map(|s| u32::from(s.max)).sum();
        if sum != u32::from(part.max) {
            problems.add(
                file,
                "",
                format!("part {}: its sections add up to {sum} points instead of {}", part.id, part.max),
            );
        }
        for section in &part.section {
            check_section(source, file, section, problems);
        }
    }
    let mut ids = BTreeSet::new();
    for (_, criterion) in criteria(set) {
        if !ids.insert(criterion.id.as_str()) {
            problems.add(file, &criterion.id, "stands twice");
        }
    }
    for (_, criterion) in criteria(set) {
        if let Some(other) = criterion.only_if.as_deref()
            && (!ids.contains(other) || other == criterion.id)
        {
            problems.add(
                file,
                &criterion.id,
                format!("only_if names {other:?}, which is no other criterion of this set"),
            );
        }
    }
    let keys =
        set.knock_outs.iter().map(|k| ("", k)).chain(
            criteria(set).flat_map(|(_, c)| c.knock_outs.iter().chain(&c.zero_rejects).map(|k| (c.id.as_str(), k))),
        );
    let mut asked: BTreeMap<&String, &String> = BTreeMap::new();
    for (entry, key) in keys {
        let Some(knock_out) = source.knock_outs.get(key) else {
            problems.add(file, entry, format!("unknown knock-out {key:?}"));
            continue;
        };
        let answered = knock_out.key.as_ref().unwrap_or(key);
        if let Some(other) = asked.insert(answered, key).filter(|other| *other != key) {
            problems.add(file, entry, format!("knock-outs {other:?} and {key:?} share the answer {answered:?}"));
        }
    }
}

fn check_section(source: &EditionSource, file: &str, section: &SectionSource, problems: &mut Problems) {
    let at = format!("section {}", section.id);
    match &section.name {
        Some(name) if !source.edition.section.contains_key(name) => {
            problems.add(file, &at, format!("unknown section name {name:?}"));
        }
        None if section.criteria.len() != 1 || section.criteria[0].id != section.id => {
            problems.add(file, &at, "has no name, so it must hold one criterion with its own id");
        }
        Some(_) => {}
        None => {
            let criterion = &section.criteria[0];
            if let Some((_, question)) = source.questions.get(&criterion.question) {
                let title = criterion.title.as_ref().unwrap_or(&question.title);
                check_plain(file, &at, &question.plain.as_ref().unwrap_or(title).vi, problems);
            }
        }
    }
    let mut sum = 0;
    let mut by_group: BTreeMap<&str, u16> = BTreeMap::new();
    for criterion in &section.criteria {
        let Some(max) = check_criterion(source, file, section, criterion, problems) else { continue };
        sum += max;
        if let Some(group) = section.group.iter().find(|g| in_group(&criterion.id, &g.id)) {
            *by_group.entry(&group.id).or_default() += max;
        } else if !section.group.is_empty() {
            problems.add(file, &criterion.id, "belongs to none of its section's groups");
        }
    }
    if sum != section.max {
        problems.add(file, &at, format!("its criteria add up to {sum} points instead of {}", section.max));
    }
    for group in &section.group {
        let sum = by_group.get(group.id.as_str()).copied().unwrap_or(0);
        if sum != group.max {
            problems.add(file, &group.id, format!("its criteria add up to {sum} points instead of {}", group.max));
        }
    }
}

/// Checks one criterion and returns its maximum points, if they are known.
fn check_criterion(
    source: &EditionSource,
    file: &str,
    section: &SectionSource,
    criterion: &CriterionSource,
    problems: &mut Problems,
) -> Option<u16> {
    let id = criterion.id.as_str();
    if id != section.id && !in_group(id, &section.id) {
        problems.add(file, id, format!("does not belong to section {}", section.id));
    }
    let Some((_, question)) = source.questions.get(&criterion.question) else {
        problems.add(file, id, format!("unknown question {:?}", criterion.question));
        return None;
    };
    let (points, marks) = scores(criterion, question);
    if points.len() != question.option.len() || marks.len() != question.option.len() {
        problems.add(
            file,
            id,
            format!("{} points and {} marks for {} options", points.len(), marks.len(), question.option.len()),
        );
        return None;
    }
    if marks.iter().any(|m| !MARKS.contains(m)) {
        problems.add(file, id, "has a mark that is not 3, 4 or 5 stars");
    }
    // Within a case, points never fall (on two sheets, two options have the same points), and the star marks rise.
    for case in 0..=question.case.len() {
        let of_case: Vec<usize> =
            (0..points.len()).filter(|&i| question.option[i].case.map_or(0, usize::from) == case).collect();
        if !of_case.windows(2).all(|w| points[w[0]] <= points[w[1]]) {
            problems.add(file, id, "points fall from one option to the next");
        }
        let given: Vec<u8> = of_case.iter().map(|&i| marks[i]).filter(|&m| m > 0).collect();
        if !given.windows(2).all(|w| w[0] < w[1]) {
            problems.add(file, id, "star marks do not rise from option to option");
        }
    }
    points.iter().copied().max().map(u16::from)
}

/// The points and star marks of a criterion: those of the set if it has its own, else those of the question.
pub fn scores(criterion: &CriterionSource, question: &QuestionSource) -> (Vec<u8>, Vec<u8>) {
    let points = criterion.points.clone().unwrap_or_else(|| question.option.iter().map(|o| o.points).collect());
    let marks = criterion.stars.clone().unwrap_or_else(|| question.option.iter().map(|o| o.stars).collect());
    (points, marks)
}

/// Whether `id` has `prefix` as a higher level: `6.1.2` belongs to `6.1` and to `6`.
pub fn in_group(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('.'))
}

fn criteria(set: &SetFile) -> impl Iterator<Item = (&SectionSource, &CriterionSource)> {
    set.part.iter().flat_map(|p| &p.section).flat_map(|s| s.criteria.iter().map(move |c| (s, c)))
}
