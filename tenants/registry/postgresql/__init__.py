"""The database engine: django-tenants' backend, failing closed and sending fewer SETs."""
