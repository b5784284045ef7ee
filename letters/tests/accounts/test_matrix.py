"""Every role at every address, with a document of every state, by every method."""

import re
from collections import Counter
from copy import copy

from django.contrib.auth.models import AnonymousUser, Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client, TestCase

from letters.ingest.deletion import delete_document
from letters.ingest.saving import Edit, save_document
from letters.models import (
    AgentDistinction,
    ArchivalUnit,
    Document,
    Edition,
    FeaturedDocument,
    FormerIdentifier,
    ImportRun,
    PassageCondition,
    Place,
    Repository,
    Section,
    SitePage,
    SourceFile,
    Witness,
)
from letters.tests.accounts.matrix import (
    ADDRESSES,
    DELETED,
    DRAFT,
    OF_API,
    OF_IIIF,
    PUBLISHED,
    STATES,
    WITHDRAWN,
    Account,
    Address,
    addresses,
    agrees,
    rule_for,
    verdict_of,
)
from letters.tests.factories import (
    LETTER,
    annotate,
    load_collection,
    make_agent,
    make_document,
    make_edition,
    make_entry,
    make_reading,
    make_report,
    make_section,
    make_tei,
    make_topic,
    merge_agents,
)
from letters.urls.routes import DOCUMENT

METHODS = ("GET", "POST")
TEXT = f"{LETTER}\nSee [Document 11](frus1961-63v06/d11). [EYES ONLY]{{.stamp}}\n"
# What follows the identifier of a document, where it names a part.
PARTS = {
    "pages/<key:key>/": "pages/2/",
    "notes/<key:key>/": "notes/1/",
    "references/<key:key>/": "references/x1/",
    "segments/<key:key>/": "segments/p1/",
    "marks/<key:key>/": "marks/m1/",
    "passages/<key:key>/": "passages/offer/",
    "images/<key:name>/<slug:size>/": f"images/{'0' * 64}/1200/",
    "cite/<slug:name>/": "cite/ris/",
    "shared/<document:other>/": "shared/other/",
    "compare/<document:other>/": "compare/other/",
    "revisions/<int:number>/compare/<int:other>/": "revisions/1/compare/1/",
    "revisions/<int:number>/": "revisions/1/",
    "revisions/<int:number>/changes/": "revisions/1/changes/",
}
SCAN_PARTS = {
    "<scan:name>": "0" * 64,
    "<key:name>": "2",
}
ROLES = {
    Account.STAFF: "",
    Account.OWNER: "contributor",
    Account.CONTRIBUTOR: "contributor",
    Account.EDITOR: "editor",
    Account.PUBLISHER: "publisher",
    Account.TEACHER: "teacher",
    Account.ADMINISTRATOR: "administrator",
}
PROPOSED = "?app_label=letters&model_name=correspondenceevent&field_name=agent"


def make_account(account: Account) -> User:
    user = User.objects.create_user(account.value, is_staff=account != Account.TEACHER)
    if ROLES[account]:
        user.groups.add(Group.objects.get(name=ROLES[account]))
    return user


def make_in_state(state: str, owner: User) -> Document:
    """A document of the owner that came to its state as documents do."""
    first = PUBLISHED if state in {PUBLISHED, WITHDRAWN} else state
    first = DRAFT if state == DELETED else first
    source, _ = SourceFile.objects.store(f"{state}.txt", state.encode())
    document = make_document(
        f"in-{state}", TEXT, status=first, handed_in_by=owner, source_file=source
    )
    if state == WITHDRAWN:
        document.status = WITHDRAWN
        save_document(document, make_tei(TEXT), Edit(reason="Withdrawn"))
    if state == DELETED:
        delete_document(document)
    return document


class MatrixTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        edition = Edition.objects.get()
        make_topic(make_section(edition, "ch1"), "Berlin")
        make_entry(edition, "p_RRW1")
        make_reading(make_document("read"), slug="letters")
        make_document("other")
        cls.users = {account: make_account(account) for account in ROLES}
        owner = cls.users[Account.OWNER]
        cls.documents = {state: make_in_state(state, owner) for state in STATES}
        cls.make_desk()
        cls.make_records()

    @classmethod
    def make_desk(cls):
        teacher = cls.users[Account.TEACHER]
        cls.reading = make_reading(
            cls.documents[PUBLISHED], slug="prepared", owner=teacher
        )
        cls.item = cls.reading.items.get()
        cls.place = annotate(cls.item, "some understanding").targets.get().pk

    @classmethod
    def make_records(cls):
        agents = [make_agent(f"agent-{n}", known_as=()) for n in range(4)]
        run = ImportRun.objects.create(paths=["a.xml"])
        volume = run.volumes.create(name="a.xml")
        distinction = AgentDistinction.objects.create(one=agents[2], other=agents[3])
        former = FormerIdentifier.objects.create(
            identifier="once", document=cls.documents[PUBLISHED]
        )
        unused = make_edition("unused")
        cls.merge = merge_agents(agents[0], agents[1]).pk
        cls.distinction = distinction.pk
        cls.records = {
            "repository": Repository.objects.first().pk,
            "archivalunit": ArchivalUnit.objects.first().pk,
            "edition": unused.pk,
            "section": make_section(unused, "ch9").pk,
            "place": Place.objects.create(identifier="kiev", name="Kiev").pk,
            "agent": agents[3].pk,
            "featureddocument": FeaturedDocument.objects.first().pk,
            "passagecondition": PassageCondition.objects.first().pk,
            "witness": Witness.objects.first().pk,
            "sitepage": SitePage.objects.create(name="about", text="Ours.").pk,
            "importrun": run.pk,
            "volumeimport": volume.pk,
            "importproblem": volume.problems.create(code="x", message="x").pk,
            "formeridentifier": former.pk,
            "problem": cls.documents[DRAFT].problems.create(code="x", message="x").pk,
            "correspondenceevent": cls.documents[DRAFT]
            .correspondence_events.first()
            .pk,
            "mistakereport": make_report(cls.documents[PUBLISHED]).pk,
            "pageimage": cls.documents[DRAFT]
            .page_images.create(
                page_key="2", sha256="1" * 64, width=9, height=9, size=9
            )
            .pk,
            "sourcefile": cls.documents[DRAFT].source_file_id,
            "user": User.objects.create_user("somebody").pk,
            "group": Group.objects.get(name="editor").pk,
        }

    def path_of(self, address: Address, state: str) -> str:
        if address.route.startswith("admin/"):
            return f"/{self.admin_path_of(address, state)}"
        if address.route.startswith(DOCUMENT):
            rest = address.route.removeprefix(DOCUMENT)
            return f"/documents/in-{state}/{PARTS.get(rest, rest)}"
        if address.route.startswith(OF_API):
            return f"/api/1/documents/in-{state}/{address.route.removeprefix(OF_API)}"
        if address.route.startswith(OF_IIIF):
            rest = address.route.removeprefix(OF_IIIF)
            for placeholder, value in SCAN_PARTS.items():
                rest = rest.replace(placeholder, value)
            return f"/iiif/in-{state}/{rest}"
        if address.route.startswith("teach/"):
            values = {
                "slug": "prepared",
                "item": self.item.pk,
                "place": self.place,
                "number": 1,
            }
            return "/" + re.sub(
                r"<\w+:(\w+)>", lambda name: str(values[name[1]]), address.route
            )
        promised = ADDRESSES.get(address.name.removeprefix("letters:"), (None,))[0]
        route = address.route.replace("<download:suffix>", "ris")
        return promised or f"/{route}"

    def admin_path_of(self, address: Address, state: str) -> str:
        record = self.records.get(address.model)
        if address.model == "document":
            record = self.documents[state].pk
        values = {
            "object_id": record,
            "id": record,
            "document_id": record,
            "source_id": record,
            "number": 1,
            "filter_id": 1,
            "kind": "text",
            "key": "p1",
            "merge_id": self.merge,
            "distinction_id": self.distinction,
            "content_type_id": ContentType.objects.get_for_model(Section).pk,
        }
        if address.route.startswith("admin/r/"):
            values["object_id"] = self.records["section"]
        route = address.route.replace("^(?P<app_label>auth|letters)/$", "letters/")
        route = route.replace("(?P<url>.*)$", "nowhere/")
        if address.name == "admin:autocomplete":
            route += PROPOSED
        names = r"<(?:\w+:)?(\w+)>"
        return re.sub(names, lambda name: str(values[name[1]]), route)

    def cells(self):
        for address in addresses():
            states = STATES if address.is_of_document else [PUBLISHED]
            for state in states:
                yield address, state, self.path_of(address, state)

    def clients(self):
        for account in Account:
            client = Client()
            if account in self.users:
                client.force_login(self.users[account])
            yield account, client

    def ask(self, client: Client, method: str, path: str):
        """The answer; whatever it changed is undone, and the session goes on."""
        cookies = copy(client.cookies)
        with transaction.atomic():
            ask = client.post if method == "POST" else client.get
            response = ask(path)
            transaction.set_rollback(True)
        client.cookies = cookies
        return response

    def test_every_role_may_do_at_every_address_what_the_rules_say(self):
        cells = list(self.cells())
        wrong, counted = [], Counter()
        for account, client in self.clients():
            for address, state, path in cells:
                rule = rule_for(address)
                for method in METHODS:
                    answer = verdict_of(self.ask(client, method, path))
                    expected = rule(account, state, method)
                    counted[expected] += 1
                    if not agrees(answer, expected):
                        cell = f"{account}: {method} {path} ({state})"
                        wrong.append(f"{cell}: {answer}, not {expected}")
        print(f"{counted.total():,} cells: {dict(counted)}")  # noqa: T201
        self.assertEqual(wrong, [])

    def test_no_address_is_without_a_rule(self):
        for address in addresses():
            with self.subTest(address):
                self.assertTrue(rule_for(address))

    def test_a_new_address_is_noticed(self):
        for name, route in (
            ("letters:new", "new/"),
            ("admin:letters_document_new", "admin/letters/document/new/"),
            ("admin:new", "admin/new/"),
        ):
            with self.subTest(name), self.assertRaises(KeyError):
                rule_for(Address(name, route))

    def test_the_roles_see_the_same_documents_by_the_rule_of_all_pages(self):
        for account, user in {**self.users, Account.ANONYMOUS: AnonymousUser()}.items():
            visible = Document.objects.visible_to(user)
            names = set(visible.values_list("identifier", flat=True))
            for state in STATES:
                with self.subTest(account, state=state):
                    rule = rule_for(Address("letters:document-detail", DOCUMENT))
                    is_open = rule(account, state, "GET").name == "OPEN"
                    self.assertEqual(f"in-{state}" in names, is_open)
