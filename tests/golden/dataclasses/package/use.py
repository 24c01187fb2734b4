"""Calls that type checkers must let through, as SQLAlchemy does."""

from decimal import Decimal

from shop_dataclasses.models import Business, Contract, Order, OrderLine, Price, Product, Region


def business(region: Region) -> Business:
    return Business(name="Ada", vat_id="IT1", region=region, tags={"loud": True})


def order(customer: Business, product: Product) -> Order:
    order = Order(1, None, customer=customer, reason="why not", products=[product])
    order.lines.append(OrderLine("a line", product=product, order_id=3))
    return order


def product() -> Product:
    price = Price(currency="EUR", amount=Decimal(1))
    return Product(sku="P1", price=Decimal(1), prices={"EUR": price})


def contract() -> Contract:
    return Contract(shelf=1, number=2, title="Lease")
