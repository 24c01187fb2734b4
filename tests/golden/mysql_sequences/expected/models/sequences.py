from __future__ import annotations

from sqlalchemy import Sequence

from shop_mysql_sequences.db import Model

order_number_sequence = Sequence(
    "order_number",
    start=1000,
    increment=5,
    maxvalue=999999,
    cycle=True,
    cache=20,
    metadata=Model.metadata,
)
