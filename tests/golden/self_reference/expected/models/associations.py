from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_self_reference.db import Model

friendship = Table(
    "friendship",
    Model.metadata,
    Column(
        "person_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "friend_id",
        Integer,
        ForeignKey("person.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
