from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_mysql_tables.db import Model


class Log(Model):
    """not worth a transaction"""

    __tablename__ = "log"

    id: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(String(200))

    __table_args__ = {
        "comment": "not worth a transaction",
        "mysql_engine": "Aria",
        "mariadb_engine": "Aria",
        "mysql_charset": "utf8mb4",
        "mariadb_charset": "utf8mb4",
        "mysql_collate": "utf8mb4_bin",
        "mariadb_collate": "utf8mb4_bin",
        "mysql_row_format": "PAGE",
        "mariadb_row_format": "PAGE",
        "mysql_auto_increment": "1000",
        "mariadb_auto_increment": "1000",
    }
