"""``make serve``: show the live site on this machine, at the address that is given."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence

from mkdocs.__main__ import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; the exit status is 1 where the address cannot be had, which is said in one line."""
    parser = argparse.ArgumentParser(prog="python -m hooks.start_serving", description=__doc__)
    parser.add_argument("address", nargs="?", default="127.0.0.1:8000", help="host and port (127.0.0.1:8000)")
    address = parser.parse_args(arguments).address
    if wrong := refused(address):
        print(wrong, file=sys.stderr)
        return 1
    print(f"The site will be at http://{address}/ (Ctrl-C ends it)", flush=True)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    cli(["serve", "--dirty", "--no-strict", "--dev-addr", address], standalone_mode=False)
    return 0


def refused(address: str) -> str:
    """Why the site cannot be served at ``address``; nothing where it can."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        return f"ADDRESS: expected host and port, such as 127.0.0.1:8000, got '{address}'"
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host.strip("[]"), int(port)), family=family):
            return ""
    except OSError as error:
        why = "is in use by another program" if error.errno in {48, 98, 10048} else f"cannot be had: {error.strerror}"
        return f"{address} {why}; another is taken with: make serve ADDRESS=127.0.0.1:8001"


if __name__ == "__main__":
    sys.exit(main())
