"""A child process for what strangers' data may do to a parser: it is asked once, and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path


def answer_of(module: str, message: bytes, *, seconds: float) -> bytes:
    """Run a module of ours in a process of its own, and return what it writes to stdout.

    It gets ``message`` on stdin, an environment of its own and the root as its folder; it gives up
    memory, time and the network by itself. Raises subprocess.TimeoutExpired if it takes more than
    ``seconds`` of wall time. It, and whatever it began, is ended in every case.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONPATH": _import_path()},
        cwd="/",
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(message, timeout=seconds)
    finally:
        _end(process)
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
        process.communicate()


def _import_path() -> str:
    """Return where the child finds what this process has imported, and nothing of the caller's."""
    home = str(Path(__file__).resolve().parents[1])
    installed = [path for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]
    return os.pathsep.join([home, *installed])
