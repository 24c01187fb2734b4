from __future__ import annotations

from flask import Flask, jsonify, Response
from shop_resources.db import s
from shop_resources.errors import register_errors
from shop_resources.openapi import register_openapi
from shop_resources.resources import RESOURCES
from shop_resources.rest import register


def create_app() -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/health", view_func=health)
    register(app, RESOURCES)
    register_openapi(app, "shop", RESOURCES)
    register_errors(app)
    app.teardown_appcontext(remove_session)
    return app


def health() -> Response:
    return jsonify(status="ok")


def remove_session(error: BaseException | None) -> None:
    s.remove()
