"""On a real Solr, searches of real volumes find what a scan of every text finds."""

from __future__ import annotations

import pytest

from letters.search.engines import configured
from letters.tests.search import test_searched_volumes_corpus as volumes

pytestmark = pytest.mark.usefixtures("on_server")


class VolumesOnServerTests(volumes.VolumesTests):
    forget = staticmethod(lambda: configured.backend().discard())
