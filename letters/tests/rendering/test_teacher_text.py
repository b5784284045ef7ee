"""What teachers write is shown as they mean it, and harms nobody."""

import re
from unittest import TestCase

from lxml import etree

from letters.rendering.teacher_text import (
    MOST_EMPHASES,
    body_errors,
    render_body,
    render_page,
)
from letters.tests.bounds import bounded
from letters.tests.rendering.hostile_bodies import KEPT, REFUSED
from letters.tests.rendering.markup import Page
from letters.tests.rendering.work import calls_made

ELEMENTS = {
    *(
        "p",
        "em",
        "strong",
        "s",
        "a",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "hr",
    ),
}
ATTRIBUTES = {"href", "rel", "title", "class", "start"}
ADDRESS = re.compile(r"(https?:|mailto:|[/#?])", re.IGNORECASE)
HEADINGS = re.compile(r"(</?)h[2-6]>")
VOID = re.compile(r"<[hb]r />")
UNSEEN = re.compile("[\x00\x01\x1b\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def harm(html: str) -> list[str]:
    """What in some HTML could harm: elements, attributes, addresses, characters."""
    page = Page(VOID.sub("", html))
    messages = list(page.faults)
    for element in page.elements:
        if element.name not in ELEMENTS or set(element.attributes) - ATTRIBUTES:
            messages.append(f"<{element.name}> {element.attributes}")
        address = element.attributes.get("href", "/") or ""
        if not ADDRESS.match(address):
            messages.append(f"it leads to {address}")
        if element.name == "a" and element.attributes["rel"] != "noreferrer nofollow":
            messages.append("a link tells where its reader comes from")
    return [*messages, *UNSEEN.findall(html)]


class HostileBodyTests(TestCase):
    def test_there_are_many(self):
        self.assertGreaterEqual(len(KEPT) + len(REFUSED), 60)

    def test_what_is_kept_is_harmless(self):
        for name, body in KEPT.items():
            with self.subTest(name):
                self.assertEqual(body_errors(body), [])
                self.assertEqual(harm(render_body(body)), [])

    def test_a_page_of_its_own_is_as_harmless(self):
        for name, body in (KEPT | {n: b for n, (b, _) in REFUSED.items()}).items():
            with self.subTest(name):
                html = HEADINGS.sub(r"\1p>", render_page(body))
                self.assertEqual(harm(html), [])

    def test_a_page_of_its_own_has_headings_below_its_title(self):
        self.assertEqual(
            render_page("# One\n\n###### Six"), "<h2>One</h2>\n<h6>Six</h6>\n"
        )
        self.assertNotIn("<h", render_body("# One"))

    def test_what_is_refused_is_refused_with_its_reason_and_place(self):
        for name, (body, reason) in REFUSED.items():
            with self.subTest(name):
                self.assertIn(reason, body_errors(body)[0])

    def test_what_is_refused_is_harmless_where_it_comes_from_elsewhere(self):
        for name, (body, _) in REFUSED.items():
            with self.subTest(name):
                self.assertEqual(harm(render_body(body)), [])

    def test_no_word_of_them_is_lost(self):
        words = re.compile(r"alert|moor|cow|red|words|code")
        for name, body in [*KEPT.items(), *((n, b) for n, (b, _) in REFUSED.items())]:
            with self.subTest(name):
                shown = Page(VOID.sub("", render_body(body)))
                attributes = str([element.attributes for element in shown.elements])
                for word in set(words.findall(body)):
                    self.assertIn(word, shown.spoken + attributes)

    def test_four_times_as_much_is_no_more_than_six_times_the_work(self):
        bodies = [*KEPT.values(), *(body for body, _ in REFUSED.values())]
        for body in (body for body in bodies if 7_000 < len(body) <= 8_000):
            with self.subTest(body[:20]):
                short, long = (
                    # Another text, so that it is not the one kept from before.
                    calls_made(lambda part=part: (render_body(part), body_errors(part)))
                    for part in (f"1 {body[:1_000]}", f"1 {body[:4_000]}")
                )
                self.assertLess(long, 6 * short)


class XmlTests(TestCase):
    """An electronic book is XML, and its readers give up on deep trees."""

    BODIES = (
        "one\n\n---\n\ntwo\n\n***",
        "a\nb  \nc",
        "*a " * 800 + "a* " * 800,
        "**a " * 1_000 + "a** " * 1_000,
        "> " * 9 + "*_~~" * 30 + "a" + "~~_*" * 30,
        *KEPT.values(),
        *(body for body, _ in REFUSED.values()),
    )

    def test_every_body_is_xml_of_few_levels(self):
        for body in self.BODIES:
            with self.subTest(repr(body[:30])):
                tree = etree.fromstring(f"<div>{render_body(body)}</div>")
                self.assertLess(depth_of(tree), 40)

    def test_no_sign_of_what_is_too_deep_is_lost(self):
        html = render_body("*a " * 800 + "a* " * 800)
        written = re.sub("<[^>]*>", "", html)
        self.assertEqual(1_600, written.count("a"))
        self.assertEqual(2 * (800 - MOST_EMPHASES), written.count("*"))


def depth_of(tree: etree._Element) -> int:
    return 1 + max(map(depth_of, tree), default=0)


class MegabyteTests(TestCase):
    body = "word [a](/x) *b* <c>\n" * 50_000

    def test_it_is_refused(self):
        self.assertEqual(
            body_errors(self.body),
            ["This text has 1,050,000 characters; 8,000 is the most."],
        )

    def test_it_is_harmless_where_it_comes_from_elsewhere(self):
        with bounded():
            html = render_body(self.body)
        self.assertEqual(set(re.findall("<[^>]*>", html)), {"<p>", "<br />", "</p>"})


class BodyErrorTests(TestCase):
    def test_it_keeps_8000_characters_and_no_more(self):
        self.assertEqual(body_errors("a" * 8_000), [])
        self.assertEqual(
            body_errors("a" * 8_001),
            ["This text has 8,001 characters; 8,000 is the most."],
        )

    def test_the_line_end_of_a_browser_is_one_character(self):
        self.assertEqual(body_errors("a" * 7_999 + "\r\n"), [])

    def test_lines_are_counted_as_a_browser_sends_them(self):
        self.assertIn("Line 3, character 2", body_errors("a\r\n\r\nb\u202e")[0])

    def test_it_keeps_400_lines_and_no_more(self):
        self.assertEqual(body_errors("a\n" * 400 + "\n" * 400), [])
        refusal = ["This text has 401 lines; 400 is the most."]
        self.assertEqual(body_errors("a\n" * 401), refusal)

    def test_what_no_file_of_xml_holds_is_refused_with_its_place(self):
        for letter in "\ufffe\uffff\x0b\x0c\x1f\ud800":
            with self.subTest(f"U+{ord(letter):04X}"):
                [error] = body_errors(f"a\nbc{letter}")
                self.assertTrue(error.startswith("Line 2, character 3: "), error)

    def test_an_address_with_a_user_is_no_link(self):
        for address in (
            "http://user:pw@host.example/",
            "https://user@host.example",
            "//user@host.example",
        ):
            with self.subTest(address):
                [error] = body_errors(f"[x]({address})")
                self.assertIn("a user name or a password", error)
                self.assertNotIn("<a", render_body(f"[x]({address})"))

    def test_an_at_sign_after_the_host_is_part_of_an_address(self):
        for address in ("https://host.example/@a", "mailto:a@b.example", "/?q=a@b"):
            with self.subTest(address):
                self.assertEqual([], body_errors(f"[x]({address})"))

    def test_joined_signs_and_other_languages_are_kept(self):
        for text in ("👩\u200d🏫 ❤️", "می\u200cخواهم", "क्\u200dष", "“Привет” — naïve…"):
            with self.subTest(text):
                self.assertEqual(body_errors(text), [])
                self.assertIn(text, render_body(text))

    def test_an_entity_that_is_shown_as_it_is_typed_is_kept(self):
        self.assertEqual(body_errors("`&#x202e;` and \\&#x202e;"), [])

    def test_it_says_how_many_there_are_beyond_the_first_five(self):
        errors = body_errors("\u202e" * 7)
        self.assertEqual(len(errors), 6)
        self.assertEqual(errors[-1], "2 more places are refused for such reasons.")


class RenderBodyTests(TestCase):
    def test_it_reads_markdown(self):
        cases = {
            "*a* **b** ~~c~~ `d`": "<p><em>a</em> <strong>b</strong> <s>c</s> "
            "<code>d</code></p>\n",
            "> a": "<blockquote>\n<p>a</p>\n</blockquote>\n",
            "- a\n- b": "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n",
            "3. a": '<ol start="3">\n<li>a</li>\n</ol>\n',
            "a\nb": "<p>a<br />\nb</p>\n",
            "": "",
        }
        for body, html in cases.items():
            with self.subTest(body):
                self.assertEqual(render_body(body), html)

    def test_links_tell_nothing_of_the_reader(self):
        self.assertEqual(
            render_body("[a](https://x.example/?b=1&c)"),
            '<p><a href="https://x.example/?b=1&amp;c" rel="noreferrer nofollow">a</a></p>\n',
        )

    def test_headings_are_paragraphs_in_bold(self):
        self.assertEqual(
            render_body("## One *two*"),
            '<p class="body-text__heading"><strong>One <em>two</em></strong></p>\n',
        )

    def test_a_picture_is_a_link_with_its_words(self):
        self.assertIn(
            '<a href="/p.png" rel="noreferrer nofollow">a map</a>',
            render_body("![a *map*](/p.png)"),
        )

    def test_a_link_that_leads_nowhere_shows_its_address(self):
        self.assertEqual(
            render_body("[a](www.x.example)"), "<p>a (www.x.example)</p>\n"
        )

    def test_indented_words_and_words_in_brackets_stay_words(self):
        self.assertEqual(render_body("a\n\n    b"), "<p>a</p>\n<p>b</p>\n")
        self.assertEqual(render_body("[Task]: read"), "<p>[Task]: read</p>\n")

    def test_what_is_too_long_is_shown_without_its_markdown(self):
        html = render_body("*a*\nb\n\n\nc" + " d" * 4_000)
        self.assertTrue(html.startswith("<p>*a*<br />b</p><p>c d d"))
