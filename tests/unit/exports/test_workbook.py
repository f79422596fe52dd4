"""The workbook: real numbers, and relations that a spreadsheet recomputes from the figures."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from math import prod
from pathlib import Path
from statistics import median

import pytest

from app.checks.model import Holds, Relation
from app.exports.live_formulas import Held, computed_formula
from app.exports.registry import export
from app.review.session import ReviewSession
from app.wording import Message
from tests.unit.exports.reports import SAMPLE, session_of

OFFICE = shutil.which("soffice")
WITHOUT_FORMULA = {"list_count", "duration"}  # members of a list and periods stand in no cell of the figures


def workbook(session: ReviewSession, folder: Path) -> Path:
    path = folder / "review.xlsx"
    export("table", path, session.scan, session)
    return path


def sheet(path: Path, number: int) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(f"xl/worksheets/sheet{number}.xml").decode()


def relation(kind: str, computed: str) -> Relation:
    number = Decimal(computed)
    return Relation("r", kind, ("a", "b"), None, number, number, Holds.YES, "", Message("x"))


@pytest.mark.parametrize(
    ("kind", "computed", "formula"),
    [
        ("sum", "15", "=SUM(A,B)"),
        ("remainder", "9", "=A-SUM(B)"),
        ("ratio_percent", "25", "=B/A*100"),
        ("growth", "300", "=(A-B)/B*100"),
        ("plan", "400", "=A/B*100"),
        ("sum", "0.015", "=(SUM(A,B))/1000"),
        ("product", "36", "=PRODUCT(A,B)"),
    ],
)
def test_a_formula_is_the_one_that_gives_what_was_computed(kind: str, computed: str, formula: str) -> None:
    cells = {"a": (Held("A", Decimal(12)),), "b": (Held("B", Decimal(3)),)}
    found = computed_formula(relation(kind, computed), cells)
    assert found is not None and found.text == formula and found.value == Decimal(computed)


def test_what_no_formula_gives_stays_a_number() -> None:
    cells = {"a": (Held("A", Decimal(12)),), "b": (Held("B", Decimal(0)),)}
    assert computed_formula(relation("sum", "7"), cells) is None
    assert computed_formula(relation("sum", "12"), {"a": cells["a"], "b": ()}) is None


def test_every_relation_between_figures_is_a_live_formula(tmp_path: Path) -> None:
    session = session_of(SAMPLE)
    relations = session.scan.checked.relations
    words = sheet(workbook(session, tmp_path), 3)
    computed = set(re.findall(r'<c r="D(\d+)"[^>]*><f>', words))
    wanted = {str(row) for row, one in enumerate(relations, 2) if one.type not in WITHOUT_FORMULA}
    assert computed == wanted and len(wanted) > 50


def test_each_formula_gives_what_the_check_computed_when_it_is_evaluated_anew(tmp_path: Path) -> None:
    session = session_of(SAMPLE)
    path = workbook(session, tmp_path)
    figures = {
        found[1]: float(found[2]) for found in re.finditer(r'<c r="([CD]\d+)"[^>]*><v>([^<]+)</v>', sheet(path, 2))
    }
    names = {
        "SUM": lambda *n: sum(n),
        "PRODUCT": lambda *n: prod(n),
        "MEDIAN": lambda *n: median(n),
        "MIN": min,
        "MAX": max,
    }
    relations = session.scan.checked.relations
    for column, row, formula in re.findall(r'<c r="([CD])(\d+)"[^>]*><f>(.*?)</f>', sheet(path, 3)):
        python = re.sub(r"'[^']+'!\$([CD])\$(\d+)", lambda found: repr(figures[found[1] + found[2]]), formula)
        one = relations[int(row) - 2]
        wanted = one.stated if column == "C" else one.computed
        assert eval(python, names) == pytest.approx(float(wanted), rel=1e-9), formula


def test_figures_are_number_cells_with_filters_and_a_frozen_header(tmp_path: Path) -> None:
    session = session_of(SAMPLE)
    words = sheet(workbook(session, tmp_path), 2)
    assert "<autoFilter" in words and 'state="frozen"' in words
    for row, figure in enumerate(session.scan.extraction.figures, 2):
        if figure.number is not None:
            found = re.search(rf'<c r="C{row}" s="\d+"><v>([^<]+)</v>', words)
            assert found and float(found[1]) == float(figure.number)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_recomputes_what_the_checks_computed(tmp_path: Path) -> None:
    session = session_of(SAMPLE)
    path = workbook(session, tmp_path)
    bare = tmp_path / "bare.xlsx"  # without the results that the formulas were written with
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data) if b"sheet3" in name.encode() else data)
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,3"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(bare)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    found = next(tmp_path.glob("bare*.csv"), None)
    if found is None:
        pytest.skip("this LibreOffice has no Calc")
    rows = list(csv.reader(io.StringIO(found.read_text(encoding="utf-8"))))[1:]
    for row, one in zip(rows, session.scan.checked.relations, strict=True):
        assert float(row[3]) == pytest.approx(float(one.computed), abs=1e-6), one.formula
        assert float(row[4]) == pytest.approx(float(one.computed - one.stated), abs=1e-6), one.formula
