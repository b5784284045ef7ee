"""The operations of the API as a page lists them, read from its OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class DescribedValue:
    """A parameter, or a field of an answer; `link` is the answer that it is made of."""

    name: str
    kind: str
    meaning: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class DescribedOperation:
    """`example` is an address that answers; empty where the archive has nothing yet."""

    address: str
    meaning: str
    parameters: list[DescribedValue]
    answer: str
    example: str


@dataclass(frozen=True, slots=True)
class DescribedAnswer:
    name: str
    meaning: str
    fields: list[DescribedValue]


class DescribedApi:
    """`openapi` is the description for programs."""

    def __init__(self, openapi: Mapping[str, Any]) -> None:
        self._paths = openapi["paths"]
        self._schemas = openapi["components"]["schemas"]

    def operations(
        self, examples: Mapping[str, str | None]
    ) -> list[DescribedOperation]:
        """`examples` has an identifier of each kind of thing, "documents" or "people", or
        a query, "search?"."""
        return [
            self._operation(address, path["get"], examples)
            for address, path in self._paths.items()
        ]

    def _operation(
        self,
        address: str,
        described: Mapping[str, Any],
        examples: Mapping[str, str | None],
    ) -> DescribedOperation:
        kind = address.split("/")[3]
        identifier = examples.get(kind)
        has_example = identifier or "{identifier}" not in address
        query = examples.get(f"{kind}?") or ""
        example = address.replace("{identifier}", identifier or "") + query
        return DescribedOperation(
            address,
            described.get("description", described["summary"]),
            [self._parameter(one) for one in described["parameters"]],
            self._referred(_answer_of(described)),
            example if has_example else "",
        )

    def _parameter(self, described: Mapping[str, Any]) -> DescribedValue:
        """One that may be left out is never null: there is no way to write that."""
        schema = described["schema"]
        kinds = [kind for kind in self._kinds(schema) if kind != "null"]
        meaning = schema.get("description", "")
        return DescribedValue(described["name"], _joined(kinds), meaning)

    def answers(self) -> list[DescribedAnswer]:
        """What the answers are made of, by name."""
        return [
            DescribedAnswer(
                name,
                self._schemas[name].get("description", ""),
                [
                    self._value(field, described, described.get("description", ""))
                    for field, described in self._schemas[name]["properties"].items()
                ],
            )
            for name in sorted(self._parts_of_answers())
        ]

    def _parts_of_answers(self) -> set[str]:
        """The names of the schemas that answers lead to: parameters have others."""
        waiting = [_answer_of(path["get"]) for path in self._paths.values()]
        found = {"Problem"}
        waiting.append(self._schemas["Problem"])
        while waiting:
            schema = waiting.pop()
            parts = [schema, *schema.get("properties", {}).values()]
            for name in filter(None, map(self._referred, parts)):
                if name not in found:
                    found.add(name)
                    waiting.append(self._schemas[name])
        return found

    def _value(
        self, name: str, schema: Mapping[str, Any], meaning: str
    ) -> DescribedValue:
        kinds = _joined(self._kinds(schema))
        return DescribedValue(name, kinds, meaning, self._referred(schema))

    def _kinds(self, schema: Mapping[str, Any]) -> Iterator[str]:
        """In words: "string", "list of Party", "date or null"."""
        for one in schema.get("anyOf") or schema.get("allOf") or [schema]:
            if one.get("type") == "array":
                yield f"list of {_joined(self._kinds(one['items']))}"
            elif "$ref" in one:
                yield from self._named_kinds(one["$ref"].removeprefix(_REFERENCE))
            elif "enum" in one:
                yield ", ".join(one["enum"])
            else:
                yield one.get("format") or one.get("type", "any")

    def _named_kinds(self, name: str) -> Iterator[str]:
        """A schema by its name; a closed list by its values."""
        yield ", ".join(self._schemas[name].get("enum", [name]))

    def _referred(self, schema: Mapping[str, Any]) -> str:
        """The name of what an answer has there, itself or in a list or choice."""
        for one in (schema, *schema.get("anyOf", ()), *schema.get("allOf", ())):
            reference = one.get("$ref") or one.get("items", {}).get("$ref", "")
            name = reference.removeprefix(_REFERENCE)
            if "properties" in self._schemas.get(name, {}):
                return str(name)
        return ""


def _joined(kinds: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(kinds))


def _answer_of(described: Mapping[str, Any]) -> Mapping[str, Any]:
    answer = described["responses"]["200"]["content"]["application/json"]["schema"]
    return dict(answer)
