from __future__ import annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_mysql_indexes.db import Model


class Article(Model):
    __tablename__ = "article"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index(
            "ix_article_body",
            "body",
            mysql_length={"body": 20},
            mariadb_length={"body": 20},
        ),
        Index("ix_article_title", "title", mysql_using="btree", mariadb_using="btree"),
        Index(
            "ix_article_title_article_body",
            "title",
            "body",
            mysql_prefix="FULLTEXT",
            mariadb_prefix="FULLTEXT",
        ),
        Index(
            "ix_article_title_start",
            "title",
            mysql_length={"title": 10},
            mariadb_length={"title": 10},
        ),
    )
