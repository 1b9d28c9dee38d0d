"""Addresses that mail can go to, and those that must be refused before a server sees them."""

from __future__ import annotations

import pytest

from services.notifications.domain.addresses import BadAddress, deliverable


@pytest.mark.parametrize(
    ("raw", "taken"),
    [
        ("zoe@exemple.fr", "zoe@exemple.fr"),
        (" zoe@Exemple.FR ", "zoe@exemple.fr"),
        ("Zoe.D'Almeida+janus@exemple.fr", "Zoe.D'Almeida+janus@exemple.fr"),
        ('"zoe d"@exemple.fr', '"zoe d"@exemple.fr'),
        ("zoe@lycée-macé.fr", "zoe@xn--lyce-mac-d1af.fr"),
    ],
)
def test_taken(raw: str, taken: str) -> None:
    assert deliverable(raw) == taken


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "zoe",
        "@exemple.fr",
        "zoe@",
        "zoe@exemple",
        "zoe@-exemple.fr",
        "zoe@exemple..fr",
        "zo..e@exemple.fr",
        ".zoe@exemple.fr",
        "zoe.@exemple.fr",
        "zoé@exemple.fr",
        "zoe@exemple.fr\r\nBcc: tout@monde.fr",
        "zoe\r\n@exemple.fr",
        "zoe@exemple.fr, autre@exemple.fr",
        "a" * 65 + "@exemple.fr",
        "zoe@" + "a" * 64 + ".fr",
    ],
)
def test_refused_and_not_repeated(raw: str) -> None:
    with pytest.raises(BadAddress) as refused:
        deliverable(raw)
    assert not raw or raw not in str(refused.value)
