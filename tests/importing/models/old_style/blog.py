"""A blog as it was written for SQLAlchemy 1.4: columns without annotations, and `backref`."""

import datetime

from sqlalchemy import Boolean, Column, DateTime, Enum, ForeignKey, Integer, String, Table, Unicode
from sqlalchemy.orm import backref, declarative_base, relationship

Base = declarative_base()

post_tags = Table(
    "post_tags",
    Base.metadata,
    Column("post_id", Integer, ForeignKey("posts.id"), primary_key=True),
    Column("tag_id", Integer, ForeignKey("tags.id"), primary_key=True),
)


class TimestampMixin(object):
    created = Column(DateTime, default=datetime.datetime.utcnow, nullable=False)


class User(Base, TimestampMixin):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    username = Column(Unicode(40), unique=True, nullable=False)
    active = Column(Boolean, default=True, nullable=False)
    role = Column(Enum("reader", "writer", name="user_role"), nullable=False, default="reader")

    def __repr__(self):
        return self.username


class Post(Base, TimestampMixin):
    __tablename__ = "posts"

    id = Column(Integer, primary_key=True)
    title = Column("post_title", String(200), nullable=False)
    author_id = Column(Integer, ForeignKey("users.id"), nullable=False)
    reply_to_id = Column(Integer, ForeignKey("posts.id"))

    author = relationship("User", backref=backref("posts", lazy="dynamic", cascade="all, delete-orphan"))
    replies = relationship("Post", backref=backref("reply_to", remote_side=[id]))
    tags = relationship("Tag", secondary=post_tags, backref="posts")


class Tag(Base):
    __tablename__ = "tags"

    id = Column(Integer, primary_key=True)
    name = Column(String(30), nullable=False)
