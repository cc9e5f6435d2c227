"""Reads pages that LibreOffice has made: their lines of text, the positions of words, and the drawn lines.

Uses pdftotext and pdftoppm alone. Lengths are millimetres from the upper left corner.
"""

import re
import subprocess
from html import unescape

# Dots per inch of the drawn pages, and the size of a dot in millimetres.
DPI = 200
DOT = 25.4 / DPI
# The size of a point in millimetres.
POINT = 25.4 / 72


def run(*command):
    """The output of a program."""
    return subprocess.run(command, capture_output=True, check=True).stdout


def lines_by_page(pdf):
    """The lines of text of each page, without empty ones."""
    pages = run("pdftotext", "-layout", pdf, "-").decode().split("\f")
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages[:-1]]


def words(pdf, page):
    """The words of a page: text, left, top, right, bottom."""
    html = run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-").decode()
    number = r'"([\d.]+)"'
    found = re.findall(rf"<word xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>", html)
    return [(unescape(text), *(float(n) * POINT for n in place)) for *place, text in found]


def span(pdf, page, phrase):
    """Left, top, right, bottom of a phrase that stands on one line of a page."""
    wanted, all_words = phrase.split(), words(pdf, page)
    for start in range(len(all_words) - len(wanted) + 1):
        found = all_words[start : start + len(wanted)]
        if [w[0] for w in found] == wanted:
            return found[0][1], min(w[2] for w in found), found[-1][3], max(w[4] for w in found)
    return None


class Drawing:
    """A page as dots, each dark or not."""

    def __init__(self, pdf, page):
        raw = run("pdftoppm", "-r", str(DPI), "-gray", "-f", str(page), "-l", str(page), pdf)
        magic, width, height, depth = re.match(rb"(P5)\s+(\d+)\s+(\d+)\s+(\d+)\s", raw).groups()
        assert (magic, depth) == (b"P5", b"255")
        self.width, self.height = int(width), int(height)
        self.dots = raw[-self.width * self.height :]

    def _runs(self, dots, least):
        """First and last index of each unbroken run of dark dots that has at least this number of dots."""
        dark = bytes(b"x"[0] if dot < 128 else b" "[0] for dot in dots)
        return [(m.start(), m.end()) for m in re.finditer(rb"x{%d,}" % least, dark)]

    def lines_across(self, top, bottom, least):
        """Left and right end of each horizontal line between two heights that has at least this length."""
        found = set()
        for y in range(int(top / DOT), min(int(bottom / DOT), self.height)):
            row = self.dots[y * self.width : (y + 1) * self.width]
            found.update(self._runs(row, int(least / DOT)))
        return sorted((left * DOT, right * DOT) for left, right in found)

    def lines_down(self, least):
        """Middle of each vertical line that has at least this length."""
        places = [x for x in range(self.width) if self._runs(self.dots[x :: self.width], int(least / DOT))]
        middles = []
        for x in places:
            if middles and x - middles[-1][-1] <= 1:
                middles[-1].append(x)
            else:
                middles.append([x])
        return [(group[0] + group[-1] + 1) / 2 * DOT for group in middles]
