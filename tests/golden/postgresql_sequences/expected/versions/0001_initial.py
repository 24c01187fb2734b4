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
    if op.get_context().dialect.name == "postgresql":
        # A schema made here gets a comment, by which the downgrade knows it.
        op.execute(
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'help') THEN CREATE SCHEMA help; COMMENT ON SCHEMA help IS 'made by revision 0001'; END IF; END $$"
        )
    op.execute(
        sa.schema.CreateSequence(
            sa.Sequence(
                "order_number",
                start=1000,
                increment=5,
                minvalue=1000,
                maxvalue=999999,
                cycle=True,
                cache=20,
            )
        )
    )
    op.execute(
        sa.schema.CreateSequence(
            sa.Sequence("Ticket %s", data_type=sa.Integer(), schema="help")
        )
    )
    op.execute(sa.schema.CreateSequence(sa.Sequence("free_seq", increment=-1)))
    op.create_table(
        "orders",
        sa.Column(
            "id",
            sa.BigInteger(),
            server_default=sa.Sequence("order_number").next_value(),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_table(
        "invoice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "number",
            sa.BigInteger(),
            server_default=sa.Sequence("order_number").next_value(),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.UniqueConstraint("number", name=op.f("uq_invoice_number")),
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "number",
            sa.Integer(),
            server_default=sa.Sequence("Ticket %s", schema="help").next_value(),
            nullable=False,
        ),
        sa.Column("text", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        schema="help",
    )
    if op.get_context().dialect.name == "postgresql":
        # These sequences go with their columns.
        op.execute('ALTER SEQUENCE help."Ticket %s" OWNED BY help.ticket.number')


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("ticket", schema="help")
    op.drop_table("invoice")
    op.drop_table("orders")
    op.execute(sa.schema.DropSequence(sa.Sequence("free_seq")))
    op.execute(sa.schema.DropSequence(sa.Sequence("order_number")))
    if op.get_context().dialect.name == "postgresql":
        # A schema that was there before stays.
        op.execute(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'help' AND obj_description(oid, 'pg_namespace') = 'made by revision 0001') THEN DROP SCHEMA help; END IF; END $$"
        )
