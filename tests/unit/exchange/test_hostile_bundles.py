"""A bundle is hostile until proven otherwise: it is refused in words, in bounded steps, and changes nothing."""

from __future__ import annotations

import contextlib
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import ExchangeError
from app.exchange import limits
from app.exchange.bundle import read_bundle
from app.exchange.receiving import receive
from app.review.model import Verdict
from storage.library import open_library
from tests.unit.exchange.sent import altered, made_scan, sent_by

Alter = Callable[[dict[str, Any]], object]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """An honest bundle."""
    return sent_by("Lan", tmp_path)


def _first(page: dict[str, Any]) -> dict[str, Any]:
    return page["items"][0]


def _with(path: Path, name: str, data: bytes | str, **entry: int) -> Path:
    other = path.with_name("more.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, old.read(one))
        new.writestr(name, data)
    return other


def test_an_honest_bundle_is_read(bundle: Path) -> None:
    parcel = read_bundle(bundle)
    (mark,) = parcel.marks
    assert (parcel.delegate.name, mark.verdict, mark.note) == ("Lan", Verdict.QUESTIONED, "Vì sao?")
    (evidence,), (question,), (aside, _) = (
        parcel.additions.evidence,
        parcel.additions.questions,
        parcel.additions.dismissals,
    )
    assert (evidence.source, evidence.mark, evidence.file) == ("Sở Tài chính", mark.uuid, "cong van.pdf")
    assert question.addressee == "Sở Xây dựng" and aside.reason == "Hai cách đếm"


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "C:\\evil.exe", "sub/manifest.json", "run.exe", ""])
def test_parts_that_no_bundle_has_are_refused(bundle: Path, name: str) -> None:
    with pytest.raises(ExchangeError, match="Nothing was changed"):
        read_bundle(_with(bundle, name or " ", "x"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(bundle: Path) -> None:
    with pytest.raises(ExchangeError, match="damaged"):
        read_bundle(_with(bundle, "annotations.json", "{}"))


@pytest.mark.parametrize("part", ["manifest.json", "annotations.json", "review.json", "report.json"])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, part: str) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        if part != "manifest.json":
            package.writestr("manifest.json", "{}")
        package.writestr(part, b" " * 200_000_000)
    tracemalloc.start()
    with pytest.raises(ExchangeError, match="more than a review can hold"):
        read_bundle(path)
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lie.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", b" " * 90_000_000)
    data = path.read_bytes()
    path.write_bytes(data.replace((90_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    with pytest.raises(ExchangeError):
        read_bundle(path)


@pytest.mark.parametrize(("mark", "count"), [({}, 1_000_000), (0, 100_000)])
def test_a_million_marks_are_refused_in_bounded_memory(bundle: Path, mark: object, count: int) -> None:
    path = altered(bundle, lambda page: page.update(items=[mark] * count))
    tracemalloc.start()
    with pytest.raises(ExchangeError, match="more than a review can hold"):
        read_bundle(path)
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "alter",
    [
        lambda page: page.update(items=[_first(page)] * 2),
        lambda page: page.update(items={"a": 1}),
        lambda page: page.update(items=[7]),
        lambda page: page.update(type="Annotation"),
        lambda page: _first(page).update(id="javascript:alert(1)"),
        lambda page: _first(page).update(id=None),
        lambda page: _first(page).update(target="http://evil.example"),
        lambda page: _first(page).update(body="<script>"),
        lambda page: _first(page)["body"][0].update(value="guilty"),
        lambda page: _first(page)["body"][1].update(value=["a"]),
        lambda page: _first(page).update(created="yesterday"),
        lambda page: _first(page).update(created="0001-01-01T00:00:00+14:00"),
        lambda page: _first(page).update(creator="Lan"),
        lambda page: _first(page)["target"].update({"thamtra:trace": []}),
        lambda page: _first(page)["target"].update({"thamtra:trace": {"within": [["all", "0", 0, 1]], "reach": 8}}),
        lambda page: _first(page)["target"].update({"thamtra:trace": {"within": [["block", "0", 5, 1]], "reach": 8}}),
        lambda page: _first(page)["target"].update({"thamtra:trace": {"within": [], "reach": 10**9}}),
    ],
)
def test_annotations_that_say_what_none_says_are_refused(bundle: Path, alter: Alter) -> None:
    with pytest.raises(ExchangeError, match="damaged"):
        read_bundle(altered(bundle, alter))


@pytest.mark.parametrize(
    "alter",
    [
        lambda review: review.update(schema="thamtra.review/7"),
        lambda review: review.update(evidence="x"),
        lambda review: review.update(evidence=[{"uuid": 1}]),
        lambda review: review["evidence"][0].update(uuid="../../x"),
        lambda review: review["questions"][0].update(priority="urgent"),
        lambda review: review["dismissals"][0].update(places=[{"quote": 5}]),
        lambda review: review.update(figures=[{"uuid": "f", "place": None, "kind": "count", "number": "1"}]),
    ],
)
def test_additions_that_say_what_none_says_are_refused(bundle: Path, alter: Alter) -> None:
    with pytest.raises(ExchangeError, match="damaged"):
        read_bundle(altered(bundle, alter, "review.json"))


def test_the_text_that_came_along_is_taken_and_holds_nothing_of_the_senders_computer(tmp_path: Path) -> None:
    path = sent_by("Lan", tmp_path, with_text=True)
    sent = read_bundle(path).about.text
    assert sent is not None and sent.text == made_scan().report.text and sent.path == ""
    assert str(tmp_path).encode() not in b"".join(zipfile.ZipFile(path).read(one) for one in ("report.json",))


@pytest.mark.parametrize(
    "alter",
    [
        lambda report: report.update(text="khác"),
        lambda report: report.update(text=5),
        lambda report: report.update(schema="x"),
        lambda report: report.update(blocks=[]) or report.update(note_marks=[[0, 10**9, "6", None]]),
        lambda report: report["blocks"].reverse(),
        lambda report: report["blocks"].append(["b", "paragraph", 10**6, 10**6 + 9, 0, None, None, None, "", 0]),
        lambda report: report["blocks"][0].__setitem__(2, -1),
        lambda report: report["blocks"][0].__setitem__(1, "script"),
        lambda report: report["blocks"][0].__setitem__(6, [0] * 9),
    ],
)
def test_a_text_that_is_not_the_one_told_is_refused(tmp_path: Path, alter: Alter) -> None:
    path = sent_by("Lan", tmp_path, with_text=True)
    with pytest.raises(ExchangeError, match="damaged"):
        read_bundle(altered(path, alter, "report.json"))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999999999", "9" * 5000, "0x10"])
def test_a_figure_without_a_number_is_refused(bundle: Path, number: str) -> None:
    place = {"quote": "05", "prefix": "", "suffix": "", "start": 0, "path": ""}
    figure = {"uuid": "f", "place": place, "kind": "count", "number": number}
    with pytest.raises(ExchangeError):
        read_bundle(altered(bundle, lambda review: review.update(figures=[figure]), "review.json"))


@pytest.mark.parametrize(
    "alter",
    [
        lambda manifest: manifest.update(reports=[]),
        lambda manifest: manifest.update(reports="x"),
        lambda manifest: manifest["reports"][0].update(sha256="xyz"),
        lambda manifest: manifest["reports"][0].update(title=["x"]),
        lambda manifest: manifest["reports"][0].update(sketch="!!"),
        lambda manifest: manifest.update(delegate={"id": "x", "name": "Lan"}),
        lambda manifest: manifest["delegate"].update(name="x" * 300),
        lambda manifest: manifest["delegate"].update(name="<img src=x>"),
        lambda manifest: manifest.update(files=[]),
        lambda manifest: manifest["files"][0].update(sha256="0" * 64),
        lambda manifest: manifest.update(changed=5),
    ],
)
def test_a_manifest_that_says_what_none_says_is_refused(bundle: Path, alter: Alter) -> None:
    with pytest.raises(ExchangeError, match="damaged"):
        read_bundle(altered(bundle, alter, "manifest.json"))


@pytest.mark.parametrize("schema", ["thamtra.scan/1", "x", 5, None, "thamtra.bundle/", "thamtra.bundle/-1"])
def test_another_schema_is_no_bundle(bundle: Path, schema: object) -> None:
    with pytest.raises(ExchangeError, match="no review bundle"):
        read_bundle(altered(bundle, lambda manifest: manifest.update(schema=schema), "manifest.json"))


def test_a_bundle_of_a_later_version_asks_for_an_update(bundle: Path) -> None:
    with pytest.raises(ExchangeError, match="newer version"):
        read_bundle(altered(bundle, lambda manifest: manifest.update(schema="thamtra.bundle/2"), "manifest.json"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00" * 1000, b"not a zip", b"[" * 500_000])
def test_what_is_no_package_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(ExchangeError, match="damaged" if data[:2] == b"PK" else "no review bundle"):
        read_bundle(path)


def test_a_package_of_something_else_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(ExchangeError, match="no review bundle"):
        read_bundle(path)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 100_000, b'{"a":' * 5_000, b"nan", b"[1]", b"{", b'{"a":1e'])
def test_a_part_that_is_no_json_is_refused(bundle: Path, content: bytes) -> None:
    import hashlib

    with zipfile.ZipFile(bundle) as package:
        manifest = json.loads(package.read("manifest.json"))
    manifest["files"] = [{"name": "annotations.json", "sha256": hashlib.sha256(content).hexdigest()}]
    path = bundle.with_name("broken.zip")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("manifest.json", json.dumps(manifest))
        package.writestr("annotations.json", content)
    with pytest.raises(ExchangeError, match="Nothing was changed"):
        read_bundle(path)


def test_a_note_longer_than_any_person_writes_is_refused(bundle: Path) -> None:
    huge = "x" * (limits.LETTERS + 1)
    with pytest.raises(ExchangeError, match="more than a review can hold"):
        read_bundle(altered(bundle, lambda page: _first(page)["body"][1].update(value=huge)))


def test_what_cannot_be_seen_is_taken_out_of_notes_and_markup_stays_plain_words(bundle: Path) -> None:
    note = "\x00\x1b[31m<img src=x onerror=alert(1)>\u202e\ud800 một\r\nhai"
    (mark,) = read_bundle(altered(bundle, lambda page: _first(page)["body"][1].update(value=note))).marks
    assert mark.note == "[31m<img src=x onerror=alert(1)> một\nhai"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="is not there"):
        read_bundle(tmp_path / "none.zip")
    with pytest.raises(ExchangeError, match="cannot be read"):
        read_bundle(tmp_path)


def test_a_refused_bundle_changes_nothing_in_the_library(bundle: Path, tmp_path: Path) -> None:
    library = open_library(tmp_path / "library.sqlite")
    library.add_report(made_scan().report)
    receive(read_bundle(bundle), library, "")
    before = library.colleagues(1)
    for alter in (lambda page: _first(page).update(id=None), lambda page: page.update(items=[_first(page)] * 2)):
        with pytest.raises(ExchangeError):
            receive(read_bundle(altered(bundle, alter)), library, "")
    assert len(before) == 1 and library.colleagues(1) == before
    library.close()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), part=st.sampled_from(["manifest.json", "annotations.json", "review.json", "report.json"]))
def test_whatever_stands_in_a_bundle_it_is_read_or_refused_in_words(
    data: st.DataObject, part: str, tmp_path: Path
) -> None:
    def put_in(told: Any) -> None:  # noqa: ANN401
        for _ in range(data.draw(st.integers(1, 3))):
            at = told
            while isinstance(at, dict | list) and at:
                key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else list(range(len(at)))))
                if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
                    at[key] = data.draw(VALUES)
                    break
                at = at[key]

    path = altered(_honest(tmp_path), put_in, part)
    with contextlib.suppress(ExchangeError):
        parcel = read_bundle(path)
        assert all(mark.anchor.quote for mark in parcel.marks)


def _honest(folder: Path) -> Path:
    path = folder / "Lan.zip"
    return path if path.exists() else sent_by("Lan", folder, with_text=True)
