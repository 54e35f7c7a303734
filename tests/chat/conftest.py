"""The places of stories, for the files of this folder."""

from tests.story.towns import hut, town

__all__ = ["hut", "town"]
