from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import DDL, Integer, Sequence, event

from shop_postgresql_sequences.db import Model

ddl: Callable[[str], DDL] = DDL

order_number_sequence = Sequence(
    "order_number",
    start=1000,
    increment=5,
    minvalue=1000,
    maxvalue=999999,
    cycle=True,
    cache=20,
    metadata=Model.metadata,
)

ticket_number_sequence = Sequence(
    "Ticket %s", data_type=Integer, schema="help", metadata=Model.metadata
)
event.listen(
    Model.metadata,
    "after_create",
    ddl('ALTER SEQUENCE help."Ticket %%s" OWNED BY help.ticket.number').execute_if(
        dialect="postgresql"
    ),
)

free_seq = Sequence("free_seq", increment=-1, metadata=Model.metadata)
