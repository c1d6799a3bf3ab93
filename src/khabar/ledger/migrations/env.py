"""Runs the migrations on the connection that the ledger hands over."""

from alembic import context

from khabar.ledger.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
