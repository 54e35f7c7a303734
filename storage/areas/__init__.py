"""The official areas: their names in a list made when the wheel is, their boundaries where a tenant brought them.

Both are SQLite files beside the database, read only, whatever the database is.
"""
