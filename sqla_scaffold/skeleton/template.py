"""The template of projects: its public address, its questions, and where this program carries it and its history."""

from __future__ import annotations

from pathlib import Path

# Where the template is published: what the answers file of every project names, and `copier update` goes back to.
TEMPLATE_URL = "https://github.com/sqla-scaffold/sqla-scaffold.git"
ANSWERS_FILE = ".copier-answers.yml"
SCHEMA_FORMATS = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}

# In a checkout the template stands beside the package; the wheel carries it inside the package.
_PACKAGE = Path(__file__).parent.parent
_CARRIED = _PACKAGE / "_template"
_HISTORY = _CARRIED / "history.bundle"


def template_root() -> Path:
    """Return the folder that holds `copier.yml` and `templates/`."""
    return _CARRIED if _CARRIED.is_dir() else _PACKAGE.parent


def tag_of(version: str) -> str:
    """Return the tag under which a version of the template is published."""
    return f"v{version}"


def history(version: str, scratch: Path) -> Path:
    """Return a git bundle with the template of every release up to this version.

    Args:
        version: the version of this program.
        scratch: where it is made when this is a checkout; the wheel carries it ready.

    Raises:
        OSError: git cannot be run.
        subprocess.CalledProcessError: git refuses.
    """
    if _CARRIED.is_dir():
        return _HISTORY
    from sqla_scaffold.skeleton.bundle import make_bundle

    made = scratch / _HISTORY.name
    make_bundle(template_root(), made, version)
    return made
