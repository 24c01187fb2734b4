"""A child process of smoke: reduced environment, output into a file, answers in lines of JSON, ended with all it started."""

from __future__ import annotations

import json
import os
import signal
import site
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

CHILDREN = Path(__file__).parent / "children"
MOST_OUTPUT = 64 * 1024  # bytes of a child's output that are kept, from its end
# Windows does not start Python without the second and the third; the last is mypy's own word for where it remembers.
_KEPT = ("PATH", "SYSTEMROOT", "PATHEXT", "MYPY_CACHE_DIR")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a child: no variable of ours but the search path, and none that could be a secret."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # Where `pip install --user` put things: found through the home folder, which is another one for the child.
    base = {"PYTHONUSERBASE": site.getuserbase()}
    return {**kept, **base, "HOME": str(home), "TMPDIR": str(home), "PYTHONUTF8": "1", "LANG": "C.UTF-8", **more}


class Child:
    """A running `children/run.py`.

    Args:
        python: the interpreter.
        folder: private, for the job, the answers and the output.
        job: what `run.py` reads; "results" is added here.
        variables: the environment.
        seconds: how long it may take.
    """

    def __init__(
        self, python: Path, folder: Path, job: Mapping[str, Any], variables: Mapping[str, str], seconds: float
    ) -> None:
        self._results = folder / "results"
        self._output = folder / "output"
        self._results.touch()
        self._read = 0
        path = folder / "job.json"
        path.write_text(json.dumps({**job, "results": str(self._results)}), encoding="utf-8")
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                [python, "-P", CHILDREN / "run.py", path],
                cwd=job["project"],
                env=dict(variables),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._deadline = time.monotonic() + seconds
        self.timed_out = False
        self._killed = False

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield what the child wrote down since the last call."""
        with self._results.open("rb") as file:
            file.seek(self._read)
            for line in file:
                if not line.endswith(b"\n"):
                    return  # being written just now
                self._read += len(line)
                yield json.loads(line)

    def ended(self) -> bool:
        """Tell whether the child has come to its end, or was just now brought to it because its time is over."""
        if time.monotonic() > self._deadline:
            self.timed_out = True
        elif not _is_dead(self._process):
            return False
        self.kill()
        return True

    def kill(self) -> None:
        """End the child and everything in its process group, also what it has left running."""
        if not self._killed:
            self._killed = True
            _kill_group(self._process)
            self._process.wait()

    @property
    def status(self) -> int | None:
        """The exit status; negative for a signal."""
        return self._process.returncode

    def output(self) -> str:
        """Return the end of what the child printed."""
        with self._output.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - MOST_OUTPUT))
            return file.read().decode("utf-8", errors="replace")


if sys.platform == "win32":

    def _is_dead(process: subprocess.Popen[bytes]) -> bool:
        return process.poll() is not None

    def _kill_group(process: subprocess.Popen[bytes]) -> None:
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True)

else:

    def _is_dead(process: subprocess.Popen[bytes]) -> bool:
        if not hasattr(os, "waitid"):  # macOS before Python 3.13
            return process.poll() is not None
        # Not reaped yet: while the dead leader keeps its number, killing the group cannot hit a stranger.
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def _kill_group(process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group of dead processes
            os.killpg(process.pid, signal.SIGKILL)
