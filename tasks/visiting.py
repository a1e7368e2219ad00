"""Whether a public web page can be reached: asked politely, and never of an address inside somebody's network."""

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, HTTPError, ReadTimeoutError, SSLError

AGENT = "Madoguchi link check"
_TIMEOUT = urllib3.Timeout(connect=5, read=10)
_HOPS = 5
_PORTS = {"http": 80, "https": 443}


class NotPublic(Exception):
    """The name leads to an address that is not on the public internet."""


def trouble_of(url: str) -> str:
    """Empty where the page answers; else what a person can look up: "404", "timeout", "no such host" …"""
    for _ in range(_HOPS):
        try:
            status, location = _visit(url)
        except NotPublic:
            return "not public"
        except socket.gaierror:
            return "no such host"
        except SSLError:
            return "certificate"
        except (ConnectTimeoutError, ReadTimeoutError):
            return "timeout"
        except (HTTPError, OSError, ValueError):
            return "not reached"
        if not location:
            return "" if status < 400 else str(status)
        url = urljoin(url, location)
    return "too many redirects"


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def _visit(url: str) -> tuple[int, str]:
    """Status and where it leads on. GET where HEAD is not taken: some servers know only that."""
    status, location = _ask("HEAD", url)
    return (status, location) if status < 400 else _ask("GET", url)


def _ask(method: str, url: str) -> tuple[int, str]:
    """The connection goes to the very address that was found public: a name may lead elsewhere a moment later."""
    parts = urlsplit(url)
    host, port = (parts.hostname or "").encode("idna").decode(), parts.port or _PORTS.get(parts.scheme, 0)
    if not host or parts.scheme not in _PORTS or parts.username:
        raise NotPublic
    pool = _pool(parts.scheme, _public_address(host, port), port, host)
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    headers = {"Host": host if port == _PORTS[parts.scheme] else f"{host}:{port}", "User-Agent": AGENT}
    with pool:
        answer = pool.urlopen(method, target, headers=headers, redirect=False, retries=False, preload_content=False)
        try:
            return answer.status, answer.headers.get("Location", "") if 300 <= answer.status < 400 else ""
        finally:
            answer.close()


def _pool(scheme: str, address: str, port: int, host: str) -> HTTPConnectionPool:
    if scheme == "http":
        return HTTPConnectionPool(address, port, timeout=_TIMEOUT)
    return HTTPSConnectionPool(address, port, timeout=_TIMEOUT, server_hostname=host, assert_hostname=host)


def _public_address(host: str, port: int) -> str:
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(is_public(address) for address in found):
        raise NotPublic
    return found[0]


def is_public(address: str) -> bool:
    given = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(given, "ipv4_mapped", None) or given
    return inner.is_global and not inner.is_multicast
