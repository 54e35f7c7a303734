"""The page's browser, for the demo's page; where none is found these tests are skipped by name."""

from tests.page.conftest import browser, opened, pytest_collection_modifyitems

__all__ = ["browser", "opened", "pytest_collection_modifyitems"]
