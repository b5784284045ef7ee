"""Links of indexes and glossaries: what is written of each, and that words are escaped."""

from unittest import TestCase

from lxml import html

from letters.models import Edition, Entry
from letters.models.topics import TopicLine
from letters.reader.topic_page import LinkedWords, TopicNode
from letters.templatetags.index_links import linked_words, topic_lines, volumes_of


class IndexLinkTests(TestCase):
    def test_words_are_links_where_they_have_an_address(self):
        words = [("Berlin <Wall>, ", ""), ("17", "/pages/17/"), (", 18", "")]
        self.assertEqual(
            linked_words(words), 'Berlin &lt;Wall&gt;, <a href="/pages/17/">17</a>, 18'
        )

    def test_what_stands_under_a_line_is_a_list_in_its_item(self):
        inner, outer = (
            TopicNode(TopicLine(level, []), parts, [LinkedWords(text)])
            for level, parts, text in ((2, [], "crises"), (1, [], "Berlin"))
        )
        outer.parts.append(inner)
        (whole,) = html.fragments_fromstring(topic_lines([outer]))
        self.assertEqual(whole.xpath("string(//ul/li/ul/li)").strip(), "crises")
        self.assertEqual(whole.xpath("string(./li/text())").strip(), "Berlin")

    def test_volumes_are_links_to_their_entries(self):
        volumes = [
            Edition(identifier="frus-a", title="R & D"),
            Edition(identifier="frus-b", title="Other"),
        ]
        entries = [Entry(edition=volume, key="t_1") for volume in volumes]
        self.assertEqual(
            volumes_of(entries),
            '<a href="/editions/frus-a/entries/t_1/">R &amp; D</a>, '
            '<a href="/editions/frus-b/entries/t_1/">Other</a>',
        )
