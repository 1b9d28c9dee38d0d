"""Pages, API and internal answers: access, schema, one use case or query, dump."""
