"""The app behind its own small server, goodcry/server: words before the framework, files, health.

    streamlit run serve.py

``streamlit run app.py`` draws the same pages without it. A host that takes this file for a script
of Streamlit's, instead of finding the server in it, draws them, too.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from goodcry.server import settings, stack

HOME = Path(__file__).resolve().parent / "app.py"

if get_script_run_ctx(suppress_warning=True) is not None:
    runpy.run_path(str(HOME), run_name="__main__")
else:
    try:
        settings.hold()
    except ValueError as error:
        sys.exit(str(error))
    app = st.App(
        HOME, routes=stack.routes(), middleware=stack.middleware(), lifespan=stack.lifespan
    )
