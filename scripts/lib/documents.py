"""Checks finished documents: opened by python-docx and openpyxl, valid by the Open XML SDK, rendered by LibreOffice.

Called by scripts/check-documents: documents.py FOLDER VALIDATOR. Prints a line per failure and the counts.
"""

import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl
import pages
import pdf_oxide
from contradictions import contradictions
from docx.oxml.ns import qn

MOTTO = "Độc lập - Tự do - Hạnh phúc"

folder, validator = Path(sys.argv[1]), sys.argv[2]
passed = failed = 0


def check(name, fault):
    """Counts a check; `fault` describes the fault, or is empty."""
    global passed, failed
    if fault:
        failed += 1
        print(f"FAILED: {name}: {fault}")
    else:
        passed += 1


def faults_of_dossier(document):
    """There is a heading for each part of form 02, and there are the tables of the forms."""
    headings = [p.text for p in document.paragraphs if p.style.name.lower().startswith("heading")]
    missing = [part for part in ("Phần I", "Phần II", "Phần III", "Phần IV") if not any(h.split("\n")[0] == part for h in headings)]
    if missing:
        return f"no heading {missing}"
    return f"only {len(document.tables)} tables" if len(document.tables) < 5 else None


def faults_of_docx(path):
    """The document has its title, the layout of Decree 30/2020, and its contents."""
    document = docx.Document(path)
    said = document.core_properties
    if not (said.title and said.author and said.language == "vi-VN" and said.created and said.modified):
        return "title, author, language or days are missing"
    for section in document.sections:
        size = [round(length.mm) for length in (section.page_width, section.page_height)]
        margins = [round(m.mm) for m in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)]
        # Papers with wide tables lie across.
        if (size, margins) not in (([210, 297], [20, 20, 30, 20]), ([297, 210], [20, 20, 20, 20])):
            return f"a page of {size} with margins {margins}"
        numbers = section._sectPr.find(qn("w:pgNumType"))
        if not section.different_first_page_header_footer or numbers is None or numbers.get(qn("w:start")) != "1":
            return "a document does not count its pages from 1, or numbers the first"
    modes = [c.get(qn("w:val")) for c in document.settings.element.iter(qn("w:compatSetting")) if c.get(qn("w:name")) == "compatibilityMode"]
    if modes != ["15"]:
        return f"compatibility modes {modes}"
    for table in document.element.body.iter(qn("w:tbl")):
        indent = table.tblPr.find(qn("w:tblInd"))
        if indent is None or indent.get(qn("w:w")) != "0":
            return "a table does not begin at the margin"
    with zipfile.ZipFile(path) as archive:
        days = {entry.date_time[:3] for entry in archive.infolist()}
    if days != {(said.created.year, said.created.month, said.created.day)}:
        return f"parts of {days}, made on {said.created}"
    return faults_of_dossier(document) if is_dossier(path) else None


