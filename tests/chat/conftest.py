"""A town for the files of this folder."""

from tests.story.towns import town

__all__ = ["town"]
