"""Eight threads read, add and write a hundred times each; `control` takes SQLAlchemy's engine as it comes."""

import sys
from concurrent.futures import ThreadPoolExecutor

from shop import db
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

engine = create_engine(db.database_url()) if sys.argv[1] == "control" else db.engine
with engine.begin() as connection:
    connection.execute(text("create table counter (n integer)"))
    connection.execute(text("insert into counter values (0)"))
refused: list[OperationalError] = []


def work(_: int) -> None:
    """Add one, a hundred times."""
    for _ in range(100):
        try:
            with engine.begin() as connection:
                number = connection.scalar(text("select n from counter"))
                connection.execute(text("update counter set n = :n"), {"n": number + 1})
        except OperationalError as error:  # "database is locked", which is what is counted here
            refused.append(error)


with ThreadPoolExecutor(8) as pool:
    list(pool.map(work, range(8)))
with engine.begin() as connection:
    print(800 - connection.scalar(text("select n from counter")), len(refused))
if refused:
    print(refused[0], file=sys.stderr)
