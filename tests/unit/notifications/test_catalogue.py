"""The catalogue against the events, the templates and the samples."""

from __future__ import annotations

import pytest
from jinja2 import meta

from services.notifications.adapters.rendering import MAIL_TEMPLATES, mail_environment
from services.notifications.domain.catalogue import CATALOGUE, UnknownKind, kind_of
from services.notifications.domain.fields import Field, FieldType
from services.notifications.domain.notices import Audience, Category, NoticeKind, is_familiar, supported_locale
from tests.unit.notifications.samples import SAMPLES

RECRUITMENT = (
    "candidate_registered guardian_informed link_renewed slot_booked slot_moved slot_cancelled waiting_list_joined "
    "place_offered module_reminder decision_selected decision_reserve decision_not_selected school_results "
    "withdrawal_noted"
)
CONTRACTS = (
    "dossier_opened paper_refused papers_reminder contract_to_sign signature_refused contract_completed host_informed "
    "deadline_at_risk"
)
every_kind = pytest.mark.parametrize("kind", CATALOGUE.values(), ids=list(CATALOGUE))
# What the writer adds to every context: how to address the person, and the pieces of a mail.
AMBIENT = {"tu", "m"}


def test_every_kind_of_each_producer_is_there() -> None:
    by_producer: dict[str, list[str]] = {}
    for kind in CATALOGUE.values():
        by_producer.setdefault(kind.producer, []).append(kind.code)
    assert by_producer == {
        "recruitment": RECRUITMENT.split(),
        "contracts": CONTRACTS.split(),
        "notifications": ["partner_digest"],
    }


def test_only_the_weekly_letter_is_a_digest() -> None:
    assert [kind.code for kind in CATALOGUE.values() if kind.category is Category.DIGEST] == ["partner_digest"]


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(UnknownKind, match="slot_eaten"):
        kind_of("slot_eaten")


def test_every_kind_has_a_sample() -> None:
    assert set(SAMPLES) == set(CATALOGUE)


@pytest.mark.parametrize("locale", ["fr", "en"])
@every_kind
def test_template_uses_exactly_the_declared_fields(kind: NoticeKind, locale: str) -> None:
    source = (MAIL_TEMPLATES / locale / f"{kind.code}.j2").read_text("utf-8")
    tree = mail_environment(locale, "html").parse(source)
    assert meta.find_undeclared_variables(tree) - AMBIENT == {field.name for field in kind.fields}


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_no_template_without_a_kind(locale: str) -> None:
    assert {path.stem for path in (MAIL_TEMPLATES / locale).iterdir()} == set(CATALOGUE)


@every_kind
def test_fields_are_declared_once_and_items_have_parts(kind: NoticeKind) -> None:
    names = [field.name for field in kind.fields]
    assert sorted(names) == sorted(set(names))
    assert [field.name for field in kind.fields if bool(field.of) != (field.type is FieldType.ITEMS)] == []
    assert [name for name in names if name in ("tu", "m", "about")] == []


@pytest.mark.parametrize(
    ("code", "key", "context", "familiar"),
    [
        ("slot_booked", "candidate:1", {}, True),
        ("guardian_informed", "guardian:1", {}, False),
        ("dossier_opened", "candidate:1", {"is_guardian": False}, True),
        ("dossier_opened", "guardian:1", {"is_guardian": True}, False),
        ("paper_refused", "candidate:1", {}, True),
        ("paper_refused", "guardian:1", {}, False),
        ("contract_to_sign", "candidate:1", {"role": "youth"}, True),
        ("contract_to_sign", "guardian:1", {"role": "guardian"}, False),
        ("contract_to_sign", "staff:1", {"role": "employer"}, False),
        ("contract_completed", "candidate:1", {}, True),
        ("contract_completed", "staff:1", {}, False),
        ("school_results", "partner:1", {}, False),
    ],
)
def test_youths_read_tu_and_everybody_else_vous(
    code: str, key: str, context: dict[str, object], familiar: bool
) -> None:
    assert is_familiar(CATALOGUE[code], recipient_key=key, context=context) is familiar


def test_only_two_audiences_depend_on_the_person() -> None:
    depends = {
        kind.audience for kind in CATALOGUE.values() if is_familiar(kind, recipient_key="candidate:1", context={})
    }
    assert depends == {Audience.CANDIDATE, Audience.FAMILY, Audience.PARTY}


@pytest.mark.parametrize(("wanted", "given"), [("fr", "fr"), ("en", "en"), ("EN-gb", "en"), ("de", "fr"), ("", "fr")])
def test_any_other_language_reads_french(wanted: str, given: str) -> None:
    assert supported_locale(wanted) == given


def test_a_field_is_optional_only_when_it_says_so() -> None:
    assert Field("x", FieldType.TEXT).optional is False
