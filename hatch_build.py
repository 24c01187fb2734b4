"""The history of the template goes into what is built: see sqla_scaffold/skeleton/bundle.py."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLE = "history.bundle"  # in the sdist
CARRIED = f"sqla_scaffold/_template/{BUNDLE}"  # in the wheel


class HistoryHook(BuildHookInterface[Any]):
    """Puts the bundle into the sdist and the wheel; a wheel that is built from an sdist takes the one in it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundle, unless the project is only installed in place."""
        if version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp(prefix="sqla-scaffold-"))
        bundle = self._bundle()
        build_data["force_include"][str(bundle)] = BUNDLE if self.target_name == "sdist" else CARRIED

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what `initialize` made."""
        if version != "editable":
            shutil.rmtree(self._folder)

    def _bundle(self) -> Path:
        shipped, made = Path(self.root) / BUNDLE, self._folder / BUNDLE
        if shipped.exists():
            return shipped
        if self._is_shallow():
            self.app.display_warning("this clone is shallow: the wheel will not know older releases of the template")
        try:
            bundling(self.root).make_bundle(Path(self.root), made, self.metadata.version)
        except FileNotFoundError as error:
            raise RuntimeError("building from a checkout needs git; the sdist can be built from without it") from error
        return made

    def _is_shallow(self) -> bool:
        return (Path(self.root) / ".git" / "shallow").exists()


def bundling(root: str) -> Any:
    """Load the module that makes the bundle by its path: the package itself cannot be imported before it is installed."""
    path = Path(root, "sqla_scaffold", "skeleton", "bundle.py")
    spec = importlib.util.spec_from_file_location("bundle", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
