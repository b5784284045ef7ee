"""Sums up how typescripts are read, and says whether it is good enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from letters.tei.errors import TeiError
from letters.tests.typescripts.characters import Account, account_for
from letters.tests.typescripts.comparing import Compared, Field, Outcome, compare
from letters.tests.typescripts.read_back import read_back
from letters.tests.typescripts.typist import Typescript

LEAST_RIGHT_OR_DOUBTED = 0.95
MOST_WRONG_IN_SILENCE = 0.005


@dataclass(frozen=True, slots=True)
class Measurement:
    """One typescript as it is read, or the words with which it is refused."""

    typed: Typescript
    fields: tuple[Compared, ...] = ()
    account: Account = field(default_factory=Account)
    refusal: str = ""
    documents: int = 0


def measure(typed: Typescript) -> Measurement:
    try:
        documents = read_back(typed.text.encode())
    except TeiError as error:
        return Measurement(typed, refusal=str(error))
    return Measurement(
        typed,
        tuple(compare(typed, documents[0])),
        account_for(typed.text, documents),
        documents=len(documents),
    )


def _is_good(outcomes: Counter[Outcome]) -> bool:
    total = outcomes.total()
    told = total - outcomes[Outcome.OPEN] - outcomes[Outcome.WRONG]
    is_told = told >= LEAST_RIGHT_OR_DOUBTED * total
    return is_told and outcomes[Outcome.WRONG] <= MOST_WRONG_IN_SILENCE * total


@dataclass(slots=True)
class Measured:
    """All that were measured."""

    all: list[Measurement] = field(default_factory=list)

    def add(self, measurement: Measurement) -> None:
        self.all.append(measurement)

    def counted(self, of: Field) -> Counter[Outcome]:
        """How often each outcome; of a refused typescript all fields are doubted."""
        outcomes = Counter(
            compared.outcome
            for one in self.all
            for compared in one.fields
            if compared.field is of
        )
        outcomes[Outcome.DOUBTED] += sum(bool(one.refusal) for one in self.all)
        return outcomes

    @property
    def is_good(self) -> bool:
        is_whole = not any(one.account.lost for one in self.all)
        return is_whole and all(_is_good(self.counted(one)) for one in Field)

    def report(self) -> Iterator[str]:
        yield f"{len(self.all)} typescripts"
        yield f"{'':12}{''.join(f'{outcome:>18}' for outcome in Outcome)}"
        for one in Field:
            counted = self.counted(one)
            yield f"{one:12}{''.join(f'{counted[outcome]:18}' for outcome in Outcome)}"
        yield from self._wrong()
        yield from self._characters()

    def _wrong(self) -> Iterator[str]:
        for one in self.all:
            name = f"{one.typed.paper.identifier} ({one.typed.paper.kind})"
            if one.documents > 1:
                yield f"{name} is parted into {one.documents} documents"
            if one.refusal:
                yield f"{name} is refused: {one.refusal}"
            for each in one.fields:
                if each.outcome in (Outcome.WRONG, Outcome.OPEN):
                    values = f"“{each.read}” for “{each.true}”"
                    yield f"{name}: {each.field} {each.outcome}: {values}"

    def _characters(self) -> Iterator[str]:
        accounts = [one.account for one in self.all]
        for one in self.all:
            for line, word in one.account.lost:
                yield f"{one.typed.paper.identifier}:{line}: “{word}” is nowhere"
            if one.account.invented:
                invented = " ".join(one.account.invented)
                yield f"{one.typed.paper.identifier}: not typed, yet read: “{invented}”"
        yield (
            f"{sum(one.accounted for one in accounts):,} characters accounted for: "
            f"{sum(one.in_text for one in accounts):,} in the text, "
            f"{sum(one.in_structure for one in accounts):,} in structure, "
            f"{sum(one.removed for one in accounts):,} removed; "
            f"{sum(len(word) for one in accounts for _, word in one.lost):,} lost"
        )
