"""The template's history as a bundle: the same bytes wherever it is built, and the templates of the releases."""

from __future__ import annotations

from pathlib import Path

from sqla_scaffold.skeleton.bundle import make_bundle
from tests.skeleton.releases import NEW, OLD, Releases, git


def test_a_clone_without_tags_builds_the_same_bundle(releases: Releases, tmp_path: Path) -> None:
    bundles = []
    git(tmp_path, "clone", "--quiet", "--no-tags", str(releases.repository), "clone")
    for number, checkout in enumerate((releases.repository, releases.new, tmp_path / "clone")):
        bundle = tmp_path / f"{number}.bundle"
        assert make_bundle(checkout, bundle, NEW) == (OLD, NEW)
        bundles.append(bundle.read_bytes())

    assert git(tmp_path / "clone", "tag") == ""
    assert git(releases.repository, "tag").split() == [f"v{OLD}", f"v{NEW}"]
    assert len(set(bundles)) == 1


def test_an_older_release_knows_nothing_of_newer_ones(releases: Releases, tmp_path: Path) -> None:
    assert make_bundle(releases.repository, tmp_path / "bundle", OLD) == (OLD,)
    assert make_bundle(releases.repository, tmp_path / "bundle", "7.0.1.dev0") == (OLD, "7.0.1.dev0")


def test_without_a_repository_there_is_the_one_version(releases: Releases, tmp_path: Path) -> None:
    git(releases.new, "archive", "--output", str(tmp_path / "plain.tar"), "HEAD")
    (tmp_path / "plain").mkdir()
    git(tmp_path / "plain", "init", "--quiet", "--bare", str(tmp_path / "elsewhere"))
    import tarfile

    with tarfile.open(tmp_path / "plain.tar") as archive:
        archive.extractall(tmp_path / "plain", filter="data")
    assert make_bundle(tmp_path / "plain", tmp_path / "bundle", NEW) == (NEW,)


def test_the_bundle_holds_what_the_tags_hold(releases: Releases, tmp_path: Path) -> None:
    make_bundle(releases.new, tmp_path / "bundle", NEW)
    git(tmp_path, "clone", "--quiet", "bundle", "unbundled")

    for version in (OLD, NEW):
        for place in ("copier.yml", "templates/project"):
            listing = ("ls-tree", "-r", f"v{version}", "--", place)
            assert git(tmp_path / "unbundled", *listing) == git(releases.repository, *listing) != ""
    assert git(tmp_path / "unbundled", "ls-files", "sqla_scaffold", "templates/code") == ""
