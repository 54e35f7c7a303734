"""The archive's fixtures, for this room."""

from tests.support.archives import archive, lite_archive, migrated, migrated_postgresql, pg_archive, templates

__all__ = ["archive", "lite_archive", "migrated", "migrated_postgresql", "pg_archive", "templates"]
