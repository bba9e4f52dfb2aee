"""Flask: factory, blueprints, errors, headers, filters, static files."""
