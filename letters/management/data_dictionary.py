"""Describes the tables of the archive in Markdown, from the models alone."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

Model = type[models.Model]

_PREAMBLE = """\
# Data dictionary

Every table of the archive, in the order of the models' names. This file is made from the
models; do not edit it. After a change of a model, write it again:

    python manage.py data_dictionary -o docs/data-dictionary.md

*Empty* is `NULL` for a column that may be null, and `''` for one that may hold no
characters. A reference (→) leads to the primary key of the table that it names.
"""
_HEAD = "| Column | Type | Empty | Key | Meaning |\n| --- | --- | --- | --- | --- |"


def describe_tables(tables: Iterable[Model], connection: BaseDatabaseWrapper) -> str:
    """The data dictionary of `tables`, with types in the words of the `connection`."""
    by_name = sorted(tables, key=lambda model: model.__name__)
    sections = ("\n".join(_section(model, connection)) for model in by_name)
    return "\n".join([_PREAMBLE, *sections])


def _section(model: Model, connection: BaseDatabaseWrapper) -> Iterator[str]:
    yield f"## {model.__name__}\n"
    yield f"Table `{model._meta.db_table}`. {first_paragraph(model)}\n"
    yield _HEAD
    for field in model._meta.concrete_fields:
        cells = (
            f"`{field.column}`",
            field.db_type(connection) or "",
            _empty_value(field),
            ", ".join(_keys(field)),
            _meaning(field),
        )
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
    named = [*model._meta.constraints, *model._meta.indexes]
    if named:
        yield ""
    for rule in sorted(named, key=lambda rule: rule.name):
        yield f"* `{rule.name}`: {_rule_in_words(model, rule)}"
    yield ""


def first_paragraph(model: Model) -> str:
    """The first paragraph of the model's own docstring, in one line."""
    return " ".join(inspect.cleandoc(model.__doc__ or "").partition("\n\n")[0].split())


def _empty_value(field: models.Field) -> str:
    if field.null:
        return "`NULL`"
    is_text = isinstance(field, models.CharField | models.TextField)
    return "`''`" if field.blank and is_text else ""


def _keys(field: models.Field) -> Iterator[str]:
    if field.primary_key:
        yield "primary key"
    elif field.unique:
        yield "unique"
    elif field.db_index and not field.is_relation:
        yield "indexed"
    if field.generated:
        yield "generated"
    if field.is_relation:
        target = field.related_model._meta
        is_own = target.app_label == field.model._meta.app_label
        anchor = f"[{target.object_name}](#{target.model_name})"
        yield f"→ {anchor if is_own else f'`{target.db_table}`'}"


def _meaning(field: models.Field) -> str:
    """The field's name in words, its help text, and the values of a closed set."""
    name, words = str(field.verbose_name), str(field.help_text)
    if words and name != field.name.replace("_", " "):
        words = f"{name}: {words}"
    words = words or name
    values = ", ".join(f"`{value}`" for value, _ in field.flatchoices or ())
    return f"{words.rstrip('.')}. One of {values}." if values else words


def _rule_in_words(model: Model, rule: models.BaseConstraint | models.Index) -> str:
    if isinstance(rule, models.CheckConstraint):
        return "a check"
    columns = ", ".join(
        f"`{model._meta.get_field(name).column}`" for name in rule.fields
    )
    kind = "unique" if isinstance(rule, models.UniqueConstraint) else "an index"
    return f"{kind} on {columns}{', for some rows' if rule.condition else ''}"
