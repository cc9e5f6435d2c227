"""Checks finished documents: opened by python-docx and openpyxl, valid by the Open XML SDK, rendered by LibreOffice.

Called by scripts/check-documents: documents.py FOLDER VALIDATOR. Prints a line per failure and the counts.
"""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl

folder, validator = Path(sys.argv[1]), sys.argv[2]
passed = failed = 0


def check(name, fault):
    """Counts a check; `fault` says what is wrong, or nothing."""
    global passed, failed
    if fault:
        failed += 1
        print(f"FAILED: {name}: {fault}")
    else:
        passed += 1


def faults_of_docx(path):
    """The document has a heading per part of form 02 and the tables that the forms ask for."""
    document = docx.Document(path)
    headings = [p.text for p in document.paragraphs if p.style.name.lower().startswith("heading")]
    missing = [part for part in ("Phần I.", "Phần II.", "Phần III.", "Phần IV.") if not any(h.startswith(part) for h in headings)]
    if missing:
        return f"no heading {missing}"
    if len(document.tables) < 5:
        return f"only {len(document.tables)} tables"
    section = document.sections[0]
    if (round(section.page_width.mm), round(section.page_height.mm)) != (210, 297):
        return "the page is not A4"
    return None


def faults_of_xlsx(path):
    """Three sheets, each with a heading, a table below it, days as days, no formula, and set up for print."""
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
    """What the Open XML SDK's validator has against the file."""
    run = subprocess.run([validator, str(path)], capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return None
    try:
        errors = json.loads(run.stdout).get("errors", [])
    except ValueError:
        return (run.stderr or run.stdout)[:300]
    return "; ".join(f"{e.get('description')} at {e.get('path')}" for e in errors[:3]) or "not valid"


def faults_of_pdf(path):
    """LibreOffice has made a PDF of several pages with the producer's words in it."""
    pdf = path.with_suffix(path.suffix + ".pdf")
    if not pdf.exists():
        return "LibreOffice made no PDF of it"
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    if path.suffix == ".docx" and "Mẫu số 02" not in text:
        return "the PDF lacks the forms' words"
    return None if text.strip() else "the PDF is empty"


readers = {".docx": faults_of_docx, ".xlsx": faults_of_xlsx, ".zip": faults_of_zip}
for path in sorted(p for p in folder.iterdir() if p.suffix in readers):
    try:
        check(f"{path.name} opens", readers[path.suffix](path))
    except Exception as error:  # whatever a reader throws is a failure of the file
        check(f"{path.name} opens", repr(error))
    if path.suffix != ".zip":
        check(f"{path.name} is valid", faults_by_schema(path))
        check(f"{path.name} is rendered", faults_of_pdf(path))

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
