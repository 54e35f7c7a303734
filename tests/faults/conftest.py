"""The archives of tests, for the files of this folder."""

from tests.support.archives import archive, lite_archive, migrated, migrated_postgresql, pg_archive, templates

__all__ = ["archive", "lite_archive", "migrated", "migrated_postgresql", "pg_archive", "templates"]
