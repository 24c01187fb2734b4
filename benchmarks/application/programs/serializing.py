"""Four threads read, add and write 25 times each in SERIALIZABLE transactions, and try again as often as is said."""

import sys
from concurrent.futures import ThreadPoolExecutor

from shop import db
from shop.retries import retry
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

with db.engine.begin() as connection:
    connection.execute(text("drop table if exists counter"))
    connection.execute(text("create table counter (n integer)"))
    connection.execute(text("insert into counter values (0)"))
failed: list[DBAPIError] = []


@retry(most=int(sys.argv[1]))
def add() -> None:
    """Add one to what was read."""
    db.s.connection(execution_options={"isolation_level": "SERIALIZABLE"})
    number = db.s.scalar(text("select n from counter"))
    db.s.execute(text("update counter set n = :n"), {"n": number + 1})


def work(_: int) -> None:
    """Add 25 times."""
    for _ in range(25):
        try:
            add()
        except DBAPIError as error:  # the last attempt failed as well, which is what is counted here
            failed.append(error)


with ThreadPoolExecutor(4) as pool:
    list(pool.map(work, range(4)))
with db.engine.begin() as connection:
    total = connection.scalar(text("select n from counter"))
print(len(failed), total == 100 - len(failed))
