"""`python -m sqla_scaffold` is the command `sqla-scaffold`."""

from __future__ import annotations

from sqla_scaffold.cli.main import main

if __name__ == "__main__":
    main()
