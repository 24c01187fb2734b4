"""The resources: what the web application serves under `/api`."""

from __future__ import annotations

from shop_resources.resources.author import authors
from shop_resources.resources.customer import customers
from shop_resources.resources.order import orders
from shop_resources.resources.order_line import order_lines
from shop_resources.resources.person import people
from shop_resources.rest import Resource

RESOURCES: tuple[Resource, ...] = (customers, orders, order_lines, people, authors)
