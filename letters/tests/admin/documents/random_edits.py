"""Two editors who change one document at random, each word of whom can be told apart."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from django.http import HttpResponse

from letters.models import Document
from letters.tests.admin.pages import form_of

PARAGRAPHS = 6
FIELDS = ("title", "scope_and_content", "custodial_history", "date_reason")
ROWS = 3

Form = dict[str, str]
Change = Callable[[random.Random, Form, str], bool]


def notation() -> str:
    """A letter of some paragraphs, with conditional passages that have rows."""
    paragraphs = [f"This is paragraph {number} of it." for number in range(PARAGRAPHS)]
    passages = [
        f"[If so, passage {number}.]{{.conditional #c{number} effect=include}}"
        for number in range(ROWS)
    ]
    return "\n\n".join([*paragraphs, *passages, "The end."])


@dataclass(slots=True)
class Editor:
    """Who types words that nobody else does, and what became of the form."""

    name: str
    form: Form = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def open(self, form: Mapping[str, str]) -> None:
        self.form, self.words = dict(form), []

    def change(self, chance: random.Random) -> None:
        """Make one to three changes of the form that is open."""
        for number in range(chance.randint(1, 3)):
            word = f"{self.name}{chance.randrange(10**9)}x{number}"
            if chance.choice(CHANGES)(chance, self.form, word):
                self.words.append(word)

    def missing_in(self, text: str) -> list[str]:
        return [word for word in self.words if word not in text]


def stored_words(document: Document) -> str:
    """Everything in the document that the editors may have typed."""
    stored = Document.objects.get(pk=document.pk)
    rows = stored.conditionalpassages.values_list("condition", flat=True)
    fields = [getattr(stored, name) for name in FIELDS]
    return "\n".join([stored.transcription.text, *fields, *rows])


def settle(response: HttpResponse, others: list[str]) -> Form:
    """Fill in the form of a conflict as somebody who wants every word of both: `others`
    are words that the form lacks."""
    form = form_of(response)
    page = response.content.decode()
    boxes = [name for name in form if name.endswith("-words")]
    for word in others:
        if boxes:
            # Of which paragraph it is, a person sees; that it is kept, counts here.
            form[boxes[0]] = f"{form[boxes[0]]} {word}"
        else:
            form["title"] = f"{form['title']} {word}"
    form |= {name.removesuffix("-words"): "own" for name in boxes}
    if 'name="taken_over"' in page:
        _, _, rest = page.partition('name="taken_over" value="')
        form["taken_over"] = rest.partition('"')[0]
    return form


def _write_in_paragraph(chance: random.Random, form: Form, word: str) -> bool:
    paragraphs = form["text"].split("\r\n\r\n")
    place = chance.randrange(len(paragraphs))
    words = paragraphs[place].split(" ")
    # In a passage after its first word: what stands behind it are attributes.
    is_passage = paragraphs[place].startswith("[")
    words.insert(1 if is_passage else chance.randint(1, len(words)), word)
    paragraphs[place] = " ".join(words)
    form["text"] = "\r\n\r\n".join(paragraphs)
    return True


def _insert_paragraph(chance: random.Random, form: Form, word: str) -> bool:
    paragraphs = form["text"].split("\r\n\r\n")
    paragraphs.insert(chance.randrange(len(paragraphs)), f"A new one: {word}.")
    form["text"] = "\r\n\r\n".join(paragraphs)
    return True


def _delete_paragraph(chance: random.Random, form: Form, _word: str) -> bool:
    """Delete one that nobody has written in: what somebody deletes is not lost."""
    paragraphs = form["text"].split("\r\n\r\n")
    plain = [one for one in paragraphs if one.startswith("This is") and "x" not in one]
    if plain:
        paragraphs.remove(chance.choice(plain))
        form["text"] = "\r\n\r\n".join(paragraphs)
    return False


def _write_in_field(name: str, _chance: random.Random, form: Form, word: str) -> bool:
    form[name] = f"{form.get(name, '')} {word}".strip()
    return True


def _write_in_row(chance: random.Random, form: Form, word: str) -> bool:
    rows = [
        name
        for name in form
        if name.startswith("conditionalpassages-") and name.endswith("-condition")
    ]
    if not rows:
        return False
    name = chance.choice(rows)
    form[name] = f"{form.get(name, '')} {word}".strip()
    return True


CHANGES: tuple[Change, ...] = (
    *(_write_in_paragraph, _write_in_paragraph, _insert_paragraph),
    *(_delete_paragraph, _write_in_row),
    *(partial(_write_in_field, name) for name in FIELDS),
)
