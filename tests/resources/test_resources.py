"""A generated web application, asked by clients that mean well and by others, on each database."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import ModuleType
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqla_scaffold.emit.payloads import PYDANTIC_NAMES
from sqlalchemy import Engine, QueuePool, event

from tests.golden.cases import Case

CASE = Case("resources")
ADA = {"name": "Ada", "email": "ada@example.org", "password": "engine"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, Flask]]:
    """The database module and the application of the golden case, imported into this process."""
    root = tmp_path_factory.mktemp("resources")
    sys.path.insert(0, str(CASE.write(root)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{root}/unused.db")
        db = importlib.import_module(f"{CASE.config.package}.db")
        importlib.import_module(f"{CASE.config.package}.models")
        app = importlib.import_module(f"{CASE.config.package}.app").create_app()
    yield db, app
    sys.path.pop(0)
    for name in [name for name in sys.modules if name.partition(".")[0] == CASE.config.package]:
        del sys.modules[name]


@pytest.fixture(params=["sqlite", "postgresql", "mysql"])
def engine(project: tuple[ModuleType, Flask], tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The application's engine, on a fresh database of each kind."""
    db, _ = project
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/shop.db" if sqlite else request.getfixturevalue(f"{request.param}_url")
    engine: Engine = db.make_engine(url)
    db.Session.configure(bind=engine)
    db.create_all(engine)
    yield engine
    db.drop_all(engine)
    engine.dispose()


@pytest.fixture
def client(engine: Engine, project: tuple[ModuleType, Flask]) -> FlaskClient:
    """A client of the application."""
    return project[1].test_client()


def made(client: FlaskClient, path: str, content: dict[str, Any]) -> dict[str, Any]:
    response = client.post(f"/api/{path}", json=content)
    assert response.status_code == 201, response.text
    assert client.get(response.headers["Location"]).json == response.json
    found: dict[str, Any] = response.get_json()
    return found


def test_a_row_is_made_read_changed_and_deleted(client: FlaskClient) -> None:
    ada = made(client, "customers", {**ADA, "copy": "x", "date": "1815-12-10"})
    assert "password" not in ada and ada["date"] == "1815-12-10" and ada["copy"] == "x"
    assert ada["created_at"].endswith("Z")
    order = made(client, "orders", {"number": "A1", "customer_id": ada["id"], "extra": {"gift": [True]}})
    assert (order["status"], order["total"], order["extra"]) == ("draft", "0.00", {"gift": [True]})
    path = f"/api/orders/{order['id']}"
    moment = {"paid_at": "2026-01-01T01:00:00+02:00", "status": "paid", "total": "12.50"}
    changed = client.patch(path, json=moment).get_json()
    assert (changed["paid_at"], changed["total"]) == ("2025-12-31T23:00:00Z", "12.50")
    assert changed["number"] == "A1"
    line = made(client, "order-lines", {"order_id": order["id"], "place": 1})
    assert line == {"order_id": order["id"], "place": 1, "amount": 1, "weight": None}
    author = made(client, "authors", {"name": "Lovelace", "biography": "..."})
    assert author["kind"] == "author"
    assert client.delete(path).status_code == 409
    assert client.delete(f"/api/order-lines/{order['id']}/1").status_code == 204
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404


def test_of_two_who_change_a_row_the_second_is_told(client: FlaskClient) -> None:
    made(client, "customers", ADA)
    path = "/api/customers/1"
    seen = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": seen}).status_code == 304
    assert client.patch(path, json={"name": "A"}).status_code == 428
    assert client.patch(path, json={"name": "A"}, headers={"If-Match": seen}).status_code == 200
    assert client.patch(path, json={"name": "B"}, headers={"If-Match": seen}).status_code == 412
    assert client.delete(path, headers={"If-Match": seen}).status_code == 412
    assert client.get(path).get_json()["name"] == "A"
    assert client.delete(path, headers={"If-Match": client.get(path).headers["ETag"]}).status_code == 204


def test_pages_together_are_the_whole_in_order(client: FlaskClient) -> None:
    for number in range(7):
        made(client, "customers", {"name": "ab"[number % 2], "email": f"{number}@example.org"})
    for sort in ("", "name", "-name", "-name,id", "name,-id", "email,-name"):
        whole = [row["id"] for row in client.get(f"/api/customers?sort={sort}").get_json()["items"]]
        seen: list[int] = []
        path = f"/api/customers?limit=2&sort={sort}"
        while path:
            page = client.get(path).get_json()
            seen += [row["id"] for row in page["items"]]
            path = page["next"]
        assert len(whole) == 7 and seen == whole, sort


