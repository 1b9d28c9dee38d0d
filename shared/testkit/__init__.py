"""What the tests of every service share: real databases, a real Redis, a clock that stands still."""
