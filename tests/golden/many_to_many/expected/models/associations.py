from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_many_to_many.db import Model

film_genre = Table(
    "film_genre",
    Model.metadata,
    Column(
        "film_id", Integer, ForeignKey("film.id", ondelete="CASCADE"), primary_key=True
    ),
    Column(
        "genre_id",
        Integer,
        ForeignKey("genre.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
