"""Objects for tests, a module a part of the house: `from tests.factories.catalogue import ...`."""
