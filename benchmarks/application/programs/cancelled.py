"""Two hundred tasks ask the database, and every second is cancelled; `control` closes its sessions by hand."""

import asyncio
import random
import sys

from shop import async_db
from shop.async_sessions import Session
from sqlalchemy import text

CONTROL = sys.argv[1] == "control"
kept: list[Session] = []
# In SQLite one transaction waits for the other: they are shorter.
SQLITE = async_db.engine.dialect.name == "sqlite"
MOMENT = text("select 1" if SQLITE else "select pg_sleep(0.02)")
PAUSE = 0.002 if SQLITE else 0.03


async def ask() -> None:
    """Ask for something that takes a moment."""
    if CONTROL:
        session = async_db.Session()
        kept.append(session)
        await session.execute(MOMENT)
        await asyncio.sleep(PAUSE)
        await session.close()
        return
    async with async_db.job() as session:
        await session.execute(MOMENT)
        await asyncio.sleep(PAUSE)


async def main() -> None:
    """Cancel every second task at any moment of it, and tell what is left."""
    choose = random.Random(1)
    tasks = [asyncio.create_task(ask()) for _ in range(200)]
    ended = 0
    for task in choose.sample(tasks, 200):
        await asyncio.sleep(choose.uniform(0, 0.005))
        ended += task.cancel()
        if ended == 100:
            break
    done, waiting = await asyncio.wait(tasks, timeout=20)
    await asyncio.sleep(0.2)
    answered = sum(not task.cancelled() and task.exception() is None for task in done)
    print(answered, async_db.engine.pool.checkedout(), len(waiting))


asyncio.run(main())
