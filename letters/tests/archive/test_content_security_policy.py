"""The one policy that every page carries, the admin's included."""

import pytest
from django.conf import settings


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/admin/login/", "/there-is-no-such-page"])
def test_every_answer_carries_it(client, path):
    policy = client.get(path).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in f"{policy};"


def test_it_allows_nothing_inline_and_nobody_else():
    sources = {
        source
        for directive in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values()
        for source in directive
    }

    assert sources == {"'none'", "'self'"}