def faults_of_xlsx(path):
    """There are three sheets, each with a heading, a table, dates as dates, no formula, and a print set-up."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if sheet.max_row < 10:
            return f"sheet {sheet.title} has {sheet.max_row} rows"
        cells = [cell for row in sheet.iter_rows() for cell in row]
        if any(cell.data_type == "f" for cell in cells):
            return f"sheet {sheet.title} has a formula"
        if not any(cell.data_type == "d" and cell.number_format == "dd/mm/yyyy" for cell in cells):
            return f"sheet {sheet.title} has no day"
        page = sheet.page_setup
        if (str(page.paperSize), page.orientation, page.fitToWidth or 1, page.fitToHeight) != ("9", "landscape", 1, 0):
            return f"sheet {sheet.title} is not set up for A4 across, one page wide"
        if not (sheet.print_title_rows and sheet.freeze_panes and sheet.auto_filter.ref):
            return f"sheet {sheet.title} lacks rows to repeat, frozen panes or a filter"
    return None if len(book.worksheets) == 3 else f"{len(book.worksheets)} sheets"


def faults_of_zip(path):
    """The archive is whole, and its one folder holds forms, workbook, index and papers; the draft lies beside it."""
    with zipfile.ZipFile(path) as archive:
        if archive.testzip():
            return f"{archive.testzip()} is damaged"
        names = archive.namelist()
    drafts = [name for name in names if name.endswith(".json")]
    folders = {name.split("/")[0] for name in names if name not in drafts}
    if len(folders) != 1 or len(drafts) != 1 or not drafts[0].startswith("sao-lang/"):
        return f"folders {sorted(folders)}, drafts {drafts}"
    wanted = ["01_", "02_", "bang-tieu-chi.xlsx", "muc-luc.docx"]
    inside = [name.split("/", 1)[1] for name in names if name not in drafts]
    missing = [start for start in wanted if not any(name.startswith(start) for name in inside)]
    return f"no {missing}" if missing else None


def faults_by_schema(path):
    """The errors that the Open XML SDK's validator finds in the file."""
    run = subprocess.run([validator, str(path)], capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return None
    try:
        errors = json.loads(run.stdout).get("errors", [])
    except ValueError:
        return (run.stderr or run.stdout)[:300]
    return "; ".join(f"{e.get('description')} at {e.get('path')}" for e in errors[:3]) or "not valid"


def pdf_of(path):
    """The path of LibreOffice's PDF of a file."""
    return path.with_suffix(path.suffix + ".pdf")


def is_dossier(path):
    """Whether a document is a dossier; the others are papers from templates, or show only the layout."""
    return not path.name.startswith(("layout-", "paper-"))


def faults_of_pdf(path):
    """LibreOffice has made a PDF of several pages with the producer's words in it."""
    if not pdf_of(path).exists():
        return "LibreOffice made no PDF of it"
    text = " ".join(line for page in pages.lines_by_page(pdf_of(path)) for line in page)
    if path.name.startswith("paper-") and ("{" in text or "không nộp, không ký" not in text):
        return "a placeholder is left, or the mark of a sample is missing"
    if path.suffix == ".docx" and is_dossier(path) and "Mẫu số 02" not in text:
        return "the PDF lacks the forms' words"
    return None if text.strip() else "the PDF is empty"


def faults_of_numbers(path):
    """The first page of a document has no number; each other page has its number."""
    expected = 1
    for number, lines in enumerate(pages.lines_by_page(pdf_of(path)), 1):
        # A page without a number is the first page of a document.
        expected = expected + 1 if lines[0].isdigit() else 1
        if lines[0].isdigit() and int(lines[0]) != expected:
            return f"page {number} bears the number {lines[0]}, not {expected}"
    return None


def faults_of_form_02(path):
    """Form 02 begins on a page without a number, and goes on with page 2."""
    all_pages = pages.lines_by_page(pdf_of(path))
    first = next((n for n, lines in enumerate(all_pages) if "BÁO CÁO TỰ ĐÁNH GIÁ VỀ SẢN PHẨM" in lines[:2]), None)
    if first is None:
        return "no page begins with form 02"
    begins = [all_pages[first][0], all_pages[first + 1][0]]
    return None if begins[0] != "3" and begins[1] == "2" else f"its pages begin with {begins}"


def faults_of_line(pdf, page, phrase, shares):
    """The line below a phrase is in its middle and has a length between two shares of the phrase's."""
    place = pages.span(pdf, page, phrase)
    if place is None:
        return f"no “{phrase}” on page {page}"
    left, _, right, bottom = place
    long = right - left
    drawn = [line for line in pages.Drawing(pdf, page).lines_across(bottom - 1.5, bottom + 4, 10) if left - 5 < line[0] and line[1] < right + 5]
    if not drawn:
        return f"no line below “{phrase}”"
    begins, ends = drawn[0]
    share, off = (ends - begins) / long, (begins + ends - left - right) / 2
    if not shares[0] <= share <= shares[1] or abs(off) > 0.6:
        return f"the line below “{phrase}” has {share:.0%} of its length and is {off:.1f} mm off the middle"
    return None


def faults_of_edges(pdf, page):
    """Tables with lines begin at the left margin and end at the right one, 30 and 190 mm from the left edge."""
    down = pages.Drawing(pdf, page).lines_down(20)
    if not down or abs(down[0] - 30) > 0.3 or abs(down[-1] - 190) > 0.3:
        return f"lines at {[round(x, 1) for x in down]} mm"
    return None


def faults_of_parts(pdf):
    """Boxes, dotted lines and short texts of the document with each piece of the layout."""
    lines = pages.lines_by_page(pdf)[0]
    text = "\n".join(lines)
    for said in ("a) Giấy đăng ký kinh doanh: ☑", "b) Đã công bố chất lượng: ☐"):
        if said not in text.replace("\u00a0", " "):
            return f"no “{said}”"
    # A dotted line ends at the right margin, whatever text comes before it.
    ends = [right for word, _, _, right, _ in pages.words(pdf, 1) if re.search(r"\.{10,}$", word)]
    if len(ends) != 3 or any(abs(end - 190) > 0.6 for end in ends):
        return f"dotted lines end at {ends}"
    return None if "Đang chuẩn bị" in text else "“Đang chuẩn bị” breaks"


def faults_of_signatures(pdf):
    """No signature stands on a page with less than 8 lines of the text before it, wherever the page breaks."""
    found, bare = 0, []
    for number, lines in enumerate(pages.lines_by_page(pdf), 1):
        who = next((n for n, line in enumerate(lines) if line.startswith("NGƯỜI KÝ")), None)
        if who is None:
            continue
        found += 1
        # The date is above the name; the number of a page does not count as text.
        text = [line for line in lines[: who - 1] if not line.isdigit()]
        if len(text) < 8:
            bare.append(f"page {number}: {lines[who]} below {len(text)} lines")
    if found < 200:
        return f"only {found} signatures"
    return "; ".join(bare[:3]) or None


def letters(text):
    """How often each letter is in a text. Boxes, dots and breaks within words are drawn differently."""
    return Counter(re.sub(r"[☐☑.\u00a0\s-]", "", text))


def faults_of_own_pdf(path):
    """The PDF is whole, keeps what it promises, and has the letters and nearly the pages of the DOCX."""
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    if run.returncode:
        return (run.stderr or run.stdout)[:300]
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=False).stdout.splitlines()[2:]
    # The columns from the right: object, generation, unicode, subset, embedded.
    loose = [font for font in fonts if font.split()[-5:-2] != ["yes", "yes", "yes"]]
    if loose or not fonts:
        return f"fonts that are not embedded: {loose}"
    document = pdf_oxide.PdfDocument(str(path))
    for name, result in (("PDF/A-2a", document.validate_pdf_a("2a")), ("PDF/UA-1", document.validate_pdf_ua())):
        if not result["valid"]:
            return f"no {name}: {result['errors'][:3]}"
    word = folder / (path.stem.removeprefix("own-") + ".docx")
    own, other = pages.lines_by_page(path), pages.lines_by_page(pdf_of(word))
    # What stays together may just fit on a page for one program and just not for the other.
    if abs(len(own) - len(other)) > 2:
        return f"{len(own)} pages, the DOCX has {len(other)}"
    said = "".join(node.text or "" for node in docx.Document(word).element.body.iter(qn("w:t")))
    # Headings of tables and numbers of pages are there more often than in the DOCX's text.
    missing = letters(said) - letters("".join(line for page in own for line in page))
    return f"letters of the DOCX are missing: {dict(missing)}" if missing else None


