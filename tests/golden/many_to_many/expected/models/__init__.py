"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_many_to_many.models.actor import Actor
from shop_many_to_many.models.associations import film_genre
from shop_many_to_many.models.film import Film
from shop_many_to_many.models.genre import Genre
from shop_many_to_many.models.role import Role

__all__ = ["Actor", "Film", "Genre", "Role", "film_genre"]
