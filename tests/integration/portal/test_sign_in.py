"""Signing in, the second factor, throttling, passwords."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from services.portal.adapters.one_time_codes import code_at
from services.portal.adapters.passwords import Passwords
from services.portal.models import Account
from services.portal.usecases.sign_in import CodeTry, Outcome, PasswordTry, try_code, try_password
from shared.clock import system_now
from shared.runtime import Runtime
from shared.sessions import COOKIE
from shared.testkit.fixtures import sign_in
from tests.integration.portal.conftest import ADMIN, CHEAP, LEAD, PASSWORD

EMAIL = "project_lead@exploradome.example"


def send(client: FlaskClient, email: str = EMAIL, password: str = PASSWORD, suite: str = "") -> TestResponse:
    return client.post("/connexion", data={"email": email, "password": password, "suite": suite})


def is_signed_in(client: FlaskClient) -> bool:
    return client.get_cookie(COOKIE) is not None


def enrol(client: FlaskClient) -> str:
    """Goes through enrolment; returns the secret that the page shows."""
    page = client.get("/connexion/second-facteur").get_data(as_text=True)
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found is not None
    secret = found[1].replace(" ", "")
    # the step before: the one of now is left for whoever signs in next
    answer = client.post(
        "/connexion/second-facteur", data={"code": code_at(secret, system_now() - timedelta(seconds=30))}
    )
    assert (answer.status_code, answer.location) == (303, "/")
    return secret


@pytest.mark.parametrize(
    ("suite", "where"),
    [
        ("", "/"),
        ("/partenaires?kind=host", "/partenaires?kind=host"),
        ("https://ailleurs.example/", "/"),
        ("//x.example", "/"),
    ],
)
def test_a_right_password_leads_to_the_page_that_was_asked_for(client: FlaskClient, suite: str, where: str) -> None:
    answer = send(client, suite=suite)
    assert (answer.status_code, answer.location) == (303, where)
    assert is_signed_in(client)


def test_case_and_spaces_of_the_address_do_not_matter(client: FlaskClient) -> None:
    assert send(client, email=f"  {EMAIL.upper()} ").status_code == 303


@pytest.mark.parametrize(("email", "password"), [(EMAIL, "autre chose encore"), ("personne@exemple.fr", PASSWORD)])
def test_unknown_and_wrong_are_answered_alike(client: FlaskClient, email: str, password: str) -> None:
    answer = send(client, email=email, password=password)
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 422
    assert "Cette adresse et ce mot de passe ne vont pas ensemble" in page
    assert f'value="{email}"' in page
    assert password not in page
    assert not is_signed_in(client)


def test_a_closed_account_is_refused(portal: Runtime, client: FlaskClient) -> None:
    admin = sign_in(client, "admin", account_id=ADMIN)
    assert admin.post(f"/comptes/{LEAD}/desactiver").status_code == 303
    client.delete_cookie(COOKIE)
    assert send(client).status_code == 422
    assert not is_signed_in(client)


def test_the_sixth_try_is_stopped_even_with_the_right_password(client: FlaskClient) -> None:
    for _ in range(5):
        assert send(client, password="faux").status_code == 422
    answer = send(client)
    assert answer.status_code == 422
    assert "Trop d’essais" in unescape(answer.get_data(as_text=True))
    assert send(client, email="admin@exploradome.example").status_code == 303


def test_throttling_ends_and_success_forgets(portal: Runtime) -> None:
    now = system_now()

    def attempt(password: str, minutes: int) -> Outcome:
        command = PasswordTry(EMAIL, password, "192.0.2.7", now + timedelta(minutes=minutes))
        uow = portal.unit_of_work()
        return try_password(command, uow=uow, passwords=CHEAP, second_factor_required=False).outcome

    assert [attempt("faux", 0) for _ in range(5)] == [Outcome.REFUSED] * 5
    assert [attempt(PASSWORD, minutes) for minutes in (1, 14, 15)] == [
        Outcome.THROTTLED,
        Outcome.THROTTLED,
        Outcome.SIGNED_IN,
    ]
    assert [attempt("faux", 15) for _ in range(4)] == [Outcome.REFUSED] * 4
    assert attempt(PASSWORD, 15) is Outcome.SIGNED_IN


def test_one_address_that_tries_many_accounts_is_stopped(portal: Runtime) -> None:
    now = system_now()
    outcomes = [
        try_password(
            PasswordTry(f"cible{number}@exemple.fr", "faux", "192.0.2.8", now),
            uow=portal.unit_of_work(),
            passwords=CHEAP,
            second_factor_required=False,
        ).outcome
        for number in range(31)
    ]
    assert outcomes == [Outcome.REFUSED] * 30 + [Outcome.THROTTLED]


def test_where_required_a_first_sign_in_enrols_and_the_next_asks_for_a_code(strict_client: FlaskClient) -> None:
    answer = send(strict_client, suite="/saison")
    assert answer.location == "/connexion/second-facteur"
    assert not is_signed_in(strict_client)
    refused = strict_client.post("/connexion/second-facteur", data={"code": "000000"})
    assert refused.status_code == 422
    send(strict_client)
    secret = enrol(strict_client)
    assert is_signed_in(strict_client)

    strict_client.post("/deconnexion")
    assert not is_signed_in(strict_client)
    assert send(strict_client, suite="/saison").location == "/connexion/code"
    assert strict_client.post("/connexion/code", data={"code": "123"}).status_code == 422
    code = code_at(secret, system_now())
    answer = strict_client.post("/connexion/code", data={"code": code})
    assert (answer.status_code, answer.location) == (303, "/saison")
    assert is_signed_in(strict_client)

    strict_client.post("/deconnexion")
    send(strict_client)
    replayed = strict_client.post("/connexion/code", data={"code": code})
    assert replayed.status_code == 422
    assert not is_signed_in(strict_client)


def test_codes_are_throttled_too(portal: Runtime, strict_client: FlaskClient) -> None:
    send(strict_client)
    secret = enrol(strict_client)
    now = system_now()
    wrong = [try_code(CodeTry(LEAD, "000000", now), uow=portal.unit_of_work()).outcome for _ in range(5)]
    assert wrong == [Outcome.REFUSED] * 5
    stopped = try_code(CodeTry(LEAD, code_at(secret, now), now), uow=portal.unit_of_work())
    assert stopped.outcome is Outcome.THROTTLED


@pytest.mark.parametrize("path", ["/connexion/code", "/connexion/second-facteur"])
def test_nobody_reaches_the_second_step_without_the_first(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (303, f"/connexion?suite={path}")
    assert client.post(path, data={"code": "123456"}).status_code == 401


def test_a_lost_telephone_is_reset_by_an_administrator(strict_client: FlaskClient) -> None:
    send(strict_client)
    enrol(strict_client)
    sign_in(strict_client, "admin", account_id=ADMIN)
    assert strict_client.post(f"/comptes/{LEAD}/second-facteur/reinitialiser").status_code == 303
    assert send(strict_client).location == "/connexion/second-facteur"


def test_a_hash_with_older_parameters_is_renewed(portal: Runtime) -> None:
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    command = PasswordTry(EMAIL, PASSWORD, "192.0.2.9", system_now())
    result = try_password(command, uow=portal.unit_of_work(), passwords=stronger, second_factor_required=False)
    with portal.reading() as session:
        stored = session.get_one(Account, LEAD).password_hash
    assert result.outcome is Outcome.SIGNED_IN
    assert stronger.is_outdated(stored) is False


def test_the_cookie_is_out_of_reach_of_scripts(client: FlaskClient) -> None:
    header = send(client).headers["Set-Cookie"]
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header


@pytest.mark.parametrize(
    ("current", "new", "repeated", "faulty"),
    [
        ("faux", "cinq mots tout à fait neufs", "cinq mots tout à fait neufs", "current_password"),
        (PASSWORD, "court", "court", "new_password"),
        (PASSWORD, PASSWORD, PASSWORD, "new_password"),
        (PASSWORD, "cinq mots tout à fait neufs", "autre chose", "repeated_password"),
        (PASSWORD, "avec Carpentier dedans", "avec Carpentier dedans", "new_password"),
    ],
)
def test_a_bad_new_password_is_refused_at_its_field(
    client: FlaskClient, current: str, new: str, repeated: str, faulty: str
) -> None:
    sign_in(client, "project_lead", account_id=LEAD)
    data = {"current_password": current, "new_password": new, "repeated_password": repeated}
    answer = client.post("/mot-de-passe", data=data)
    assert answer.status_code == 422
    assert f'id="error-{faulty}"' in answer.get_data(as_text=True)


def test_the_new_password_is_the_one_that_counts(client: FlaskClient) -> None:
    sign_in(client, "project_lead", account_id=LEAD)
    new = "cinq mots tout à fait neufs"
    data = {"current_password": PASSWORD, "new_password": new, "repeated_password": new}
    assert client.post("/mot-de-passe", data=data).location == "/"
    client.delete_cookie(COOKIE)
    assert send(client).status_code == 422
    assert send(client, password=new).status_code == 303