readers = {".docx": faults_of_docx, ".xlsx": faults_of_xlsx, ".zip": faults_of_zip}
for path in sorted(p for p in folder.iterdir() if p.suffix in readers):
    try:
        check(f"{path.name} opens", readers[path.suffix](path))
    except Exception as error:  # whatever a reader throws is a failure of the file
        check(f"{path.name} opens", repr(error))
    if path.suffix != ".zip":
        check(f"{path.name} is valid", faults_by_schema(path))
        check(f"{path.name} is rendered", faults_of_pdf(path))
    if path.suffix == ".docx" and pdf_of(path).exists():
        check(f"{path.name} numbers its pages", faults_of_numbers(path))
        if is_dossier(path):
            check(f"{path.name} begins form 02 anew", faults_of_form_02(path))
            to_hand_in = path.stem.endswith("_hand-in")
            check(f"{path.name} does not contradict itself", "; ".join(contradictions(path, to_hand_in)[:3]))
            check(f"{path.name} has the motto's line", faults_of_line(pdf_of(path), 1, MOTTO, (0.97, 1.03)))

for path in sorted(folder.glob("own-*.pdf")):
    check(f"{path.name} is what it promises", faults_of_own_pdf(path))

shown = folder / "layout-parts.docx.pdf"
check("the motto's line is as long as the motto", faults_of_line(shown, 1, MOTTO, (0.97, 1.03)))
heads = next((n for n, lines in enumerate(pages.lines_by_page(shown), 1) if "BÁO CÁO" in lines), 0)
check("beside an issuer too", faults_of_line(shown, heads, MOTTO, (0.97, 1.03)))
check("the issuer's line is a third to half as long", faults_of_line(shown, heads, "XÃ CỒN SẬY ĐÔNG", (0.33, 0.52)))
check("tables stand between the margins", faults_of_edges(shown, 1))
check("boxes, dots and short texts", faults_of_parts(shown))
check("signatures stand below text", faults_of_signatures(folder / "layout-signatures.docx.pdf"))

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
