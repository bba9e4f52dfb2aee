"""SQLAlchemy tables, repositories, the unit of work, the job table, migrations and the file store."""
