"""The OpenAPI description: the parameters that routes declare, and the shapes of answers from their types."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI

from khabar.api import forms
from khabar.api.answers import GEOJSON, JSON
from khabar.api.asking import Parameter

_REF = "#/components/schemas/{name}"
_TAG = {"description": "Names this answer at this state of the ledger.", "schema": {"type": "string"}}
_KNOWN = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of an answer that the client has: while it holds, 304 and nothing else comes.",
    "schema": {"type": "string"},
}
_REFUSED = {"description": "What is wrong with the request.", "content": {JSON: {"schema": {"$ref": _REF.format(name="Refusal")}}}}


def described(
    form: type[Any] | None, parameters: tuple[Parameter, ...] = (), *, missing: bool = False, media: str = JSON
) -> dict[str, Any]:
    """What a route tells of itself: the arguments of its decorator.

    ``form`` is the type of a JSON answer, None for another medium; ``missing`` tells that what is asked for by its id may not be there.
    """
    schema: dict[str, Any] = {"type": "string"} if form is None else {"$ref": _REF.format(name=form.__name__)}
    if form is dict or media == GEOJSON:
        schema = {"type": "object"}
    found: dict[int, Any] = {
        200: {"description": "What was asked for.", "headers": {"ETag": _TAG}, "content": {media: {"schema": schema}}},
        304: {"description": "What the client has already.", "headers": {"ETag": _TAG}},
        422: _REFUSED,
        503: {**_REFUSED, "description": "The ledger cannot be read now."},
    }
    if missing:
        found |= {404: {**_REFUSED, "description": "There is no such thing in the ledger."}}
    extra = {"parameters": [*(parameter.described() for parameter in parameters), _KNOWN]}
    return {"responses": found, "openapi_extra": extra, "response_model": None}


def refusals() -> dict[int | str, dict[str, Any]]:
    """What a route that writes answers where it writes nothing."""
    told = {
        401: "It needs a token (Authorization: Bearer ...).",
        403: "The token may not do this.",
        404: "There is no such thing in the ledger.",
        409: "Somebody decided since it was shown, or the events are others by now; what stands is in the detail.",
        422: "What is wrong with the request.",
        429: "Too many writes; Retry-After says when to come again.",
        503: "The ledger cannot be written now.",
    }
    return {status: {**_REFUSED, "description": said} for status, said in told.items()}


def describe(app: FastAPI) -> None:
    """Have the description of an application tell the shapes of the answers."""
    plain = app.openapi

    def told() -> dict[str, Any]:
        is_made = app.openapi_schema is not None
        schema = plain()
        if not is_made:
            _, components = msgspec.json.schema_components(forms.PAGES, ref_template=_REF)
            schema.setdefault("components", {}).setdefault("schemas", {}).update(components)
        return schema

    app.openapi = told  # type: ignore[method-assign]
