"""Fetching by https from a server on loopback, with certificates made for the test."""

import shutil
import ssl
import subprocess
import time

import pytest
from hostile_server import serving

from khabar.ingest.web import Clock, Fetcher, FetchError, Rules
from khabar.ingest.web import exchange as exchange_module
from khabar.ingest.web.exchange import Limits

NAME = "news.invalid"


AUTHORITY = """
[ca]
default_ca = it
[it]
database = {folder}/index.txt
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = any
[any]
commonName = supplied
"""


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def certificate(folder, name=NAME, ended=False):
    """The files of a certificate that vouches for itself, and of its key."""
    made, key, asked = folder / "made.pem", folder / "key.pem", folder / "asked.pem"
    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={name}", "-keyout", key)
    if not ended:
        openssl("req", "-x509", *new, "-addext", f"subjectAltName=DNS:{name}", "-days", "2", "-out", made)
        return made, key
    (folder / "index.txt").touch()
    (folder / "serial").write_text("01")
    (folder / "ca.cnf").write_text(AUTHORITY.format(folder=folder))
    openssl("req", "-new", *new, "-out", asked)
    days = ("-startdate", "20200101000000Z", "-enddate", "20200102000000Z")
    openssl("ca", "-selfsign", "-batch", "-config", folder / "ca.cnf", "-keyfile", key, "-in", asked, "-out", made, "-notext", *days)
    return made, key


@pytest.fixture
def secure(tmp_path, monkeypatch):
    """What fetches from a server with a certificate (of another name, at its end), trusting that or what is given."""
    assert shutil.which("openssl"), "these tests make certificates with openssl"

    def fetch(pages, name=NAME, ended=False, trusted=None, limits=None):
        made, key = certificate(tmp_path, name, ended)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made, key)
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted or made))
        exchange_module._trusted.cache_clear()
        with serving(pages, context) as (root, asked):
            rules = Rules(allowed=("127.0.0.0/8",), tries=1, pause=0, limits=limits or Limits(connect_seconds=10))
            fetcher = Fetcher(rules, Clock(time.time, time.sleep), resolve=lambda host, port: ["127.0.0.1"])
            try:
                return fetcher.fetch(root.replace("127.0.0.1", NAME) + "/1"), asked
            except FetchError as error:
                error.asked = asked
                raise

    yield fetch
    exchange_module._trusted.cache_clear()


def test_a_page_is_fetched_by_https_under_its_own_name(secure):
    found, asked = secure({"/1": "<html>page</html>"})
    assert found.data == b"<html>page</html>"
    assert found.url.startswith(f"https://{NAME}:")
    assert asked.paths == ["/robots.txt", "/1"]
    assert {headers["Host"].partition(":")[0] for headers in asked.headers} == {NAME}


def refused(secure, **more):
    with pytest.raises(FetchError) as fault:
        secure({"/1": "<html>page</html>"}, **more)
    assert fault.value.asked.paths == []  # nothing was asked of whoever it was
    return fault.value


def test_a_certificate_that_nobody_vouches_for_is_refused(secure, tmp_path):
    (tmp_path / "others").mkdir()
    others, _ = certificate(tmp_path / "others")
    fault = refused(secure, trusted=others)
    assert "certificate verify failed" in fault.message
    assert not fault.passing  # it is not asked again at once


def test_a_certificate_of_another_name_is_refused(secure):
    assert "mismatch" in refused(secure, name="other.invalid").message


def test_a_certificate_that_is_over_is_refused(secure):
    assert "expired" in refused(secure, ended=True).message


def test_what_comes_too_slowly_by_https_is_ended(secure):
    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)

    began = time.monotonic()
    with pytest.raises(FetchError) as fault:
        secure({"/1": drip}, limits=Limits(connect_seconds=10, silent_seconds=5, whole_seconds=1))
    assert fault.value.kind == "too-slow"
    assert time.monotonic() - began < 9
