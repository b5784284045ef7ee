"""The first account: made once, its password shown once."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.http import HttpRequest

from letters.management.commands.create_first_archivist import generate_password

pytestmark = pytest.mark.django_db


def run():
    output = StringIO()
    call_command("create_first_archivist", stdout=output)
    return output.getvalue()


def test_the_password_it_shows_is_the_one_to_sign_in_with():
    password = re.search(r"with the password (\S+)", run())[1]

    assert authenticate(
        HttpRequest(), username="archivist", password=password
    ).is_superuser


def test_a_second_run_shows_how_to_set_a_new_one():
    run()

    assert "manage.py changepassword archivist" in run()
    assert "with the password" not in run()
    assert get_user_model().objects.count() == 1


def test_it_does_not_raise_an_ordinary_user():
    get_user_model().objects.create_user("archivist")

    with pytest.raises(CommandError, match="may not administer"):
        run()


def test_the_password_is_one_that_the_admin_would_accept():
    validate_password(generate_password())
