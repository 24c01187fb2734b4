"""The probe that the engine and the sessions for asyncio work: every model is asked for, in a task of its own."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
from pathlib import Path
from typing import Any

from .project import mappers
from .verdict import Failed, Finding, Job, Skip, finding_of

_DRIVERS = {"sqlite": "aiosqlite", "mysql": "aiomysql", "mariadb": "aiomysql", "postgresql": "psycopg"}


def every_model(job: Job) -> str:
    """Ask for a row of every model, all of them at once."""
    package = job["package"]
    db = importlib.import_module(f"{package}.db")
    for module in ("greenlet", _DRIVERS.get(db.database_url().get_backend_name(), "greenlet")):
        if importlib.util.find_spec(module) is None:
            raise Skip(f"{module} is not installed in this interpreter: pip install {module}")
    async_db: Any = importlib.import_module(f"{package}.async_db")
    findings = asyncio.run(_asked(async_db, job))
    if findings:
        raise Failed(findings)
    return f"{len(mappers(job))} models on {async_db.engine.dialect.driver}"


async def _asked(async_db: Any, job: Job) -> list[Finding]:
    project = Path(job["project"])
    try:
        models = [mapper.class_ for mapper in mappers(job)]
        errors = await asyncio.gather(*(_asked_for(async_db, model) for model in models), return_exceptions=True)
        pairs = zip(models, errors, strict=True)
        return [finding_of(error, project, model.__name__) for model, error in pairs if error is not None]
    finally:
        await async_db.engine.dispose()


async def _asked_for(async_db: Any, model: type[Any]) -> None:
    from sqlalchemy import select

    async with async_db.job() as session:
        row = (await session.scalars(select(model).limit(1))).first()
        for name in () if row is None else model.__mapper__.relationships.keys():
            await getattr(row.awaitable_attrs, name)
