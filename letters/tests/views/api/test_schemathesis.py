"""The API keeps to its description, whatever that allows to be asked: by schemathesis."""

from unittest import mock

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import TestCase, override_settings
from hypothesis import HealthCheck, Phase, given, settings

from letters.tests.factories import load_collection
from letters.tests.search.documents import forget_index, update_index

# Enough to meet each parameter with and without a meaning.
EXAMPLES = 25
# The same cases each time.
QUIET = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@override_settings(ALLOWED_HOSTS=["*"])
class GeneratedRequestsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def setUp(self):
        forget_index()
        self.addCleanup(forget_index)
        update_index()
        # Signals that end a request would close the connection of the test.
        for name in ("request_started", "request_finished"):
            patched = mock.patch(f"django.core.signals.{name}.send")
            patched.start()
            self.addCleanup(patched.stop)

    def test_every_operation_answers_as_it_is_described(self):
        schema = schemathesis.openapi.from_wsgi("/api/1/openapi.json", WSGIHandler())
        for found in schema.get_all_operations():
            operation = found.ok()
            with self.subTest(operation.path):
                for mode in schemathesis.GenerationMode:
                    self.ask(operation.as_strategy(generation_mode=mode))

    def ask(self, cases):
        @QUIET
        @given(case=cases)
        def answers_as_described(case):
            case.call_and_validate()

        answers_as_described()
