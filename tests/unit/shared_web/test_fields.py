"""What people type, and the one form in which it is kept."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from marshmallow import ValidationError, fields
from werkzeug.datastructures import FileStorage

from shared.web.fields import Checkbox, Consent, Email, IsoDate, Line, Paragraphs, PersonName, Phone, PostalCode, Upload

NAMES = ["Zoé", "d’Hôpital", "O'Neil-Nguyễn", "Marie-Ève", "J. R.", "李小龙", "Łukasz", "N'Diaye"]
ZERO_WIDTH_OVERRIDE = "Zo\N{RIGHT-TO-LEFT OVERRIDE}é"


@pytest.mark.parametrize("name", NAMES)
def test_names_are_kept_as_written(name: str) -> None:
    assert PersonName().deserialize(name) == name


def test_names_are_composed_and_their_spaces_single() -> None:
    assert PersonName().deserialize("  Zoe\N{COMBINING ACUTE ACCENT}   Martin ") == "Zoé Martin"


@pytest.mark.parametrize("name", ["Zoé\x00", "Zoé\r\nBcc: x", ZERO_WIDTH_OVERRIDE, "12", "-", "x" * 81])
def test_names_that_forge_or_say_nothing_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        PersonName().deserialize(name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("06.12.34.56.78", "+33612345678"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("+330612345678", "+33612345678"),
        ("01 23\u00a045 67 89", "+33123456789"),
        ("+212 6 12 34 56 78", "+212612345678"),
    ],
)
def test_phones_are_kept_in_e164(typed: str, kept: str) -> None:
    assert Phone().deserialize(typed) == kept


@pytest.mark.parametrize("typed", ["", "06 12", "0012", "112", "06 12 34 56 7a", "+0612345678", "٠٦١٢٣٤٥٦٧٨"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        Phone().deserialize(typed)


def test_emails_are_kept_in_lower_case() -> None:
    assert Email().deserialize(" Zoe.Martin@Exemple.FR ") == "zoe.martin@exemple.fr"


@pytest.mark.parametrize(
    "typed", ["zoe", "zoe@", "@exemple.fr", "a b@exemple.fr", "a@b.fr\nBcc: c@d.fr", f"{'x' * 250}@a.fr"]
)
def test_what_is_no_email_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        Email().deserialize(typed)


@pytest.mark.parametrize("code", ["94400", "01000", "97110", "98000", " 94 400 "])
def test_french_postal_codes(code: str) -> None:
    assert PostalCode().deserialize(code) == code.replace(" ", "")


@pytest.mark.parametrize("code", ["9440", "00100", "99000", "944000", "2A004", "٩٤٤٠٠"])
def test_what_is_no_postal_code_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        PostalCode().deserialize(code)


@pytest.mark.parametrize("typed", ["2009-03-27", "27/03/2009", "27.3.2009", "27 03 2009", " 27-3-2009 "])
def test_dates_are_read_as_browsers_and_as_people_write_them(typed: str) -> None:
    assert IsoDate().deserialize(typed) == date(2009, 3, 27)


@pytest.mark.parametrize("typed", ["31/02/2009", "27/03/09", "mars 2009", "03-27-2009", ""])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        IsoDate().deserialize(typed)


def test_a_box_left_empty_is_a_no() -> None:
    assert Checkbox().load_default is False
    assert Checkbox().deserialize("on") is True


@pytest.mark.parametrize("given", ["off", "false", "peut-être"])
def test_consent_is_a_ticked_box(given: str) -> None:
    assert Consent().deserialize("on") is True
    with pytest.raises(ValidationError) as refused:
        Consent().deserialize(given)
    assert refused.value.messages == ["Cochez cette case pour continuer."]


def test_lines_have_one_line_and_a_limit() -> None:
    assert Line().deserialize(" a  b ") == "a b"
    with pytest.raises(ValidationError):
        Line(longest=3).deserialize("abcd")


def test_paragraphs_keep_their_lines() -> None:
    assert Paragraphs().deserialize("a\r\n\r\nb\n") == "a\n\nb"


def test_an_upload_is_a_file() -> None:
    file = FileStorage(BytesIO(b"%PDF-"), filename="cv.pdf")
    assert Upload().deserialize(file) is file
    with pytest.raises(ValidationError):
        Upload().deserialize("cv.pdf")


def test_options_reach_marshmallow() -> None:
    assert PersonName(required=True).required is True
    assert isinstance(Email(load_default="x"), fields.String)
