"""Reads a dossier as an officer would, and names what in it contradicts itself.

Called by documents.py for every DOCX of a dossier. It reads the text of the file alone, with python-docx: paper numbers
and their order, criteria of the table of evidence against those of part III, states of papers, ticks, sums of points,
and words that belong on no signed paper.
"""

import re

import docx

# Phrases that never belong in a copy for the hand-in. A statement that begins with one refers to a line that is not
# printed.
NOT_TO_HAND_IN = [
    r"đang chuẩn bị",
    r"chưa trả lời",
    r"tự ước tính",
    r"\d sao\b",
    r"\.(jpe?g|png|pdf)\b",
    r"không thay đổi\b(?!.*☑)",
]
LEANING = re.compile(r"^(Mức \d+/\d+: )?(Như trên|Như mức|Chỉ có|Chỉ mới|Cũng như)", re.IGNORECASE)
STATES = ("Đã có", "Đang chuẩn bị", "Chưa có")
PLACE = re.compile(r"PL\s(\d+)")
CRITERION = re.compile(r"^\d+(\.\d+)*$")


def rows_of(table):
    """The texts of the cells, row by row; a cell over several columns comes once."""
    for row in table.rows:
        cells, seen = [], set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(cell.text.strip())
        yield cells


def tables_of(document):
    """The table of criteria and the table of evidence, by their headings."""
    criteria = evidence = None
    for table in document.tables:
        head = next(rows_of(table), [])
        if head[:1] == ["Tiêu chí"] and "Minh chứng" in head:
            criteria = list(rows_of(table))[1:]
        elif head[:1] == ["PL"] and "Tiêu chí" in head:
            evidence = list(rows_of(table))[1:]
    return criteria, evidence


def papers_in(evidence):
    """The number, the criteria and (in a copy for work) the state of each paper."""
    found = []
    for cells in evidence:
        place = PLACE.fullmatch(cells[0]) if cells else None
        if place:
            named = [c.strip() for c in cells[3].split(",") if c.strip()]
            found.append((int(place[1]), named, cells[4] if len(cells) > 4 else None))
    return found


def faults_of_papers(criteria, papers):
    """Numbers must have no gaps, part III and the table must match, and a paper must have one state."""
    numbers = [number for number, _, _ in papers]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"papers are numbered {numbers}"
    proves = {number: set(named) for number, named, _ in papers}
    said = {number: state for number, _, state in papers}
    cited = {}
    for cells in criteria:
        if not CRITERION.match(cells[0]):
            continue
        for line in cells[2].split("\n"):
            state = next((s for s in STATES if line.startswith(s)), None)
            for number in map(int, PLACE.findall(line)):
                cited.setdefault(number, set()).add(cells[0])
                if state and said.get(number) and state != said[number]:
                    yield f"PL {number} is “{state}” at {cells[0]} and “{said[number]}” in the table"
    for number in sorted(set(proves) | set(cited)):
        if proves.get(number, set()) != cited.get(number, set()):
            yield f"PL {number}: the table names {sorted(proves.get(number, []))}, part III {sorted(cited.get(number, []))}"


def faults_of_sums(criteria):
    """The points of groups, sections, parts and the whole must be the sums of their criteria."""
    # The open headings: title, level, stated points, points counted so far. The whole sheet is the last row.
    open_sums = [("", -1, None, 0)]
    faults = []

    def close(level):
        while open_sums[-1][1] >= level:
            name, _, said, counted = open_sums.pop()
            if said != counted:
                faults.append(f"{name} says {said}, its criteria give {counted}")

    for cells in criteria:
        points = int(cells[-1]) if cells[-1].isdigit() else 0
        title = cells[0]
        if CRITERION.match(title):
            # A criterion that is a section of its own is not below another section.
            while open_sums[-1][1] > 0 and not title.startswith(open_sums[-1][0]):
                close(open_sums[-1][1])
            open_sums[:] = [(name, level, said, counted + points) for name, level, said, counted in open_sums]
        elif title.startswith("TỔNG"):
            close(0)
            if points != open_sums[0][3]:
                faults.append(f"the total says {points}, the criteria give {open_sums[0][3]}")
        else:
            level = 0 if title.startswith("Phần") else len(title.split(" ")[0].rstrip(".").split("."))
            close(level)
            # The heading "6.1. Ngoại hình" has the criteria that begin with "6.1.".
            open_sums.append((title.split(" ")[0] if level else title, level, points, 0))
    return faults


def faults_of_ticks(document, evidence):
    """A ticked box of part I must have a paper of its kind, and no box may be empty beside a registration."""
    boxes = {"a) Giấy đăng ký kinh doanh": "1.", "b) Đã công bố chất lượng": "11."}
    kinds, kind = {}, None
    for cells in evidence:
        if PLACE.fullmatch(cells[0]):
            kinds.setdefault(kind, []).append(cells[1])
        else:
            kind = cells[0].split(" ")[0]
    for text in texts_of(document):
        for label, kind in boxes.items():
            if text.strip().startswith(label):
                ticked = "☑" in text
                if ticked and not kinds.get(kind):
                    yield f"“{label}” is ticked, and the table has no such paper"


def texts_of(document):
    """All paragraphs, including those in tables."""
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for cells in rows_of(table):
            yield from (line for cell in cells for line in cell.split("\n"))


def contradictions(path, to_hand_in):
    """The contradictions, as a list of sentences."""
    document = docx.Document(path)
    criteria, evidence = tables_of(document)
    if criteria is None or evidence is None:
        return ["no table of criteria, or none of evidence"]
    found = list(faults_of_papers(criteria, papers_in(evidence)))
    found += faults_of_sums(criteria)
    found += faults_of_ticks(document, evidence)
    for text in texts_of(document):
        if LEANING.match(text.strip()):
            found.append(f"leans on another line: {text.strip()[:60]!r}")
        if to_hand_in:
            found += [f"belongs on no signed paper: {text.strip()[:60]!r}" for word in NOT_TO_HAND_IN if re.search(word, text, re.IGNORECASE)]
    return found
