"""Which state may follow which, and for whom."""

from django.contrib.auth.models import Group, User
from django.test import TestCase

from letters.models import Document, DocumentStatus
from letters.models.document_rights import (
    StatusRefusedError,
    may_edit,
    next_statuses,
    refuse_step,
)
from letters.models.document_status import NEXT, STATUS_CHOICES

DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN, DELETED = DocumentStatus
# What each role may make of a document of each state; it may leave it as well.
STEPS = {
    "contributor": {DRAFT: {IN_REVIEW}, IN_REVIEW: {DRAFT}},
    "editor": {
        DRAFT: {IN_REVIEW},
        IN_REVIEW: {DRAFT},
        WITHDRAWN: {DRAFT, IN_REVIEW},
    },
    "publisher": {
        DRAFT: {IN_REVIEW, PUBLISHED},
        IN_REVIEW: {DRAFT, PUBLISHED},
        PUBLISHED: {WITHDRAWN},
        WITHDRAWN: {DRAFT, IN_REVIEW, PUBLISHED},
    },
    "teacher": {},
}


class RightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.users = {name: User.objects.create_user(name) for name in STEPS}
        for name, user in cls.users.items():
            user.groups.add(Group.objects.get(name=name))

    def document(self, status, owner=None):
        return Document(pk=1, identifier="x", status=status, handed_in_by=owner)

    def test_every_state_is_in_the_table(self):
        self.assertEqual(set(NEXT), set(DocumentStatus))

    def test_nobody_chooses_deleted(self):
        self.assertNotIn(DELETED, dict(STATUS_CHOICES))

    def test_a_step_takes_its_right(self):
        for role, steps in STEPS.items():
            user = self.users[role]
            for before in DocumentStatus:
                for after in DocumentStatus:
                    document = self.document(after, owner=user)
                    is_allowed = before == after or after in steps.get(before, ())
                    with self.subTest(role, before=before, after=after):
                        if is_allowed:
                            refuse_step(user, document, before)
                        else:
                            with self.assertRaises(StatusRefusedError):
                                refuse_step(user, document, before)

    def test_a_contributor_has_no_step_for_what_others_handed_in(self):
        user = self.users["contributor"]
        document = self.document(DRAFT, owner=self.users["editor"])
        self.assertEqual(next_statuses(user, document), [("draft", "Draft")])
        self.assertFalse(may_edit(user, document))

    def test_what_nobody_handed_in_is_no_ones_own(self):
        self.assertFalse(may_edit(self.users["contributor"], self.document(DRAFT)))

    def test_who_lost_the_role_has_nothing_of_his_own(self):
        user = self.users["teacher"]
        self.assertFalse(may_edit(user, self.document(DRAFT, owner=user)))
