"""On a cluster of other processes a batch makes the same files, also when a worker is lost in the middle."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.editions.batch import Request, batch
from leaflet.editions.run import Crew
from tests.editions.rosters import EDITION, ROOT, roster, write
from tests.editions.support import built, files

LOCALS = 240
PATIENCE = 60


@contextmanager
def running(*arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module of dask's in a folder that holds nothing of ours."""
    folder.mkdir(exist_ok=True)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """Run a real scheduler on loopback; return its address."""
    told = folder / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
    with running("distributed.cli.dask_scheduler", *options, folder=folder / "scheduler"):
        deadline = time.monotonic() + PATIENCE
        while not (told.exists() and told.read_text()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield json.loads(told.read_text())["address"]


@contextmanager
def worker(address: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker that nobody starts again."""
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    with running("distributed.cli.dask_worker", address, *options, folder=folder) as process:
        yield process


@pytest.mark.alone
def test_a_cluster_that_loses_a_worker_loses_nothing(tmp_path: Path) -> None:
    # A project of its own, named from within it: the workers' folders hold no such file.
    project = tmp_path / "project"
    shutil.copytree(ROOT / "templates", project / "templates")
    (project / "gakushuukai").mkdir()
    shutil.copy(EDITION, project / "gakushuukai")
    path = write(roster(LOCALS), tmp_path, "utf8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "leaflet", "batch", "gakushuukai/edition.yaml", "--roster", str(path)]
    command += ["--for", "dump", "--for", "office"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (
        scheduler(tmp_path) as address,
        worker(address, tmp_path / "one") as lost,
        worker(address, tmp_path / "two"),
        subprocess.Popen(
            [*command, "-o", str(out), "--cluster", address],
            cwd=project,
            env=environment,
            stdout=-3,
            stderr=subprocess.PIPE,
        ) as process,
    ):
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and len(list(out.glob("*.txt"))) < LOCALS // 8:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert process.poll() is None
        os.kill(lost.pid, signal.SIGKILL)
        _, errors = process.communicate(timeout=PATIENCE * 3)
    assert process.returncode == 0, errors.decode()
    made = files(out)
    assert len(made) == LOCALS * 2
    here = tmp_path / "here"
    subprocess.run([*command, "-o", str(here)], cwd=project, env=environment, check=True, capture_output=True)
    assert made == files(here)


def test_nobody_at_the_address_is_told_in_time(tmp_path: Path) -> None:
    path = write(roster(1), tmp_path, "utf8")
    command = [
        sys.executable,
        "-m",
        "leaflet",
        "batch",
        str(EDITION),
        "--roster",
        str(path),
        "-o",
        str(tmp_path / "out"),
    ]
    ended = subprocess.run(
        [*command, "--cluster", "tcp://127.0.0.1:9"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "L122" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    path = write(roster(1), tmp_path, "utf8")
    command = ["batch", str(EDITION), "--roster", str(path), "-o", str(tmp_path / "out")]
    assert run([*command, "--cluster", "tcp://127.0.0.1:8786"]) == 1
    assert "leaflet[cluster]" in capsys.readouterr().err


@pytest.mark.parametrize("shares_disk", [True, False])
def test_any_executor_will_do(tmp_path: Path, *, shares_disk: bool) -> None:
    """Threads that share our disk write the files; others hand them back."""
    path = write(roster(30), tmp_path, "utf8")
    executor: Executor
    with ThreadPoolExecutor(3) as executor:
        crew = Crew(executor, 3, shares_disk=shares_disk)
        request = Request(EDITION, path, tmp_path / "out", ("dump",))
        result = batch(request, lambda _: nullcontext(crew), lambda _: nullcontext(lambda _: None))
    assert result.entries == 30
    built(path, tmp_path / "here")
    assert files(tmp_path / "out") == files(tmp_path / "here")
