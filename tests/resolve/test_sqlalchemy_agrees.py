"""SQLAlchemy understands the models as the schema means them: no warning, the same tables, rows that can be written."""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Table
from tests.resolve.schemas import resolved

# Everything at which SQLAlchemy has to be told how to join, or which it could put into another order.
HARD = """
mixins:
  Tenanted:
    columns:
      tenant_id: {foreign_key: {column: Tenant.id, ondelete: CASCADE}, primary_key: true}
  Owned:
    columns:
      owner_id: {foreign_key: Employee.id, index: true}
      slug: {type: str(20), unique: true}
models:
  Tenant: {columns: {name: str(10)}}
  Employee:
    relationships:
      manager: Employee?
      mentor: {model: Employee?, back_populates: pupils, ondelete: SET NULL}
      friends: {model: Employee, secondary: friendship, back_populates: friend_of}
      department: {model: Department, back_populates: staff}
  Department:
    relationships:
      head: {model: Employee?, back_populates: heads}
  Customer:
    mixins: [Tenanted]
    columns: {number: {type: int, primary_key: true}}
  Order:
    columns: {number: int, tenant_id: {foreign_key: Tenant.id}}
    relationships:
      tenant: Tenant
      customer: {model: Customer, via: [tenant_id, number]}
  Folder:
    primary_key: [tenant, number]
    columns: {number: int, parent_number: int?}
    relationships:
      tenant: Tenant
      parent: {model: Folder, via: [tenant_id, parent_number]}
  Letter:
    mixins: [Owned]
    relationships:
      owner: {model: Employee, via: owner_id}
      sender: {model: Address, back_populates: sent}
      receiver: {model: Address?, back_populates: false}
    indexes: [[owner_id, sender]]
  Address: {relationships: {copies: {model: Letter, secondary: address_letter}}}
  Profile:
    relationships:
      employee: {model: Employee, primary_key: true, ondelete: CASCADE}
      photo: {model: Photo, unique: true}
  Photo: {relationships: {profile: {model: Profile, uselist: false}}}
  Student: {relationships: {courses: {model: Course, secondary: Enrolment}}}
  Course: {}
  Enrolment:
    relationships:
      student: {model: Student, primary_key: true}
      course: {model: Course, primary_key: true}
"""
PACKAGE = "hard_models"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return resolved(HARD)


@pytest.fixture(scope="module")
def models(schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    root = tmp_path_factory.mktemp("models")
    for file in emit(schema, Config(PACKAGE)):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    (root / "src" / PACKAGE / "__init__.py").write_text("")
    sys.path.insert(0, str(root / "src"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            imported = importlib.import_module(f"{PACKAGE}.models")
            importlib.import_module(f"{PACKAGE}.db").Model.registry.configure()
        yield imported
    finally:
        sys.path.remove(str(root / "src"))
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]


@pytest.fixture
def session(models: ModuleType) -> Iterator[Session]:
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        models.Tenant.metadata.create_all(connection)
        with Session(connection) as session:
            yield session


def facts_meant(table: Table) -> dict[str, Any]:
    return {
        "columns": [(one.name, one.nullable) for one in table.columns],
        "autoincrement": [one.name for one in table.columns if one.autoincrement],
        "primary key": (table.primary_key.name, table.primary_key.columns),
        "foreign keys": {
            (one.name, one.columns, str(one.target), one.ondelete, one.use_alter) for one in table.foreign_keys
        },
        "uniques": {(one.name, one.columns) for one in table.uniques},
        "indexes": {(one.name, tuple(str(part.column) for part in one.elements), one.unique) for one in table.indexes},
    }


def facts_made(table: sa.Table) -> dict[str, Any]:
    counted = table._autoincrement_column  # no public name says which column it is
    constraints = [one for one in table.constraints if isinstance(one, sa.UniqueConstraint)]
    return {
        "columns": [(one.name, bool(one.nullable)) for one in table.columns],
        "autoincrement": [] if counted is None else [counted.name],
        "primary key": (table.primary_key.name, tuple(one.name for one in table.primary_key)),
        "foreign keys": {
            (one.name, tuple(one.column_keys), one.referred_table.name, one.ondelete, one.use_alter)
            for one in table.foreign_key_constraints
        },
        "uniques": {(one.name, tuple(part.name for part in one.columns)) for one in constraints},
        "indexes": {(one.name, tuple(part.name for part in one.columns), bool(one.unique)) for one in table.indexes},
    }


def test_the_tables_are_the_same(schema: Schema, models: ModuleType) -> None:
    made = models.Tenant.metadata.tables
    assert {name: facts_made(table) for name, table in made.items()} == {
        str(table.key): facts_meant(table) for table in schema.tables
    }


def test_rows_that_need_each_other_can_be_written(models: ModuleType, session: Session) -> None:
    boss = models.Employee()
    boss.department = models.Department(head=boss)
    session.add(boss)
    session.commit()
    assert boss.heads == [boss.department]
    assert boss.department.staff == [boss]


def test_a_shared_key_column_is_written_by_either_relationship(models: ModuleType, session: Session) -> None:
    tenant = models.Tenant(name="first")
    session.add(tenant)
    session.flush()
    order = models.Order(customer=models.Customer(tenant_id=tenant.id, number=7))
    root = models.Folder(tenant=tenant, number=1)
    leaf = models.Folder(tenant=tenant, number=2, parent=root)
    session.add_all([order, leaf])
    session.commit()
    assert (order.tenant, order.number) == (tenant, 7)
    assert root.children == [leaf]


def test_a_collection_to_itself_is_followed_in_its_own_direction(models: ModuleType, session: Session) -> None:
    department = models.Department()
    chief = models.Employee(department=department)
    clerk = models.Employee(department=department, manager=chief, mentor=chief, friends=[chief])
    session.add(clerk)
    session.commit()
    assert (chief.manager_of, chief.pupils, chief.friend_of, chief.friends) == ([clerk], [clerk], [clerk], [])


def test_a_many_to_many_through_a_model_shows_its_rows(models: ModuleType, session: Session) -> None:
    student, course = models.Student(), models.Course()
    session.add(models.Enrolment(student=student, course=course))
    session.commit()
    assert student.courses == [course]
    assert course.students == [student]
