"""Jobs of a script: `loop` of a thousand, `fail`, `wait` to be ended, and `control`, which gives nothing back."""

import sys
import time

from shop import db
from sqlalchemy import text


@db.job()
def work(number: int) -> None:
    """Ask, and fail now and then."""
    db.s.execute(text("select 1"))
    if number % 10 == 0:
        raise RuntimeError("the job failed")


match sys.argv[1]:
    case "loop":
        for number in range(1000):
            try:
                work(number)
            except RuntimeError:  # every tenth, on purpose
                continue
        print(db.engine.pool.checkedout())
    case "fail":
        work(0)
    case "wait":
        with db.job() as session:
            session.execute(text("select 1"))
            print("waiting", flush=True)
            time.sleep(60)
    case "control":
        sessions = []
        for _ in range(1000):
            sessions.append(db.Session())
            sessions[-1].execute(text("select 1"))
