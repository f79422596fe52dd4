"""`main.py scan` over a folder: in order whatever the processes do, resumed after an interruption, told in words."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.batch import work
from app.batch.task import Outcome, Task
from main import main
from tests.unit.batch.archive import archive

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path / "archive")


def scan(folder: Path, output: Path, *more: str) -> int:
    return main(["--language", "en", "scan", str(folder), "--output", str(output), *more])


def test_two_processes_write_the_same_bytes_as_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert (scan(folder, one), scan(folder, two, "--jobs", "2")) == (1, 1)
    assert one.read_bytes() == two.read_bytes()
    paths = [json.loads(line)["document"]["path"] for line in one.read_text("utf-8").splitlines()]
    assert paths == [str(folder / name) for name in ("0.txt", "1.txt", "1a.docx", "2.txt", "3.txt")]
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and all("2a.docx" in line for line in said)


def test_an_interrupted_scan_says_so_and_is_resumed_without_doing_anything_twice(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, output = tmp_path / "whole.jsonl", tmp_path / "output.jsonl"
    scan(folder, whole)
    capsys.readouterr()
    with monkeypatch.context() as patch:
        done = _interrupt_at(patch, "2.txt")
        assert scan(folder, output) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert "3 of 6 files" in said and "output.jsonl.part" in said and "--resume" in said
    assert not output.exists()
    again = _watch(monkeypatch)
    scan(folder, output, "--resume")
    assert output.read_bytes() == whole.read_bytes()
    assert done + again[1:] == ["0.txt", "1.txt", "1a.docx", "2.txt", "2a.docx", "3.txt"]
    assert not (tmp_path / "output.jsonl.part").exists()


def test_half_a_line_is_cut_and_a_changed_file_is_scanned_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, fresh = tmp_path / "output.jsonl", tmp_path / "fresh.jsonl"
    scan(folder, output)
    output.write_bytes(output.read_bytes()[:-40])
    (folder / "0.txt").write_text("Năm 2020 có 12 xã.\n", "utf-8")
    again = _watch(monkeypatch)
    scan(folder, output, "--resume")
    assert again == ["0.txt", "2a.docx", "3.txt"]
    scan(folder, fresh)
    assert output.read_bytes() == fresh.read_bytes()


def test_a_journal_in_another_language_or_of_another_program_is_not_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output.jsonl"
    with monkeypatch.context() as patch:
        _interrupt_at(patch, "2.txt")
        scan(folder, output)
    again = _watch(monkeypatch)
    main(["--language", "vi", "scan", str(folder), "--output", str(output), "--resume"])
    assert len(again) == 6


def test_a_new_file_takes_its_place_among_those_that_were_done(folder: Path, tmp_path: Path) -> None:
    output, fresh = tmp_path / "output.jsonl", tmp_path / "fresh.jsonl"
    scan(folder, output)
    (folder / "0b.txt").write_text("Năm 2020 có 12 xã.\n", "utf-8")
    (folder / "3.txt").unlink()
    scan(folder, output, "--resume")
    scan(folder, fresh)
    assert output.read_bytes() == fresh.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="sends the interrupt of a terminal")
def test_ctrl_c_ends_all_processes_with_one_sentence(tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive", 400)
    output = tmp_path / "output.jsonl"
    command = [
        sys.executable,
        "main.py",
        "--language",
        "en",
        "scan",
        str(folder),
        "--output",
        str(output),
        "--jobs",
        "2",
    ]
    run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    journal = tmp_path / "output.jsonl.part"
    deadline = time.monotonic() + 60
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 3) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=60)[1].splitlines()
    assert run.returncode == 1
    assert "Interrupted." in said[-1] and not any("Traceback" in line for line in said)
    assert not output.exists()
    assert scan(folder, output, "--resume", "--jobs", "2") == 1
    fresh = tmp_path / "fresh.jsonl"
    scan(folder, fresh)
    assert output.read_bytes() == fresh.read_bytes()


def test_only_json_lines_in_a_file_can_be_resumed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scan(folder, tmp_path / "output.json", "--resume") == 2
    assert main(["--language", "en", "scan", str(folder), "--resume"]) == 2
    assert main(["--language", "en", "scan", str(folder), "--summary", "sum.docx"]) == 2
    assert capsys.readouterr().err.count("\n") == 3


def test_the_format_follows_from_the_ending(folder: Path, tmp_path: Path) -> None:
    array, text = tmp_path / "a.json", tmp_path / "a.txt"
    scan(folder, array)
    scan(folder, text)
    assert len(json.loads(array.read_text("utf-8"))) == 5
    assert "✗" in text.read_text("utf-8")
    assert scan(folder, array, "--format", "jsonl") == 1
    assert len(array.read_text("utf-8").splitlines()) == 5


def test_a_fault_of_the_program_costs_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(report: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(work, "scan_report", stumble)
    assert main(["--language", "en", "scan", str(folder / "0.txt"), str(folder / "1.txt"), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert out == "[]\n" and err.count("\n") == 2 and "Traceback" not in err


def test_progress_is_one_line_on_a_terminal_with_complaints_above_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    scan(folder, tmp_path / "output.jsonl")
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "6/6" in said and "\r\033[Kmain.py:" in said
    assert said.endswith("\r\033[K")


def _watch(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are scanned from now on."""
    scanned: list[str] = []
    scan_file = work.scan_file

    def watched(task: Task, path: Path, *more: object) -> Outcome:
        scanned.append(path.name)
        return scan_file(task, path)

    monkeypatch.setattr(work, "scan_file", watched)
    return scanned


def _interrupt_at(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Press Ctrl+C at the file of that name; return the names of the files that were begun."""
    scanned: list[str] = []
    scan_file = work.scan_file

    def interrupted(task: Task, path: Path, *more: object) -> Outcome:
        scanned.append(path.name)
        if path.name == name:
            raise KeyboardInterrupt
        return scan_file(task, path)

    monkeypatch.setattr(work, "scan_file", interrupted)
    return scanned
