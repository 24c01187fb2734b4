from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_inheritance.db import Model

customer_friends = Table(
    "customer_friends",
    Model.metadata,
    Column(
        "customer_customer_id",
        Integer,
        ForeignKey("customer.customer_no", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
manager_teams = Table(
    "manager_teams",
    Model.metadata,
    Column(
        "manager_id",
        Integer,
        ForeignKey("manager.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "team_id",
        Integer,
        ForeignKey("team.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
