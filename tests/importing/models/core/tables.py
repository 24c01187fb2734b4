"""Tables without classes."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Numeric, String, Table

metadata = MetaData()
products = Table("products", metadata, Column("id", Integer, primary_key=True), Column("name", String(40), nullable=False))
prices = Table(
    "prices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("product_id", ForeignKey("products.id", name="price_of_product"), nullable=False),
    Column("amount", Numeric(8, 2), nullable=False),
)
