"""Settings of Streamlit that hold whatever ``.streamlit/config.toml`` says, or if it is lost."""

from __future__ import annotations

import os
from collections.abc import Mapping

from streamlit import config

from goodcry import network
from goodcry.ui.kit.served import SERVED

# Name -> value.
HELD: Mapping[str, object] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.showSidebarNavigation": False,
    "client.toolbarMode": "minimal",
    # In MB. A visitor sends a few kB; more at once is an attempt to fill the memory.
    "server.maxMessageSize": 2,
    "server.maxUploadSize": 1,
    "server.enableWebsocketCompression": True,
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
}


def hold() -> None:
    """Set them; the last word is the launcher's.

    Raises:
        ValueError: ``GOODCRY_URL`` is no address. Better no start than codes that lead nowhere.
    """
    network.configured()
    os.environ[SERVED] = "1"
    for name, value in HELD.items():
        config.set_option(name, value, "goodcry/server/settings.py")
