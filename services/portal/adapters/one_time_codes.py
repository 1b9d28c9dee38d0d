"""One-time codes (TOTP, RFC 6238) and the square picture that an authenticator application reads."""

from __future__ import annotations

from datetime import datetime

import pyotp
import segno

ISSUER = "Janus"
STEP_SECONDS = 30
# One step either side: telephones are rarely more than half a minute off.
_TOLERATED_STEPS = (0, -1, 1)


def new_secret() -> str:
    return pyotp.random_base32()


def matching_step(secret: str, code: str, *, at: datetime) -> int | None:
    """The time step that ``code`` belongs to, or None when it belongs to no step near ``at``."""
    totp = pyotp.TOTP(secret)
    now = int(at.timestamp()) // STEP_SECONDS
    wanted = code.replace(" ", "")
    for offset in _TOLERATED_STEPS:
        if pyotp.utils.strings_equal(wanted, totp.generate_otp(now + offset)):
            return now + offset
    return None


def code_at(secret: str, at: datetime) -> str:
    """What the person's application shows at that time; for the tests and the journey player."""
    return pyotp.TOTP(secret).generate_otp(int(at.timestamp()) // STEP_SECONDS)


def enrolment_uri(secret: str, email: str) -> str:
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def enrolment_picture(uri: str) -> str:
    """A ``data:`` address of the QR code as SVG, black on white whatever the theme."""
    return segno.make(uri, error="m", micro=False).svg_data_uri(scale=4, dark="#000", light="#fff", border=4)


def grouped(secret: str) -> str:
    """In fours, as a person types it."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
