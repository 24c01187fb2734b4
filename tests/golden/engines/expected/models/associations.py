from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_engines.db import Model, ReportsModel

labelled = Table(
    "labelled",
    Model.metadata,
    Column(
        "customer_id",
        Integer,
        ForeignKey("customer.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "label_id",
        Integer,
        ForeignKey("label.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
reports_labelled = Table(
    "labelled",
    ReportsModel.metadata,
    Column(
        "visit_id",
        Integer,
        ForeignKey("visit.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "topic_id",
        Integer,
        ForeignKey("label.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
