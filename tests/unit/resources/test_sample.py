"""The sample report: its files come from its sources, and what is said to be planted in it stands in it."""

from __future__ import annotations

import importlib.util
import io
import json
import zipfile
from types import ModuleType

import pytest
from lxml import etree

from app.paths import SAMPLES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sample", SAMPLES / "make_sample.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def words_of(data: bytes) -> str:
    """The words of body and notes as Word shows them with all changes accepted."""
    texts = []
    for name in ("word/document.xml", "word/footnotes.xml"):
        for paragraph in part(data, name).iter(f"{W}p"):
            texts.append("".join(node.text or "" for node in paragraph.iter(f"{W}t")))
    return "\n".join(texts)


def test_the_script_gives_the_files_that_are_kept(maker: ModuleType) -> None:
    for name, text in zip(maker.VERSIONS, maker.texts(), strict=True):
        assert maker.docx(text) == (SAMPLES / name).read_bytes()


def test_every_planted_contradiction_stands_in_version_one(maker: ModuleType) -> None:
    words = words_of((SAMPLES / maker.VERSIONS[0]).read_bytes())
    planted = json.loads((SAMPLES / "planted.json").read_text(encoding="utf-8"))
    assert len({entry["kind"] for entry in planted}) >= 8
    for entry in planted:
        for quote in entry["quotes"]:
            assert quote in words, entry


def test_version_two_differs_as_its_list_of_changes_says(maker: ModuleType) -> None:
    first, second = (words_of((SAMPLES / name).read_bytes()) for name in maker.VERSIONS)
    assert "31/4/2024" in first and "31/4/2024" not in second
    assert "28 lượt bác sĩ" in second and "28 lượt bác sĩ" not in first
    assert "Lễ hội sông nước Giang Hà" in first and "Lễ hội sông nước Giang Hà" not in second
    assert first.index("Phong trào thể dục") > first.index("2.2 Y tế")
    assert second.index("Phong trào thể dục") < second.index("2.2 Y tế")


def test_a_change_that_does_not_fit_the_text_is_refused(maker: ModuleType) -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        maker.second_version("a b", [{"find": "c", "replace": "d"}])
    with pytest.raises(ValueError, match="stands 2 times"):
        maker.second_version("a a", [{"find": "a", "replace": "d"}])


def test_every_footnote_has_one_mark_and_one_text(maker: ModuleType) -> None:
    counts = []
    for name in maker.VERSIONS:
        data = (SAMPLES / name).read_bytes()
        marks = [node.get(f"{W}id") for node in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
        notes = [
            node.get(f"{W}id")
            for node in part(data, "word/footnotes.xml").iter(f"{W}footnote")
            if not node.get(f"{W}type")
        ]
        assert marks == notes
        counts.append(len(marks))
    assert counts[0] >= 8 and counts[1] == counts[0] + 1


def test_there_are_tracked_changes_by_a_named_author(maker: ModuleType) -> None:
    document = part((SAMPLES / maker.VERSIONS[0]).read_bytes(), "word/document.xml")
    changed = [node for kind in ("ins", "del") for node in document.iter(W + kind)]
    assert len(changed) == 4
    assert {node.get(f"{W}author") for node in changed} == {"Văn phòng UBND tỉnh"}


def test_python_docx_opens_both_versions(maker: ModuleType) -> None:
    import docx

    for name in maker.VERSIONS:
        document = docx.Document(str(SAMPLES / name))
        assert document.tables[1].cell(8, 1).text == "Tổng cộng"
        assert sum(paragraph.style.name.lower().startswith("heading") for paragraph in document.paragraphs) > 15
