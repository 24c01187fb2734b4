"""Codes of the family P, continued: the template of a project, and its updates by way of git (P4)."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

NO_GIT = Code(
    "P401",
    "no-git",
    "An update compares three states of a project, and git is what does it; the program was not found.",
    "sqla-scaffold update on a machine without git",
    "Install git 2.31 or newer; `new` and `generate` work without it.",
)
GIT_REFUSES = Code(
    "P402",
    "git-refuses",
    "Git could not do what was asked of it; the message holds its own words.",
    "a repository that belongs to another user",
    "Do what git says, and run the command again.",
)
NO_REPOSITORY = Code(
    "P403",
    "no-repository",
    "An update needs the project in git: what git holds is what is compared, and what `--abort` goes back to.",
    "sqla-scaffold update in a project that was made with --no-git",
    "Make a repository of it: git init && git add --all && git commit -m 'Begin'.",
)
DIRTY = Code(
    "P404",
    "dirty-tree",
    "Changes that are not committed would mix with those of the update, and `--abort` could not tell them apart.",
    "edit a file, then sqla-scaffold update",
    "Commit them, or put them aside with `git stash --include-untracked`; `--dry-run` works all the same.",
)
NO_ANSWERS = Code(
    "P405",
    "no-answers",
    "The file .copier-answers.yml says from which template and with which answers a project was made.",
    "sqla-scaffold update in a folder that no template made",
    "Go to the project's folder, or get the file back from git if it was deleted.",
)
BAD_ANSWERS = Code(
    "P406",
    "bad-answers",
    "The answers file is written by the template and not by hand; without `_src_path` and `_commit` in it there is no "
    "telling what has changed since.",
    "_commit:",
    "Take the file back from git: git checkout -- .copier-answers.yml.",
)
FOREIGN_TEMPLATE = Code(
    "P407",
    "foreign-template",
    "The project was made from another template than ours, of which this program has no history.",
    "_src_path: https://github.com/somebody/else.git",
    "Update it by Copier itself: copier update.",
)
TEMPLATE_UNKNOWN = Code(
    "P408",
    "template-version-unknown",
    "The project was made from a version of the template that this program does not carry, most likely a newer one.",
    "_commit: v99.0.0",
    "Install a newer sqla-scaffold, or update from the repository with `copier update`.",
)
UPDATE_CONFLICT = Code(
    "P409",
    "update-conflict",
    "The template and a person changed the same lines; both are in the file, between markers of git.",
    "a line of README.md that you rewrote and a new version of the template rewrites too",
    "Edit the file, remove the markers, and `git add` it; or take everything back with `sqla-scaffold update --abort`.",
)
NOTHING_TO_ABORT = Code(
    "P410",
    "nothing-to-abort",
    "No update of the template stands here uncommitted, so there is nothing to go back from.",
    "sqla-scaffold update --abort without an update before",
    "Look at `git log`; a committed update is taken back by `git revert`.",
)
NOT_TEXT = Code(
    "P411",
    "not-text",
    "The template consists of texts in UTF-8; where one of its files has become something else, nothing can be merged.",
    "a README.md in Latin-1",
    "Save the file as UTF-8 and commit it, then update again.",
)
