"""Bounds that a child process sets itself before it loads the project's code; best effort where a platform has none."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

MEMORY = 4 * 1024**3  # bytes of address space; mypy and psycopg map more than they use
OPEN_FILES = 256
FILE_SIZE = 512 * 1024**2  # bytes; an endless log must not fill the disk
# Of linux/sched.h and linux/prctl.h
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1


def confine(*, network: bool, seconds: int) -> None:
    """Limit processor time, memory, open files and file size, and take the network away unless it is needed.

    Args:
        network: keep it, for the database server of a URL.
        seconds: of processor time.
    """
    _limit(seconds)
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(None, use_errno=True)
            library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # a parent that is killed cannot end us
            if not network:
                _leave_network(library)


def _limit(seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for kind, bound in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # macOS refuses RLIMIT_AS
            _, hard = resource.getrlimit(kind)
            wanted = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
            resource.setrlimit(kind, (wanted, wanted))


def _leave_network(library: ctypes.CDLL) -> None:
    """Move into an empty network namespace, as `unshare -n` does; systems that forbid it leave everything as it was."""
    if library.unshare(_CLONE_NEWNET) == 0:
        return  # root may; in a user namespace it would lose its rights to the files of others
    user, group = os.getuid(), os.getgid()
    if library.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return
    # Without these maps the process would run as "nobody", and os.getuid() would say so.
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
