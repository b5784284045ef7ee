"""The files of deploy/ name settings, commands and places that there are."""

import re
import shlex
from pathlib import Path
from unittest import TestCase

from django.conf import settings
from django.core.management import get_commands

PROJECT = Path(__file__).resolve().parent.parent.parent.parent
DEPLOY = PROJECT / "deploy"
VARIABLE = re.compile(r"(?m)^(?:# )?(?P<name>[A-Z_]+)=(?P<value>.*)")
POLICY = re.compile(r'Content-Security-Policy "(?P<policy>[^"]+)"')
COMMAND = re.compile(r"manage\.py (?P<name>\w+)")


class DeployTests(TestCase):
    def setUp(self):
        env = (DEPLOY / "letters.env").read_text()
        self.settings = {one["name"]: one["value"] for one in VARIABLE.finditer(env)}
        self.nginx = (DEPLOY / "nginx" / "letters.conf").read_text()
        self.front = (DEPLOY / "nginx" / "letters-front.conf").read_text()

    def test_each_setting_is_documented(self):
        documented = (PROJECT / "docs" / "operating.md").read_text()
        for name in self.settings:
            with self.subTest(name):
                self.assertIn(f"| `{name}` |", documented)

    def test_a_shell_reads_the_settings_as_systemd_does(self):
        for name, value in self.settings.items():
            with self.subTest(name):
                self.assertEqual(len(shlex.split(value)), bool(value))

    def test_units_run_commands_that_there_are(self):
        commands = get_commands()
        for unit in (DEPLOY / "systemd").glob("*.service"):
            text = unit.read_text()
            for found in COMMAND.finditer(text):
                with self.subTest(unit.name):
                    self.assertIn(found["name"], commands)

    def test_nginx_and_the_archive_agree(self):
        self.assertIn(f"127.0.0.1:{self.settings['PORT']};", self.nginx)
        self.assertIn(f"location {self.settings['LETTERS_SCAN_ACCEL']} {{", self.nginx)
        self.assertIn(f"alias {self.settings['LETTERS_VAR']}/static/;", self.nginx)
        self.assertIn(
            f"server_name {self.settings['LETTERS_ALLOWED_HOSTS']};", self.nginx
        )

    def test_the_front_is_where_the_archive_writes_it(self):
        current = f"{self.settings['LETTERS_FRONT']}/links/current"
        self.assertIn(f"set $letters_front {current};", self.nginx)
        unit = (DEPLOY / "systemd" / "letters.service").read_text()
        self.assertIn(f"ExecStartPre=/bin/rm -f {current}\n", unit)

    def test_the_front_sends_the_policy_of_the_archive(self):
        sent = POLICY.search(self.front)["policy"]
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
        written = {f"{name} {' '.join(sources)}" for name, sources in directives}
        self.assertEqual(set(sent.split("; ")), written)
        headers = (DEPLOY / "nginx" / "letters-front-headers.conf").read_text()
        for name, value in (
            ("Referrer-Policy", settings.SECURE_REFERRER_POLICY),
            ("X-Frame-Options", settings.X_FRAME_OPTIONS),
            ("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY),
        ):
            with self.subTest(name):
                self.assertIn(f"add_header {name} {value};", headers)

    def test_the_front_leaves_readers_with_a_session_to_the_archive(self):
        maps = (DEPLOY / "nginx" / "letters-front-maps.conf").read_text()
        self.assertEqual(maps.count(f"$cookie_{settings.SESSION_COOKIE_NAME} "), 2)

    def test_each_timer_has_its_unit(self):
        for timer in (DEPLOY / "systemd").glob("*.timer"):
            with self.subTest(timer.name):
                self.assertTrue(timer.with_suffix(".service").exists())
