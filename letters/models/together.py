"""Reads rows of several tables by one query.

A page is made of a dozen kinds of parts. Reading each by itself takes a round trip to the
database, however few rows there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

AnyModel = TypeVar("AnyModel", bound=models.Model)


def fields_of(model: type[models.Model], path: str = "") -> list[str]:
    """The names of its columns, behind the `path` of a foreign key that leads to it."""
    before = f"{path}__" if path else ""
    return [f"{before}{field.attname}" for field in model._meta.concrete_fields]


class Rows(Generic[AnyModel]):
    """The fields to read of `queryset`: its own, those of related rows ("agent__id"), and
    annotations. Without `names`, all of its own.

    They come as JSON. Raises TypeError for a date or time, which JSON lacks.
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
        """Instances from the answer of the database, which is None for no rows."""
        return [self._maker.make(row) for row in value or ()]

    def read(self) -> list[AnyModel]:
        """Read only these rows, by one query."""
        return read_together({"": self})[""]


def read_together(wanted: Mapping[str, Rows]) -> dict[str, list]:
    """The instances for each of the names, by one query."""
    queries, parameters = {}, []
    for name, rows in wanted.items():
        try:
            query, query_values = rows.sql()
        except EmptyResultSet:
            continue
        queries[name] = f"({query})"
        parameters += query_values
    instances: dict[str, list] = {name: [] for name in wanted}
    if queries:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(queries.values())}", parameters)
            values = cursor.fetchone()
        for name, value in zip(queries, values, strict=True):
            instances[name] = wanted[name].make(value)
    return instances


class _Maker:
    """Makes instances of `model` from lists; `places` is the index of each field there."""

    def __init__(self, model: type[models.Model], places: Mapping[str, int]) -> None:
        self._model = model
        related: dict[str, dict[str, int]] = {}
        for name, place in places.items():
            key, _, field = name.partition("__")
            if field:
                related.setdefault(key, {})[field] = place
        fields = [
            field for field in model._meta.concrete_fields if field.attname in places
        ]
        if days := [field for field in fields if isinstance(field, models.DateField)]:
            raise TypeError(f"{days[0]} cannot be read as JSON")
        self._fields = {field.attname: places[field.attname] for field in fields}
        self._annotations = {
            name: place
            for name, place in places.items()
            if "__" not in name and name not in self._fields
        }
        self._related = {
            key: _Maker(model._meta.get_field(key).related_model, within)
            for key, within in related.items()
        }

    def make(self, row: Sequence[Any]) -> Any:
        own_values = [row[place] for place in self._fields.values()]
        instance = self._model.from_db(connection.alias, [*self._fields], own_values)
        for name, place in self._annotations.items():
            setattr(instance, name, row[place])
        for key, maker in self._related.items():
            setattr(instance, key, maker.make(row) if maker.is_in(row) else None)
        return instance

    def is_in(self, row: Sequence[Any]) -> bool:
        """Whether the related row exists."""
        return row[self._fields[self._model._meta.pk.attname]] is not None
