"""Front-end packages: only what is listed is published, and what is used is listed."""

import re

from django.conf import settings
from django.contrib.staticfiles import finders

from archive.finders import NodeFilesFinder


def test_every_listed_file_is_there():
    assert NodeFilesFinder().check() == []


def test_a_missing_file_names_the_script_that_brings_it(settings):
    settings.NODE_FILES = {"vendor/absent.js": "absent/absent.js"}

    [error] = NodeFilesFinder().check()

    assert "absent/absent.js" in error.msg
    assert "script/setup" in error.hint


def test_it_finds_what_is_listed_and_nothing_else():
    assert finders.find("vendor/courier-prime/400.woff2")
    assert not finders.find("@fontsource/courier-prime/package.json")


def test_the_typefaces_and_the_list_agree():
    css = (settings.BASE_DIR / "static" / "css" / "fonts.css").read_text()
    used = set(re.findall(r'url\("\.\./([^"]+)"\)', css))

    listed = {name for name in settings.NODE_FILES if name.endswith(".woff2")}
    assert used == listed


def test_the_icons_and_the_list_agree():
    css = settings.BASE_DIR / "static" / "css" / "components" / "icons.css"
    used = set(re.findall(r'url\("\.\./\.\./([^"]+)"\)', css.read_text()))

    listed = {name for name in settings.NODE_FILES if name.endswith(".svg")}
    assert used == listed
