"""Pages are sent without the indentation of their templates."""

from pathlib import Path

import pytest
from django.template import Engine, TemplateDoesNotExist
from django.template.loader import get_template

LOADER = "archive.template_loader.UnindentedLoader"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    (tmp_path / "list.html").write_text(
        "<ul>\n    {% for word in words %}\n\t<li>{{ word }} two  blanks</li>\n"
        "    {% endfor %}\n</ul>\n"
    )
    (tmp_path / "list.txt").write_text("  {{ words.0 }}\n")
    return Engine(dirs=[tmp_path], loaders=[LOADER])


def render(engine: Engine, name: str) -> str:
    return engine.render_to_string(name, {"words": ["  a"]})


def test_blanks_before_a_line_are_left_out_and_all_others_stay(engine: Engine) -> None:
    assert render(engine, "list.html") == "<ul>\n\n<li>  a two  blanks</li>\n\n</ul>\n"


def test_what_is_no_page_stays_as_it_was_written(engine: Engine) -> None:
    assert render(engine, "list.txt") == "    a\n"


def test_a_fault_is_told_with_the_line_of_the_file(engine: Engine) -> None:
    with pytest.raises(TemplateDoesNotExist):
        engine.get_template("absent.html")
    assert engine.get_template("list.html").source.count("\n") == 5


def test_the_pages_of_the_archive_are_read_so() -> None:
    source = get_template("letters/home.html").template.source
    assert not any(line.startswith(" ") for line in source.splitlines())
    assert get_template("admin/change_form.html")
