"""Every route of the API, in one place."""

from fastapi import APIRouter

from khabar.api import changes, claims, concepts, counts, documents, events, files, judgements, reviewing

router = APIRouter(prefix="/api/v1")
# Counts and files come first: /events/facets is no id of an event.
for module in (
    counts,
    files,
    events,
    claims,
    documents,
    concepts,
    judgements,
    changes,
    reviewing,
):
    router.include_router(module.router)
