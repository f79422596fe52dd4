"""The scan on a Dask cluster: the same bytes as here, and clear words where there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from main import main
from tests.unit.batch.archive import archive


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster on this machine, with two processes that work."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as made:
        yield made.scheduler_address


def scan(folder: Path, output: Path, *more: str) -> int:
    return main(["--language", "en", "scan", str(folder), "--output", str(output), *more])


def test_a_cluster_writes_the_same_bytes_as_this_machine(
    cluster: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = archive(tmp_path / "archive", 12)
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    assert scan(folder, here) == 1
    said = capsys.readouterr().err
    assert scan(folder, there, "--dask", cluster) == 1
    assert there.read_bytes() == here.read_bytes()
    assert capsys.readouterr().err == said


def test_a_relative_path_is_found_by_workers_in_another_folder(
    cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(tmp_path / "archive", 2)
    monkeypatch.chdir(tmp_path)
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    assert scan(Path("archive"), here) == scan(Path("archive"), there, "--dask", cluster) == 1
    assert there.read_bytes() == here.read_bytes()


def test_a_scan_that_was_interrupted_here_is_resumed_there(cluster: str, tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive", 6)
    whole, output = tmp_path / "whole.jsonl", tmp_path / "output.jsonl"
    scan(folder, whole)
    output.write_bytes(b"".join(whole.read_bytes().splitlines(keepends=True)[:3]) + b'{"schema": "thamtra')
    scan(folder, output, "--resume", "--dask", cluster)
    assert output.read_bytes() == whole.read_bytes()


def test_without_a_scheduler_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr("app.batch.cluster.PATIENCE", "0.5s")
    output = tmp_path / "output.jsonl"
    assert scan(archive(tmp_path / "archive"), output, "--dask", "tcp://127.0.0.1:9") == 1
    said = capsys.readouterr().err.splitlines()
    assert any("There is no Dask scheduler at tcp://127.0.0.1:9" in line for line in said) and not output.exists()


def test_without_dask_one_sentence_says_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert scan(archive(tmp_path / "archive"), tmp_path / "o.jsonl", "--dask", "tcp://127.0.0.1:9") == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "pip install" in said and "Traceback" not in said


def test_the_crew_and_the_cluster_exclude_each_other(tmp_path: Path) -> None:
    assert main(["scan", str(tmp_path), "--jobs", "2", "--dask", "tcp://127.0.0.1:9"]) == 2
