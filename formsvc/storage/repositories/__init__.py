"""One repository for each kind of thing: rows to frozen values and back, always within one practice."""
