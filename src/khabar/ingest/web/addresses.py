"""Which addresses may be connected to: those of the public network, and what is allowed by name.

A page from outside can link to anything, and a name can be given any address by whoever owns it. So the address is what is checked,
after the name was looked up, and the connection is made to that very address: no second look-up can put another in its place.
"""

import socket
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from khabar.ingest.web.errors import FetchError

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network
Resolve: TypeAlias = Callable[[str, int], Sequence[str]]

_NAT64 = ip_network("64:ff9b::/96")
"""An IPv4 address as networks without IPv4 write it (RFC 6052)."""


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's own resolver. Raises ``OSError`` or ``UnicodeError``."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def networks(names: Iterable[str]) -> tuple[Network, ...]:
    """Networks from ``127.0.0.0/8`` and the like. Raises ``ValueError`` that names the one which is none."""
    return tuple(ip_network(name.strip()) for name in names)


def checked(host: str, port: int, allowed: Sequence[Network], resolve: Resolve = look_up) -> list[str]:
    """The addresses of a host, all of which may be connected to. Raises ``FetchError``: one that may not be spoils the others."""
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError("no-address", f"{host} has no address: {getattr(error, 'strerror', None) or error}", passing=True) from error
    for text in found:
        if not is_permitted(text, allowed):
            raise FetchError("refused-address", f"{host} has the address {text}, which is not of the public network: not connected")
    if not found:
        raise FetchError("no-address", f"{host} has no address", passing=True)
    return list(found)


def is_permitted(text: str, allowed: Sequence[Network] = ()) -> bool:
    """Whether an address is public or in a network that is allowed; what is no address is not."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    meant = _within(address)
    return all(is_public(one) for one in meant) or any(one in network for one in meant for network in allowed)


def is_public(address: Address) -> bool:
    """Whether an address is one of the public network: neither private nor loopback, link-local, multicast, reserved or of no host."""
    if isinstance(address, IPv6Address) and address in _NAT64:
        return True  # the IPv4 address in it is what counts
    special = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
    none = address.is_reserved or address.is_unspecified or (isinstance(address, IPv6Address) and address.is_site_local)
    return address.is_global and not special and not none


def _within(address: Address) -> tuple[Address, ...]:
    """An address with the IPv4 addresses that are written into it, of which it is a way to reach them; alone the one that is mapped."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    inside = [address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return (address, *(one for one in inside if one is not None))
