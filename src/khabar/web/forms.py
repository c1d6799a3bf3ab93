"""What a form that was sent holds: its fields as words, the last of each name; files are not among them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request


async def _filled(request: Request) -> dict[str, str]:
    form = await request.form()
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


Filled = Annotated[dict[str, str], Depends(_filled)]
"""What a route that takes a form has as parameter: ``def route(view: Here, form: Filled) -> Response``."""
