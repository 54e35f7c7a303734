"""One file a verb group, one function a verb; each works over the UnitOfWork port alone."""
