"""Every route of the API, in one place."""

from fastapi import APIRouter

from khabar.api import changes, claims, concepts, counts, documents, events, judgements

router = APIRouter(prefix="/api/v1")
for module in (counts, events, claims, documents, concepts, judgements, changes):  # counts first: /events/facets is no id of an event
    router.include_router(module.router)
