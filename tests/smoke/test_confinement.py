"""What a project cannot do to the machine that smokes it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest


def beginning(code: str) -> dict[str, str]:
    """Return the store with a package that runs some code when it is imported."""
    return {"src/store/__init__.py": f'"""A music store."""\n\n{code}\n'}


def test_a_loop_without_end_is_ended(smoke):
    began = time.monotonic()
    smoked = smoke(beginning("while True:\n    pass"), only={"compile", "import", "tables", "migrations"}, seconds=1.5)
    assert time.monotonic() - began < 10
    assert smoked.lines == ["S110 importing the models was ended after 1.5 seconds"]
    assert [probe.status.value for probe in smoked.report.probes] == ["passed", "failed", "skipped", "skipped"]
    assert smoked.summary("tables") == "the probe 'import' did not end"
    assert smoked.summary("migrations") == "needs the probe 'import'"


def test_a_process_that_dies_is_said_to_have_died(smoke):
    smoked = smoke(beginning("import os\n\nprint('good bye', flush=True)\nos.abort()"), only={"import"})
    assert smoked.lines == ["S110 importing the models: the process died with status -6"]
    assert smoked.detail("import") == "good bye"


def test_secrets_of_the_environment_are_not_there(smoke, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_secret")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "aws_secret")
    smoked = smoke(beginning("import os\n\nraise RuntimeError(dict(os.environ))"), only={"import"})
    assert "'PATH'" in smoked.detail("import")
    assert "secret" not in smoked.detail("import").lower()


def test_the_home_folder_is_another_one(smoke, monkeypatch, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    greedy = "from pathlib import Path\n\n(Path.home() / '.bashrc').write_text('echo caught')"
    assert smoke(beginning(greedy), only={"import"}).report.ok
    assert list(home.iterdir()) == []


def test_what_is_left_running_is_ended(smoke, tmp_path):
    note = tmp_path / "pid"
    lasting = (
        "import subprocess\n\n"
        f"process = subprocess.Popen(['sleep', '300'])\nopen({str(note)!r}, 'w').write(str(process.pid))"
    )
    assert smoke(beginning(lasting), only={"import"}).report.ok
    deadline = time.monotonic() + 5
    while _runs(int(note.read_text())) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(int(note.read_text()))


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # a zombie has ended; whoever adopted it has not looked yet


def _may_leave_the_network() -> bool:
    try:
        return subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not _may_leave_the_network(), reason="this system lets nobody leave the network")
def test_there_is_no_network_without_a_database_server(smoke):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        calling = f"import socket\n\nsocket.create_connection(('127.0.0.1', {port}), 2)"
        smoked = smoke(beginning(calling), only={"import"})
    assert smoked.lines == ["S102 OSError: [Errno 101] Network is unreachable"]


def test_the_user_is_the_same_as_outside(smoke):
    asking = f"import os\n\nassert os.getuid() == {os.getuid()}"
    assert smoke(beginning(asking), only={"import"}).report.ok


def test_output_is_kept_up_to_its_last_stretch(smoke):
    talking = "print('x' * 1_000_000)\nprint('the end')\nraise RuntimeError('too much')"
    detail = smoke(beginning(talking), only={"import"}).detail("import")
    assert detail.endswith("the end")
    assert len(detail) < 70_000


def test_output_names_no_place_of_this_machine(smoke, tmp_path):
    smoked = smoke(beginning("raise RuntimeError(__file__)"), only={"import"})
    assert smoked.lines == ["S102 RuntimeError: src/store/__init__.py"]
    assert str(tmp_path / "project") not in smoked.detail("import")
