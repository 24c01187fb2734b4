"""The application that is measured, with views that misbehave; CONTROL names what it lacks.

It is served by gunicorn from inside the generated project: `harness:make()`.
"""

from __future__ import annotations

import os
import time
from typing import Any

from flask import Flask, Response, g, jsonify, request
from shop import db
from shop.app import create_app
from shop.models import Customer
from sqlalchemy import Connection, create_engine, select, text
from sqlalchemy.exc import SQLAlchemyError

CONTROL = os.environ.get("CONTROL", "")
kept: list[Connection] = []


def make() -> Flask:
    """Make the application without what CONTROL names, and add views."""
    app = create_app()
    if CONTROL == "errors":
        app.error_handler_spec[None][None].pop(SQLAlchemyError)
    elif CONTROL == "ping":
        db.engine.pool._pre_ping = False
    elif CONTROL == "fork":
        db._engines.clear()
    elif CONTROL == "default":
        db.Session.configure(bind=create_engine(db.database_url()))
    elif CONTROL == "impatient":
        db.SQLITE_BUSY_MILLISECONDS = 0
    elif CONTROL == "naps":  # SQLite looks by itself whether it is its turn
        db._begin_to_write = lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE")
    if "BUSY" in os.environ:
        db.SQLITE_BUSY_MILLISECONDS = int(os.environ["BUSY"])
    if os.environ.get("PRELOAD"):
        with db.engine.connect() as connection:
            connection.execute(select(1))
    app.before_request(begin)
    app.after_request(tell_how_long)
    for view in (slow, idle, boom, early, pool):
        app.add_url_rule(f"/{view.__name__}", view_func=view, methods=["GET", "POST"])
    return app


def begin() -> None:
    """Note when the application began with a request."""
    g.began = time.monotonic()


def tell_how_long(response: Response) -> Response:
    """Tell how long the application took for it, beside what the busy machine adds."""
    response.headers["X-Took"] = f"{time.monotonic() - g.began:.3f}"
    return response


def slow() -> Response:
    """Keep the database busy for some seconds."""
    leak()
    seconds = request.args.get("seconds", 1, float)
    if db.engine.dialect.name == "postgresql":
        db.s.execute(text("select pg_sleep(:seconds)"), {"seconds": seconds})
    else:  # in the middle of a transaction, as nothing in SQLite sleeps
        db.s.execute(text("select 1"))
        time.sleep(seconds)
    return jsonify(ok=True)


def idle() -> Response:
    """Do nothing for some seconds in the middle of a transaction."""
    db.s.execute(text("select 1"))
    time.sleep(request.args.get("seconds", 1, float))
    db.s.execute(text("select 1"))
    return jsonify(ok=True)


def boom() -> Response:
    """Fail in the middle of a transaction."""
    leak()
    db.s.add(Customer(name="x", email=request.args["email"]))
    db.s.flush()
    raise RuntimeError("in the middle")


def leak() -> None:
    """Keep a connection for ever, where that is the control."""
    if CONTROL == "leak":
        connection = db.engine.connect()
        connection.execute(text("select 1"))
        kept.append(connection)


def early() -> tuple[Response, int]:
    """Answer that a row was written, and commit it a moment later."""
    given: dict[str, Any] = request.get_json()
    session = db.Session()
    session.add(Customer(**given))
    session.flush()

    def commit() -> None:
        time.sleep(0.1)
        session.commit()
        session.close()

    response = jsonify(ok=True)
    response.call_on_close(commit)
    return response, 201


def pool() -> Response:
    """Tell how many connections are out."""
    return jsonify(out=db.engine.pool.checkedout())
