from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network
from typing import TYPE_CHECKING

from sqlalchemy import Index, String
from sqlalchemy.dialects.postgresql import CIDR, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_excludes.db import Model

if TYPE_CHECKING:
    from shop_postgresql_excludes.models.booking import Booking


class Room(Model):
    __tablename__ = "room"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    network: Mapped[IPv4Network | IPv6Network] = mapped_column(CIDR)

    bookings: Mapped[list[Booking]] = relationship(back_populates="room")

    __table_args__ = (
        ExcludeConstraint(("name", "="), name="name_once", using="hash"),
        ExcludeConstraint(
            ("network", "&&"),
            name="networks_apart",
            using="gist",
            ops={"network": "inet_ops"},
        ),
        Index(
            "ix_room_name",
            "name",
            postgresql_using="btree",
            postgresql_with={"fillfactor": 80},
            postgresql_tablespace="pg_default",
        ),
        Index(
            "ix_room_name_words",
            "name",
            postgresql_using="gist",
            postgresql_ops={"name": "gist_trgm_ops"},
            postgresql_with={"buffering": "auto"},
        ),
        {
            "postgresql_tablespace": "pg_default",
            "postgresql_with": {"autovacuum_enabled": "false", "fillfactor": 70},
        },
    )
