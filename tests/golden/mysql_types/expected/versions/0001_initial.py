"""initial"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    op.create_table(
        "sensor",
        sa.Column("id", mysql.BIGINT(unsigned=True), nullable=False),
        sa.Column("level", mysql.TINYINT(), nullable=False),
        sa.Column("channel", mysql.TINYINT(unsigned=True), nullable=False),
        sa.Column("small", mysql.SMALLINT(unsigned=True), nullable=True),
        sa.Column("medium", mysql.MEDIUMINT(), nullable=False),
        sa.Column(
            "number",
            mysql.INTEGER(unsigned=True, zerofill=True),
            server_default=sa.text("7"),
            nullable=False,
        ),
        sa.Column("total", mysql.BIGINT(unsigned=True), nullable=False),
        sa.Column("plain", sa.Integer(), nullable=False),
        sa.Column(
            "fee",
            mysql.DECIMAL(unsigned=True, precision=8, scale=2),
            server_default=sa.text("1.50"),
            nullable=False,
        ),
        sa.Column("rate", mysql.FLOAT(precision=7, scale=2), nullable=False),
        sa.Column(
            "shown",
            mysql.INTEGER(display_width=5, unsigned=True, zerofill=True),
            server_default=sa.text("7"),
            nullable=False,
        ),
        sa.Column("digest", sa.BINARY(length=16), nullable=False),
        sa.Column("token", sa.VARBINARY(length=40), nullable=False),
        sa.Column("flags", mysql.BIT(length=8), nullable=False),
        sa.Column("built", mysql.YEAR(), nullable=False),
        sa.Column("code", sa.CHAR(length=2), nullable=False),
        sa.Column(
            "channels",
            mysql.SET("mail", "push", "on paper"),
            server_default="mail,on paper",
            nullable=False,
        ),
        sa.Column("days", mysql.SET("sat", "sun", charset="latin1"), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sensor")),
        sa.UniqueConstraint("token", name=op.f("uq_sensor_token")),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock", mysql.TIME(fsp=3), nullable=False),
        sa.Column(
            "taken",
            mysql.DATETIME(fsp=6),
            server_default=sa.text("CURRENT_TIMESTAMP(6)"),
            nullable=False,
        ),
        sa.Column(
            "stored", mysql.TIMESTAMP(), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("exactly", mysql.TIMESTAMP(fsp=3), nullable=True),
        sa.Column("short_note", mysql.TINYTEXT(), nullable=False),
        sa.Column("note", mysql.MEDIUMTEXT(), nullable=True),
        sa.Column("long_note", mysql.LONGTEXT(collation="utf8mb4_bin"), nullable=False),
        sa.Column(
            "title",
            sa.String(length=80, collation="utf8mb4_german2_ci"),
            nullable=False,
        ),
        sa.Column(
            "label",
            mysql.VARCHAR(charset="latin1", collation="latin1_bin", length=40),
            nullable=False,
        ),
        sa.Column("country", mysql.CHAR(charset="ascii", length=2), nullable=False),
        sa.Column("essay", mysql.TEXT(charset="utf8mb4"), nullable=False),
        sa.Column("icon", mysql.TINYBLOB(), nullable=False),
        sa.Column("picture", mysql.MEDIUMBLOB(), nullable=True),
        sa.Column("film", mysql.LONGBLOB(), nullable=False),
        sa.Column("address", mysql.INET4(), nullable=False),
        sa.Column("long_address", mysql.INET6(), nullable=True),
        sa.Column("sensor_id", mysql.BIGINT(unsigned=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["sensor_id"], ["sensor.id"], name=op.f("fk_reading_sensor_id_sensor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(
        op.f("ix_reading_sensor_id"), "reading", ["sensor_id"], unique=False
    )
    op.create_index(op.f("ix_reading_title"), "reading", ["title"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("reading")
    op.drop_table("sensor")
