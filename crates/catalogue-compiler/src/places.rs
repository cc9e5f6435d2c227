//! Turns the lists of communes (`data/places/*.tsv`) into the file that the app fetches. This code runs in the build
//! script only: a fault in a list stops the build, with the file and the line.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use catalogue_model::places::{Commune, District, FormerCommune, PlaceKind, PlaceList, PlaceName, pack, unpack};
use catalogue_model::provinces::{Province, spelling};

const COMMUNES: &str = "communes.tsv";
const FORMER: &str = "former.tsv";

/// The packed lists of a folder.
///
/// # Errors
/// The first fault, with the file and the line.
pub fn compile(folder: &Path, provinces: &[Province]) -> Result<String, Box<dyn Error>> {
    let [communes, former] = [COMMUNES, FORMER].map(|file| {
        let path = folder.join(file);
        fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    });
    let packed = pack(&read(&communes?, &former?, provinces).map_err(|e| format!("places/{e}"))?);
    unpack(&packed)?;
    Ok(packed)
}

/// A line of `former.tsv`.
struct Line<'t> {
    name: Option<PlaceName<'t>>,
    district: District<'t>,
    now: Vec<usize>,
}

fn read<'t>(communes: &'t str, former: &'t str, provinces: &[Province]) -> Result<PlaceList<'t>, String> {
    let (communes, codes) = read_communes(communes, provinces)?;
    let mut lines = read_former(former, &communes, &codes, provinces)?;
    let taken: BTreeSet<usize> = lines.iter().flat_map(|line| line.now.iter().copied()).collect();
    if let Some((code, _)) = codes.iter().find(|(_, index)| !taken.contains(*index)) {
        return Err(format!("{FORMER}: nothing has become {code}"));
    }
    // Neighbouring lines with the same beginnings compress best, and the format needs them together.
    lines.sort_by(|a, b| {
        let key = |line: &Line<'t>| (line.district.province, line.district.name);
        (key(a), &a.now, a.name).cmp(&(key(b), &b.now, b.name))
    });
    let mut list = PlaceList { communes, ..PlaceList::default() };
    for line in lines {
        if list.districts.last() != Some(&line.district) {
            list.districts.push(line.district);
            list.successors.push(line.now);
        } else if list.successors.last() != Some(&line.now) {
            list.successors.push(line.now);
        }
        let [district, successors] = [list.districts.len() - 1, list.successors.len() - 1];
        list.former.push(FormerCommune { name: line.name, district, successors });
    }
    Ok(list)
}

/// The present communes, and the index of each code.
type Communes<'t> = (Vec<Commune<'t>>, BTreeMap<&'t str, usize>);

fn read_communes<'t>(text: &'t str, provinces: &[Province]) -> Result<Communes<'t>, String> {
    let mut communes: Vec<Commune> = Vec::new();
    let mut codes = BTreeMap::new();
    let mut names = BTreeSet::new();
    for row in rows(COMMUNES, text, "code\tprovince\tname")? {
        let (at, [code, province, name]) = row?;
        if code.len() != 5 || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(format!("{at}: the code {code} is not of five digits"));
        }
        if !provinces.iter().any(|known| known.code == province) {
            return Err(format!("{at}: no province has the code {province}"));
        }
        let name = of_kind(&at, name, &[PlaceKind::Commune, PlaceKind::Ward, PlaceKind::SpecialZone])?;
        if codes.insert(code, communes.len()).is_some() {
            return Err(format!("{at}: the code {code} stands twice"));
        }
        if !names.insert((province, name.kind, name.name.to_lowercase())) {
            return Err(format!("{at}: {name} stands twice in this province"));
        }
        if communes.last().is_some_and(|before| before.province > province) {
            return Err(format!("{at}: the provinces are not in the order of their codes"));
        }
        communes.push(Commune { name, province });
    }
    Ok((communes, codes))
}

fn read_former<'t>(
    text: &'t str,
    communes: &[Commune<'t>],
    codes: &BTreeMap<&'t str, usize>,
    provinces: &[Province],
) -> Result<Vec<Line<'t>>, String> {
    let mut lines = Vec::new();
    let mut seen = BTreeSet::new();
    for row in rows(FORMER, text, "province\tdistrict\tcommune\tnow")? {
        let (at, [province, district, commune, now]) = row?;
        let former = of_kind(&at, province, &[PlaceKind::Province, PlaceKind::City])?;
        let spelled = spelling(former.name);
        let names = |p: &Province| [&p.name].into_iter().chain(&p.former).any(|name| spelling(name) == spelled);
        let present =
            provinces.iter().find(|p| names(p)).ok_or_else(|| format!("{at}: provinces.toml has no {former}"))?;
        let kinds = [PlaceKind::RuralDistrict, PlaceKind::UrbanDistrict, PlaceKind::Town, PlaceKind::City];
        let district = District { name: of_kind(&at, district, &kinds)?, province: former };
        let name = match commune {
            "" => None,
            name => Some(of_kind(&at, name, &[PlaceKind::Commune, PlaceKind::Ward, PlaceKind::Township])?),
        };
        if !seen.insert((former, district.name, name)) {
            return Err(format!("{at}: {commune} stands twice in {}", district.name));
        }
        let mut successors = Vec::new();
        for code in now.split(',') {
            let index = *codes.get(code).ok_or_else(|| format!("{at}: {COMMUNES} has no code {code}"))?;
            if successors.contains(&index) {
                return Err(format!("{at}: the code {code} stands twice"));
            }
            if communes.get(index).is_some_and(|commune| commune.province != present.code) {
                return Err(format!("{at}: {code} is not in {}, to which {former} belongs", present.name));
            }
            successors.push(index);
        }
        lines.push(Line { name, district, now: successors });
    }
    let whole = |line: &&Line| line.name.is_none();
    for island in lines.iter().filter(whole) {
        if lines.iter().filter(|line| line.district == island.district).count() > 1 {
            return Err(format!("{FORMER}: a name is empty, and {} has communes", island.district.name));
        }
    }
    Ok(lines)
}

/// The rows of a table after its heading, each with its place for messages.
fn rows<'t, const N: usize>(
    file: &'static str,
    text: &'t str,
    heading: &str,
) -> Result<impl Iterator<Item = Result<(String, [&'t str; N]), String>>, String> {
    if !unicode_normalization::is_nfc(text) {
        return Err(format!("{file}: is not in Unicode normal form C"));
    }
    let mut lines = text.lines().zip(1..);
    if lines.next().is_none_or(|(first, _)| first != heading) {
        return Err(format!("{file}:1: the heading is not {}", heading.replace('\t', ", ")));
    }
    Ok(lines.map(move |(line, number)| {
        let at = format!("{file}:{number}");
        let cells: Vec<&str> = line.split('\t').collect();
        let cells = cells.try_into().map_err(|_| format!("{at}: does not have {N} columns"))?;
        Ok((at, cells))
    }))
}

/// The name, if it is of one of these kinds.
fn of_kind<'t>(at: &str, text: &'t str, kinds: &[PlaceKind]) -> Result<PlaceName<'t>, String> {
    if text.is_empty() {
        return Err(format!("{at}: a name is empty"));
    }
    if text.contains([';', '\n']) {
        return Err(format!("{at}: {text} has a character that no name has"));
    }
    let found = PlaceName::of(text).filter(|name| kinds.contains(&name.kind));
    found.ok_or_else(|| format!("{at}: {text} does not begin with a kind of place, or has further spaces"))
}
