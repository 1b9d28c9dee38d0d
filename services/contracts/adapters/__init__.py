"""The outside world: Word, PDF, other services' internal API, numbers' check digits, public holidays."""
