"""Job ads as they are pasted from group chats, read into posts."""

from nlp.posts.post import Post
from nlp.posts.reading import read

__all__ = ["Post", "read"]
