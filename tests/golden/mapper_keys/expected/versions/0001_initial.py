"""initial"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    op.create_table(
        "log",
        sa.Column("no", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("stamped_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "country",
        sa.Column("code", sa.String(length=2), nullable=False),
        sa.Column("id", sa.Integer(), nullable=True),
        sa.UniqueConstraint("code", name=op.f("uq_country_code")),
    )
    op.create_table(
        "city",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_city_country_code_country"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city")),
    )
    op.create_index(
        op.f("ix_city_country_code"), "city", ["country_code"], unique=False
    )
    op.create_table(
        "weather",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sun", sa.Boolean(), nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["city_id"], ["city.id"], name=op.f("fk_weather_city_id_city")
        ),
    )
    op.create_index(op.f("ix_weather_city_id"), "weather", ["city_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("weather")
    op.drop_table("city")
    op.drop_table("country")
    op.drop_table("log")
