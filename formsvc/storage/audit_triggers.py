"""The database's own refusal to have its audit log changed, as statements for each kind of database."""

from __future__ import annotations

_HEAD_ROW = (
    "INSERT INTO audit_head (one, events, hash) "
    "VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000')"
)

_SQLITE = (
    """
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END
""",
    """
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END
""",
    """
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END
""",
    """
CREATE TRIGGER audit_head_one_row BEFORE INSERT ON audit_head
BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END
""",
    """
CREATE TRIGGER audit_event_in_turn BEFORE INSERT ON audit_event
WHEN NOT EXISTS (SELECT 1 FROM audit_head WHERE events = NEW.seq - 1 AND hash = NEW.previous)
BEGIN SELECT RAISE(ABORT, 'An audit event follows the head of the chain.'); END
""",
    """
CREATE TRIGGER audit_head_in_turn BEFORE UPDATE ON audit_head
WHEN NEW.events <> OLD.events + 1
  OR NOT EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.events AND hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'An audit event follows the head of the chain.'); END
""",
)

_POSTGRESQL = (
    """
CREATE FUNCTION formsvc_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'The audit log is only ever added to.'; END $$
""",
    """
CREATE FUNCTION formsvc_audit_event_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audit_head WHERE events = NEW.seq - 1 AND hash = NEW.previous) THEN
    RAISE EXCEPTION 'An audit event follows the head of the chain.';
  END IF;
  RETURN NEW;
END $$
""",
    """
CREATE FUNCTION formsvc_audit_head_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.events <> OLD.events + 1
    OR NOT EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.events AND hash = NEW.hash) THEN
    RAISE EXCEPTION 'An audit event follows the head of the chain.';
  END IF;
  RETURN NEW;
END $$
""",
    """
CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION formsvc_audit_refuse()
""",
    """
CREATE TRIGGER audit_head_no_change BEFORE INSERT OR DELETE OR TRUNCATE ON audit_head
FOR EACH STATEMENT EXECUTE FUNCTION formsvc_audit_refuse()
""",
    """
CREATE TRIGGER audit_event_in_turn BEFORE INSERT ON audit_event
FOR EACH ROW EXECUTE FUNCTION formsvc_audit_event_in_turn()
""",
    """
CREATE TRIGGER audit_head_in_turn BEFORE UPDATE ON audit_head
FOR EACH ROW EXECUTE FUNCTION formsvc_audit_head_in_turn()
""",
)


def protection(dialect: str) -> tuple[str, ...]:
    """The head row and the triggers: for a migration to execute once both tables are there."""
    statements = _SQLITE if dialect == "sqlite" else _POSTGRESQL
    return tuple(statement.strip() for statement in (_HEAD_ROW, *statements))
