"""Asking another site whether a page is still there: politely, and never anything inside our own network."""

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import urljoin, urlsplit

TIMEOUT = 8  # seconds
PAUSE = 2.0  # seconds between two questions to one host
HOPS = 4
AGENT = "Naungan-pemeriksa-tautan/1"
PORTS = {"http": 80, "https": 443}


class Forbidden(Exception):
    """This address is not asked: not the public web."""


def public_address(host: str, port: int) -> str:
    """One numeric address of the host. Raises Forbidden when any of them is not of the public internet.

    The number that was judged is the one that is connected to: a name cannot point elsewhere a moment later.
    """
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as wrong:
        raise OSError(str(wrong)) from None
    for number in found:
        address = ipaddress.ip_address(number.split("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if not mapped.is_global or mapped.is_multicast:
            raise Forbidden(host)
    return sorted(found)[0]


class Fetcher:
    """Asks for one address after the other, remembering when each host was last asked."""

    def __init__(self) -> None:
        self.asked: dict[str, float] = {}

    def status(self, address: str) -> int:
        """The status at the end of the redirects; HEAD, and GET where HEAD is not understood.

        Raises Forbidden for what is not the public web on its ordinary ports, OSError for a site that does not answer.
        """
        for _ in range(HOPS):
            status, location = self._ask("HEAD", address)
            if status in (400, 403, 404, 405, 500, 501, 503):
                status, location = self._ask("GET", address)
            if status not in (301, 302, 303, 307, 308) or not location:
                return status
            address = urljoin(address, location)
        return status

    def _ask(self, method: str, address: str) -> tuple[int, str]:
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname or parts.username:
            raise Forbidden(address)
        if (parts.port or PORTS[parts.scheme]) != PORTS[parts.scheme]:
            raise Forbidden(address)
        host = parts.hostname
        number = public_address(host, PORTS[parts.scheme])
        time.sleep(max(0.0, self.asked.get(host, 0.0) + PAUSE - time.monotonic()))
        self.asked[host] = time.monotonic()
        connection = _connect(parts.scheme, host, number)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(method, path, headers={"Host": host, "User-Agent": AGENT, "Accept": "*/*"})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
        except http.client.HTTPException as wrong:
            raise OSError(str(wrong)) from None
        finally:
            connection.close()


def _connect(scheme: str, host: str, number: str) -> http.client.HTTPConnection:
    """A connection to that number, which still proves itself to be `host`."""
    connection = http.client.HTTPConnection(host, PORTS[scheme], timeout=TIMEOUT)
    sock = socket.create_connection((number, PORTS[scheme]), timeout=TIMEOUT)
    connection.sock = (
        ssl.create_default_context().wrap_socket(sock, server_hostname=host) if scheme == "https" else sock
    )
    return connection
