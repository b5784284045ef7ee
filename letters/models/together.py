"""Reads rows of several tables by one query.

A page is made of a dozen kinds of parts. Each that is asked for by itself is a round trip
to the database, however few there are of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

AnyModel = TypeVar("AnyModel", bound=models.Model)


def fields_of(model: type[models.Model], path: str = "") -> list[str]:
    """The names of its columns; `path` is the key of another model that leads to it."""
    before = f"{path}__" if path else ""
    return [f"{before}{field.attname}" for field in model._meta.concrete_fields]


class Rows(Generic[AnyModel]):
    """What to read of `queryset`: fields of its model, of the rows that its foreign keys
    lead to ("agent__id" and others), and annotations. Without `names`, its own fields.

    They come as JSON. Raises TypeError for a field with days or times, which JSON lacks.
    """

    def __init__(self, queryset: models.QuerySet[AnyModel], *names: str) -> None:
        self._names = names or tuple(fields_of(queryset.model))
        places = {name: place for place, name in enumerate(self._names)}
        self._maker = _Maker(queryset.model, places)
        self._queryset = queryset

    def sql(self) -> tuple[str, Sequence[Any]]:
        """A query for one value. Raises EmptyResultSet if there can be none."""
        query, values = self._queryset.values_list(*self._names).query.sql_with_params()
        columns = ", ".join(f"c{number}" for number in range(len(self._names)))
        return (
            f"SELECT json_agg(json_build_array({columns})) "  # noqa: S608
            f"FROM ({query}) AS row ({columns})",
            values,
        )

    def make(self, value: Sequence[Sequence[Any]] | None) -> list[AnyModel]:
        """The instances, of what the database answered: none of nothing."""
        return [self._maker.make(row) for row in value or ()]

    def read(self) -> list[AnyModel]:
        """These alone."""
        return read_together({"": self})[""]


def read_together(asked: Mapping[str, Rows]) -> dict[str, list]:
    """The rows of each, by the same names."""
    queries, parameters = {}, []
    for name, rows in asked.items():
        try:
            query, values = rows.sql()
        except EmptyResultSet:
            continue
        queries[name] = f"({query})"
        parameters += values
    found: dict[str, list] = {name: [] for name in asked}
    if queries:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(queries.values())}", parameters)
            answers = cursor.fetchone()
        for name, answer in zip(queries, answers, strict=True):
            found[name] = asked[name].make(answer)
    return found


class _Maker:
    """Makes instances of `model` from lists; `places` says where in them a value is."""

    def __init__(self, model: type[models.Model], places: Mapping[str, int]) -> None:
        self._model = model
        related: dict[str, dict[str, int]] = {}
        for name, place in places.items():
            key, _, field = name.partition("__")
            if field:
                related.setdefault(key, {})[field] = place
        fields = [
            each for each in model._meta.concrete_fields if each.attname in places
        ]
        if days := [each for each in fields if isinstance(each, models.DateField)]:
            raise TypeError(f"{days[0]} cannot be read as JSON")
        self._own = {field.attname: places[field.attname] for field in fields}
        self._others = {
            name: place
            for name, place in places.items()
            if "__" not in name and name not in self._own
        }
        self._related = {
            key: _Maker(model._meta.get_field(key).related_model, within)
            for key, within in related.items()
        }

    def make(self, row: Sequence[Any]) -> Any:
        values = [row[place] for place in self._own.values()]
        made = self._model.from_db(connection.alias, [*self._own], values)
        for name, place in self._others.items():
            setattr(made, name, row[place])
        for key, maker in self._related.items():
            setattr(made, key, maker.make(row) if maker.is_in(row) else None)
        return made

    def is_in(self, row: Sequence[Any]) -> bool:
        """Whether there is such a row at all."""
        return row[self._own[self._model._meta.pk.attname]] is not None
