"""Codes of the family P: the project, its files and the outside world.

P1 writing and the command line.
"""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

# Paths and what lies there (P101-P103).
PATH_OUTSIDE = Code(
    "P101",
    "path-outside",
    "A generated file stays inside the project, under a name that every file system can hold: a path that is absolute, "
    "contains `..`, reaches into .git or has a component that Windows cannot store is refused.",
    '[tool.sqla-scaffold]\nmigrations = "../migrations"',
    "Write a path below the project's folder, with forward slashes.",
)
LINK_OUTSIDE = Code(
    "P102",
    "link-outside",
    "A symbolic link on the way to a file leads out of the project, in a circle, or was put there while files were "
    "written; nothing outside the project is ever written.",
    "src/shop/models -> /etc",
    "Replace the link by a folder or a file of its own, or point it to a place inside the project.",
)
PATH_TAKEN = Code(
    "P103",
    "path-taken",
    "Where a file belongs there is a folder (or a pipe, socket or device), or where a folder belongs there is a file.",
    "a folder named src/shop/db.py",
    "Move away what is there, or choose other paths in [tool.sqla-scaffold].",
)

# What the operating system says (P104-P107).
DISK_FULL = Code(
    "P104",
    "disk-full",
    "The disk, the quota or the allowed file size was used up. All files are as they were before.",
    "a full disk",
    "Make room and run the command again.",
)
NO_PERMISSION = Code(
    "P105",
    "no-permission",
    "The operating system does not allow this user to read or write there. All files are as they were before.",
    "a project that belongs to another user; a file made immutable with chattr +i",
    "Give yourself permission, or run the command as the user whom the project belongs to.",
)
READ_ONLY = Code(
    "P106",
    "read-only",
    "The file system is mounted read-only, so nothing can be written; `generate --check` and `--dry-run` work there.",
    "a project on a read-only mount of a container",
    "Work in a copy on a file system that can be written.",
)
DISK_ERROR = Code(
    "P107",
    "disk-error",
    "The operating system reported an error while reading or writing a file.",
    "Input/output error of a failing disk",
    "Look at what the operating system says; if it is the disk, save your work first.",
)

# Runs that meet (P108-P110).
LOCKED = Code(
    "P108",
    "locked",
    "One run at a time may write in a project, and another one is at work.",
    "two terminals that run `sqla-scaffold generate` at the same moment",
    "Wait until it has ended, or end it; the lock goes with its process.",
)
CHANGED_MEANWHILE = Code(
    "P109",
    "changed-meanwhile",
    "A file was changed after it had been read and before anything was written; writing now might undo that change.",
    "an editor that saves schema.yaml while `generate` runs",
    "Run the command again.",
)
JOURNAL_DAMAGED = Code(
    "P110",
    "journal-damaged",
    "The journal of an interrupted run (.sqla-scaffold/journal.json) is not as this program writes it, so it is not followed.",
    "a journal edited by hand",
    "Look at the project with `git status`, remove .sqla-scaffold/journal.json and .sqla-scaffold/stage, and run the command again.",
)

# The skeleton of a new project (P301-P302).
BAD_ANSWER = Code(
    "P301",
    "bad-answer",
    "An answer to a question of a new project is not one of the choices, or cannot be what it is asked for: a project "
    "or a package needs a name that Python's tools accept, and a description is a single line.",
    "sqla-scaffold new shop --data python=2.7",
    "Give an answer that the message allows.",
)
UNKNOWN_QUESTION = Code(
    "P302",
    "unknown-question",
    "An answer was given to a question that nobody asks, most likely with a misspelt name; it would be ignored.",
    "sqla-scaffold new shop --data licence=MIT",
    "Use the name of a question; the message lists them.",
)

BAD_PACKAGE_NAME = Code(
    "P201",
    "bad-package-name",
    "The package is imported by its name, so the name must be a Python identifier, and none that another module has.",
    "sqla-scaffold new email",
    "Choose a name with --package NAME; the folder may keep its own.",
)
NOT_A_FOLDER = Code(
    "P202",
    "not-a-folder",
    "A new project needs a folder of its own, and something else already bears that name.",
    "touch shop; sqla-scaffold new shop",
    "Name a folder that does not exist yet.",
)
FOLDER_NOT_EMPTY = Code(
    "P203",
    "folder-not-empty",
    "A new project would mix with what is in the folder.",
    "sqla-scaffold new .",
    "Name another folder; or say --force: files are merged by the plan then, nothing is deleted.",
)
INTERRUPTED = Code(
    "P204",
    "interrupted-run",
    "An earlier run was ended while it moved files into place, so old and new ones lie side by side.",
    "kill -9 a run of generate, then sqla-scaffold generate --check",
    "Run `sqla-scaffold generate`: it first ends what that run had begun.",
)

MODEL_UNKNOWN = Code(
    "P205",
    "no-such-model",
    "A command was given the name of a model that the schema does not have.",
    "sqla-scaffold show Custmer",
    "Write the name as in the schema; `sqla-scaffold show` lists all models.",
)

# A project's own templates and what installed packages add (P206-P208).
BAD_TEMPLATE = Code(
    "P206",
    "bad-template",
    "A template of the project, which takes the place of one of ours, cannot be filled, or makes no Python.",
    "{{ view.modle }}",
    "Compare it with the template of the same name in the program; `view` holds what that one prints.",
)
UNKNOWN_TEMPLATE = Code(
    "P207",
    "unknown-template",
    "A template of the project bears a name that none of ours has, so nobody would ever use it.",
    "templates/models/modle.py.jinja",
    "Give it the name of the template that it is to replace; the message lists them.",
)
BAD_EXTENSION = Code(
    "P208",
    "bad-extension",
    "An installed package offers a target or a column type by an entry point, and what is there cannot be used.",
    '[project.entry-points."sqla_scaffold.targets"]\ndiagram = "shop_diagram:missing"',
    "Repair or uninstall the package that the message names.",
)

# Taking back (P211-P212).
NOTHING_TO_UNDO = Code(
    "P211",
    "nothing-to-undo",
    "No command has written files here yet, or what leads back is gone: it is kept in .sqla-scaffold/undo, beside the "
    "project and not in version control, until the next command writes.",
    "sqla-scaffold undo, in a fresh clone",
    "Use version control to go back: `git diff` shows what has changed, `git restore` takes it back.",
)
CHANGED_SINCE = Code(
    "P212",
    "changed-since",
    "A file was changed after the last command had written it; taking the command back would take that change back too.",
    "sqla-scaffold generate, an edit of src/shop/models/book.py, sqla-scaffold undo",
    "Take your change back first, or keep both and use version control.",
)
