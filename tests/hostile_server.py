"""A web server on loopback that does what a test tells it to, good or bad, and remembers what it was asked."""

import contextlib
import http.server
import threading


class Asked:
    def __init__(self):
        self.paths, self.headers = [], []


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.paths.append(self.path)
        self.server.asked.headers.append(dict(self.headers))
        answer = self.server.pages.get(self.path, 404)
        self.close_connection = True
        with contextlib.suppress(OSError):
            if callable(answer):
                answer(self)
            elif isinstance(answer, int):
                self.page(status=answer)
            else:
                self.page(answer)

    def page(self, body=b"", status=200, kind="text/html", **headers):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(body))} | named).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class _Server(http.server.ThreadingHTTPServer):
    """Speaks TLS where it has a context; a client that turns away at once is no fault."""

    tls = None

    def finish_request(self, request, address):
        with contextlib.suppress(OSError):
            if self.tls is not None:
                request = self.tls.wrap_socket(request, server_side=True)
            super().finish_request(request, address)
            if self.tls is not None:
                request.unwrap()


@contextlib.contextmanager
def serving(pages, tls=None):
    """The address of a server of these pages (a body, a status, or a function that writes the answer) and what it was asked.

    ``tls`` is the context by which it speaks https.
    """
    server = _Server(("127.0.0.1", 0), _Handler)
    server.tls = tls
    server.daemon_threads, server.block_on_close = True, False
    server.pages, server.asked = pages, Asked()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}", server.asked
    finally:
        server.shutdown()
        server.server_close()


def redirect(to, status=302):
    return lambda handler: handler.page(status=status, Location=to)
