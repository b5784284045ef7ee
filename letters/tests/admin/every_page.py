"""The address of every page of the admin, made from the URL configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.test import Client

from letters.ingest.saving import Edit, save_document
from letters.models import (
    Agent,
    AgentDistinction,
    AgentMerge,
    Document,
    DocumentStatus,
    Edition,
    FormerIdentifier,
    ImportRun,
    Place,
    SavedFilter,
    Section,
)
from letters.tests.accounts.matrix import Address, addresses
from letters.tests.factories import (
    load_collection,
    make_agent,
    make_document,
    make_report,
    make_section,
    make_tei,
    merge_agents,
)

_NAMES = re.compile(r"\(\?P<(?P<group>\w+)>[^)]*\)|<(?:\w+:)?(?P<name>\w+)>")
# A document that shows most of what its pages can show.
WORKED_ON = "worked-on"
_TEXT = """\
::: dateline
Moscow, October 26, 1962
:::

Secret

Dear Mr. President:

I understand your concern.[^1] The “talks go on.

N. Khrushchev

[^1]: See Document 11.
"""


def make_a_row_of_each() -> None:
    """Let every list and every form of the admin have something to show."""
    load_collection()
    document = make_document(WORKED_ON, _TEXT, status=DocumentStatus.DRAFT)
    changed = make_tei(_TEXT.replace("understand", "share"))
    save_document(document, changed, Edit(reason="Misread"))
    make_report(document, "your concern")
    FormerIdentifier.objects.create(identifier="once", document=document)
    make_section(Edition.objects.get(), "ch9")
    Place.objects.get_or_create(identifier="kiev", defaults={"name": "Kiev"})
    agents = [make_agent(f"agent-{number}", known_as=()) for number in range(4)]
    merge_agents(agents[0], agents[1])
    AgentDistinction.objects.create(one=agents[2], other=agents[3])
    volume = ImportRun.objects.create(paths=["a.xml"]).volumes.create(name="a.xml")
    volume.problems.create(code="x", message="It is refused.")


def admin_pages(client: Client) -> Iterator[tuple[Address, str]]:
    """Each address that answers `client` with a page, and what answers there."""
    for address in addresses():
        if not address.route.startswith("admin/"):
            continue
        path = f"/{path_of(address)}{_query(address)}"
        response = client.get(path)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code == 200 and is_page:
            yield address, path


def _query(address: Address) -> str:
    """What a page is asked for that is about chosen records."""
    if address.name != "admin:letters_agent_merge":
        return ""
    keys = Agent.objects.order_by("pk").values_list("pk", flat=True)[:2]
    return f"?{urlencode([('members', key) for key in keys])}"


def path_of(address: Address) -> str:
    """With the keys of rows that are there."""
    path = _NAMES.sub(lambda name: _value(address, name), address.route)
    return path.replace("^", "").replace("$", "")


def _value(address: Address, match: re.Match) -> str:
    name = match["name"] or match["group"]
    fixed = {"number": "1", "kind": "text", "key": "p1", "app_label": "letters"}
    if name in fixed:
        return fixed[name]
    if name == "url":
        return "nowhere/"
    if name == "content_type_id":
        return str(ContentType.objects.get_for_model(Section).pk)
    models: dict[str, type[Model]] = {
        "merge_id": AgentMerge,
        "distinction_id": AgentDistinction,
        "filter_id": SavedFilter,
    }
    return str(_key(models.get(name) or _model_of(address)))


def _model_of(address: Address) -> type[Model]:
    """Of the record that the page is about; of a section, where it only leads to one."""
    if not address.model:
        return Section
    app = address.route.split("/")[1]
    return apps.get_model(app, address.model)


def _key(model: type[Model]) -> object:
    rows = model._default_manager.all()
    if model is Document:
        rows = rows.filter(identifier=WORKED_ON)
    first = rows.order_by("pk").values_list("pk", flat=True).first()
    return 1 if first is None else first
