"""One function, one transaction: what people and events make the contracts service do."""