def test_a_list_is_narrowed_by_columns(client: FlaskClient) -> None:
    for name in ("100%", "1000", "x"):
        made(client, "customers", {"name": name, "email": f"{name}@example.org"})

    def names(query: str) -> list[str]:
        return [row["name"] for row in client.get(f"/api/customers?{query}").get_json()["items"]]

    assert names("name=x&name=1000") == ["1000", "x"]
    assert names("name.contains=0%25") == ["100%"]
    assert names("id.gt=1&id.le=2") == ["1000"]
    assert names("date.null=true&name.ne=x") == ["100%", "1000"]
    assert names("date.null=false") == []
    assert names("created_at.lt=2020-01-01T00:00:00Z") == []


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"number": 5}, "number", "string"),
    ({"number": "x" * 21}, "number", "20"),
    ({"number": "a\0"}, "number", "pattern"),
    ({"customer_id": "1"}, "customer_id", "integer"),
    ({"customer_id": 2**31}, "customer_id", "less"),
    ({"status": "lost"}, "status", "draft"),
    ({"total": "1.234"}, "total", "decimal places"),
    ({"total": "1e30"}, "total", "digits"),
    ({"total": "NaN"}, "total", "finite"),
    ({"seen_at": "2026-01-01T00:00:00Z"}, "seen_at", "timezone"),
    ({"paid_at": "0001-01-01T00:00:00+14:00"}, "paid_at", "year"),
    ({"extra": [1]}, "extra", "object"),
    ({"extra": {"a": "\0"}}, "extra", "U+0000"),
    ({"colour": "red"}, "colour", ""),
    ({"id": 7}, "id", ""),
]


def test_a_wrong_field_is_named(client: FlaskClient) -> None:
    ada = made(client, "customers", ADA)
    right = {"number": "A1", "customer_id": ada["id"]}
    order = made(client, "orders", right)
    for content, field, word in WRONG:
        for response in (
            client.post("/api/orders", json={**right, "number": "A2", **content}),
            client.patch(f"/api/orders/{order['id']}", json=content),
        ):
            assert response.status_code == 422, (content, response.text)
            problem = response.get_json()["problems"][0]
            assert problem["field"] == field and word in problem["message"], (content, problem)


def test_rules_of_the_database_are_conflicts(client: FlaskClient) -> None:
    made(client, "customers", ADA)
    twice = client.post("/api/customers", json=ADA)
    assert twice.status_code == 409 and "ada@" not in twice.text
    assert client.post("/api/orders", json={"number": "A1", "customer_id": 404}).status_code == 409


def test_a_payload_is_a_value_and_never_a_part_of_a_statement(client: FlaskClient, engine: Engine) -> None:
    made(client, "customers", ADA)
    texts: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *call: texts.append(call[2]))

    def statements(ask: Callable[[str], Any], word: str) -> list[str]:
        texts.clear()
        assert ask(word).status_code < 500
        return list(texts)

    asks: list[Callable[[str], Any]] = [
        lambda word: client.get("/api/customers", query_string={"name": word}),
        lambda word: client.get("/api/customers", query_string={"name.contains": word}),
        lambda word: client.get("/api/customers", query_string={"name.ge": word, "limit": 1}),
        lambda word: client.post("/api/orders", json={"number": word, "customer_id": 1}),
        lambda word: client.patch("/api/orders/1", json={"number": word + "!"}),
    ]
    for ask in asks:
        expected = statements(ask, f"harmless {asks.index(ask)}")
        for payload in ("' or 1=1 --", '"; drop table x', "\\' --", "%s %(x)s :y", "a/**/b", "${x}"):
            assert statements(ask, payload) == expected, payload


def test_no_connection_is_left_out_of_the_pool(client: FlaskClient, engine: Engine) -> None:
    made(client, "customers", ADA)
    for number in range(50):
        client.post("/api/customers", json=ADA if number % 2 else {})
        client.get(f"/api/customers/{number}")
    assert isinstance(engine.pool, QueuePool) and engine.pool.checkedout() == 0


def test_the_names_that_pydantic_has_are_known() -> None:
    from pydantic import BaseModel

    assert {name for name in dir(BaseModel) if not name.startswith("_")} <= PYDANTIC_NAMES


def test_eight_threads_that_create_the_same_row_get_the_same_row(
    engine: Engine, project: tuple[ModuleType, Flask]
) -> None:
    db, _ = project
    customer = importlib.import_module(f"{CASE.config.package}.models").Customer
    together = Barrier(8)

    def create(_: int) -> int:
        with db.job() as session:
            together.wait(10)
            found: int = session.create_or_first(customer, {"name": "Ada", "password": "x"}, email="ada@example.org").id
            return found

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(create, range(8)))) == 1
