"""Every route of the API, in one place."""

from fastapi import APIRouter

router = APIRouter(prefix="/api/v1")
