"""What comes in and goes out, in marshmallow: pure, strict, one direction each."""
