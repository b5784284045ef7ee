"""Settings for the open network, as Django's own deployment check sees them."""

import pytest

from letters.tests.archive.programs import manage

CHECK = ("check", "--deploy", "--fail-level", "WARNING")
PRODUCTION = {
    "LETTERS_HTTPS": "1",
    "LETTERS_ALLOWED_HOSTS": "letters.example",
    "LETTERS_PROXY_SSL_HEADER": "X-Forwarded-Proto",
}
REFUSED = [
    ({"LETTERS_HTTPS": "1"}, "LETTERS_HTTPS needs LETTERS_ALLOWED_HOSTS"),
    ({"LETTERS_DEBUG": "maybe"}, "LETTERS_DEBUG is 'maybe'"),
    ({"LETTERS_SECRET_KEY": ""}, "LETTERS_SECRET_KEY must have"),
    ({"DATABASE_URL": "sqlite:///letters.db"}, "must name a PostgreSQL database"),
]


def test_the_deployment_check_finds_nothing(tmp_path):
    check = manage(tmp_path, *CHECK, **PRODUCTION)

    assert check.returncode == 0, check.stderr
    assert "no issues" in check.stdout


@pytest.mark.parametrize(("variables", "message"), REFUSED)
def test_what_cannot_be_meant_is_refused(tmp_path, variables, message):
    check = manage(tmp_path, "check", **variables)

    assert check.returncode != 0
    assert message in check.stderr


def test_a_request_for_another_host_leaves_no_traceback(tmp_path):
    program = (
        "from django.test import Client;"
        "print(Client().get('/', headers={'host': 'evil.example'}).status_code)"
    )
    shell = manage(tmp_path, "shell", "--no-imports", "-c", program)

    assert shell.stdout.strip() == "400", shell.stderr
    assert "Traceback" not in shell.stderr
