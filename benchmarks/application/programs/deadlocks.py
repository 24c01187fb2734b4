"""Eight threads change 25 random pairs of ten rows each, in any order, and try again as often as is said."""

import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from shop import db
from shop.retries import retry
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

with db.engine.begin() as connection:
    connection.execute(text("drop table if exists account"))
    connection.execute(text("create table account (id integer primary key, balance integer)"))
    connection.execute(text("insert into account select n, 0 from generate_series(1, 10) n"))
failed: list[DBAPIError] = []


@retry(most=int(sys.argv[1]))
def move(one: int, two: int) -> None:
    """Change two rows in one transaction."""
    for key in (one, two):
        db.s.execute(text("update account set balance = balance + 1 where id = :id"), {"id": key})
        time.sleep(0.01)


def work(number: int) -> None:
    """Change 25 pairs."""
    choose = random.Random(number)
    for _ in range(25):
        try:
            move(*choose.sample(range(1, 11), 2))
        except DBAPIError as error:  # the last attempt failed as well, which is what is counted here
            failed.append(error)


with ThreadPoolExecutor(8) as pool:
    list(pool.map(work, range(8)))
with db.engine.begin() as connection:
    total = connection.scalar(text("select sum(balance) from account"))
print(len(failed), total == 2 * (200 - len(failed)))
