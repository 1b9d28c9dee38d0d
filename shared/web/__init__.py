"""What people see: layout, components, forms, languages, errors as pages. Services import from here."""

from __future__ import annotations

from flask import flash

from shared.web.forms import Form
from shared.web.rendering import redirect_to, render_page

__all__ = ["Form", "flash", "redirect_to", "render_page"]
