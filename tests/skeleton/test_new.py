"""How a project begins: the repository, answers from a file, questions that explain themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

from sqla_scaffold.cli.questions import CHOICES, QUESTIONS
from tests.house.source_tree import ROOT
from tests.skeleton.releases import git, outside, scaffold, tree

QUICKLY = ("--defaults", "--no-smoke")


def test_a_project_begins_as_a_repository(tmp_path: Path) -> None:
    made = scaffold(ROOT, tmp_path, "new", "shop", *QUICKLY)
    assert made.returncode == 0, made.stderr
    shop = tmp_path / "shop"
    assert git(shop, "log", "--format=%s on %D").strip() == "Start the project on HEAD -> main"
    assert git(shop, "status", "--porcelain", "--ignored") in ("", "!! .sqla-scaffold/lock\n")
    assert set(git(shop, "ls-files").split()) == set(tree(shop))


def test_no_repository_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    made = scaffold(ROOT, tmp_path, "new", "shop", *QUICKLY, "--no-git")
    assert made.returncode == 0 and not (tmp_path / "shop" / ".git").exists()
    assert "--no-git" in made.stderr, "the command that makes it again says so"


def test_no_repository_is_made_inside_another(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    made = scaffold(ROOT, tmp_path, "new", "shop", *QUICKLY)
    assert made.returncode == 0 and not (tmp_path / "shop" / ".git").exists()
    assert "The project lies in a git repository already, so none was made." in made.stderr


def test_git_that_knows_no_name_is_no_failure(tmp_path: Path) -> None:
    environment = {**os.environ, **outside(tmp_path), "GIT_AUTHOR_NAME": "", "GIT_COMMITTER_NAME": ""}
    command = [sys.executable, "-m", "sqla_scaffold", "new", "shop", *QUICKLY]
    made = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert "the first commit is left to you" in made.stderr
    assert "schema.yaml" in git(tmp_path / "shop", "diff", "--cached", "--name-only")


def test_answers_come_from_another_project(tmp_path: Path) -> None:
    first = ("new", "first", *QUICKLY, "--entry", "none", "--data", "license=MIT", "--data", "author=Ann")
    assert scaffold(ROOT, tmp_path, *first).returncode == 0
    answers = ("--answers", "first/.copier-answers.yml")
    made = scaffold(ROOT, tmp_path, "new", "second", *QUICKLY, *answers, "--data", "author=Bob")
    assert made.returncode == 0, made.stderr
    found = yaml.safe_load((tmp_path / "second" / ".copier-answers.yml").read_text())
    assert (found["entry"], found["license"], found["author"], found["package"]) == ("none", "MIT", "Bob", "first")
    missing = scaffold(ROOT, tmp_path, "new", "third", *QUICKLY, "--answers", "nowhere.yml")
    assert missing.returncode == 2 and "nowhere.yml: error[P405]" in missing.stderr


def test_the_questions_say_what_the_template_says() -> None:
    asked = yaml.safe_load((ROOT / "copier.yml").read_text())
    for name, choices in CHOICES.items():
        assert asked[name]["help"] == QUESTIONS[name]
        assert {value: label for label, value in asked[name]["choices"].items()} == choices
