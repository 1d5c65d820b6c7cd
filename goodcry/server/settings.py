"""Settings of Streamlit that hold whatever ``.streamlit/config.toml`` says, or if it is lost."""

from __future__ import annotations

from collections.abc import Mapping

from streamlit import config

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
    """Set them; the last word is the launcher's."""
    for name, value in HELD.items():
        config.set_option(name, value, "goodcry/server/settings.py")
