"""The command line: click and nothing else.

`main` is the group; every command has a file of its own, takes its options from the table in `options`, lets `api` do the
work inside `running.run`, and returns an `Answer`, which `speak` shows. What people read goes to standard error; what
programs read (`--json`, `--github`, a diff, an explanation) goes to standard output. Heavy libraries are imported when a
command does its work, so that `--help` and completion are quick.
"""
