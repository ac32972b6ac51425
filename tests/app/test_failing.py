"""A part of the program fails: whoever asked gets a way on, and the log says where it failed but not what was typed."""

from __future__ import annotations

import asyncio
import logging
import re

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from app.failing import BrokenOffError, FailureAnswers

TYPED = "kirimkan-paspor-saya"


async def _fails(request: Request) -> Response:
    raise ValueError(request.query_params["q"])


async def _fails_halfway(_: Request) -> Response:
    async def pieces():
        yield b"the beginning"
        raise ValueError(TYPED)

    return StreamingResponse(pieces())


APP = Starlette(
    routes=[Route("/separuh", _fails_halfway), Route("/{rest:path}", _fails)], middleware=[Middleware(FailureAnswers)]
)


def ask(path: str) -> httpx.Response:
    """What an application all of whose routes fail answers, when somebody asks it for `TYPED`."""

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://sigap") as client:
            return await client.get(path, params={"q": TYPED})

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("path", "words", "help_page"),
    [
        ("/ringan/kontak", "Coba lagi sebentar lagi.", "/ringan/butuh-bantuan"),
        ("/ringan/en/kontak", "Try again in a moment.", "/ringan/en/butuh-bantuan"),
        ("/bahan/en/slides/modul-warga.pptx", "Try again in a moment.", "/ringan/en/butuh-bantuan"),
    ],
)
def test_a_reader_is_told_in_their_language_and_led_to_help(path: str, words: str, help_page: str):
    answer = ask(path)
    assert answer.status_code == 500
    assert answer.headers["cache-control"] == "no-store"
    assert words in answer.text
    assert f'href="{help_page}"' in answer.text
    assert 'href="tel:110"' in answer.text
    assert TYPED not in answer.text


def test_a_program_is_told_as_data():
    answer = ask("/api/v1/stages.json")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 500
    assert TYPED not in answer.text


def test_the_log_names_the_place_and_not_what_was_typed(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR):
        ask("/ringan/kontak")
    assert re.search(r"An answer failed \(ValueError\):\n(.|\n)*test_failing\.py", caplog.text)
    assert TYPED not in caplog.text


def test_an_answer_that_fails_halfway_is_broken_off_without_the_words_of_the_error():
    with pytest.raises(BrokenOffError) as caught:
        ask("/separuh")
    assert caught.value.__suppress_context__
