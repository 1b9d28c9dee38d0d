"""HTTP: declared access, a schema, one use case, an answer."""
