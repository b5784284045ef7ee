"""The lists of persons and terms, in the shapes the series writes them."""

from unittest import TestCase

from letters.tests.tei.volume.samples import chapter, document, file_of, read


def strong(content):
    return f'<hi rend="strong">{content}</hi>'


def person(name, key="p_1"):
    return f'<persName xml:id="{key}">{name}</persName>'


def term(name, key="t_1"):
    return f'<term xml:id="{key}">{name}</term>'


def entries_of(content):
    persons = f'<div type="section" xml:id="persons">{content}</div>'
    return read(file_of("", front=persons)).entries


def explained(content):
    return [(entry.name, entry.description) for entry in entries_of(content)]


class EntryTests(TestCase):
    def test_the_explanation_is_what_follows_the_name(self):
        salinger = strong(f"\n {person('Salinger, Pierre')},")
        cases = [
            (f"{salinger} Press Secretary", "Press Secretary"),
            (
                f"{salinger} <pb n='XX'/>aide\n to  <persName>Kennedy</persName>",
                "aide to Kennedy",
            ),
            (
                f"{strong(person('Salinger, Pierre'))}; Press Secretary,",
                "Press Secretary",
            ),
            (f"{strong(person('Salinger, Pierre,'))} (from 1961)", "(from 1961)"),
            (f"{person('Salinger, Pierre')}. Press Secretary.", "Press Secretary."),
            (f"{person('Salinger, Pierre')} — Press Secretary", "Press Secretary"),
            (f"{salinger} aide<note n='1'>Until 1964.</note>", "aide"),
            (f"{salinger} <hi rend='italic'>see</hi> Pierre", "see Pierre"),
            (salinger, ""),
        ]
        for item, explanation in cases:
            with self.subTest(item):
                self.assertEqual(
                    explained(f"<list><item>{item}</item></list>"),
                    [("Salinger, Pierre", explanation)],
                )

    def test_a_stop_before_see_is_not_of_the_name(self):
        cases = {"Loan.": " See Nguyen Loan", "Yang, Dr.": ", see You Chan Yang, Dr."}
        for name, rest in cases.items():
            with self.subTest(name):
                entries = explained(f"<list><item>{person(name)}{rest}</item></list>")
                self.assertEqual(entries[0][0], {"Loan.": "Loan"}.get(name, name))

    def test_it_is_found_in_every_shape_of_list(self):
        name = term("AEC")
        cases = {
            "item": f"<list><item>{name}, a commission</item></list>",
            "paragraph": f"<p>{name}, a commission</p>",
            "paragraphs of an item": f"<list><item><p>{name}</p><p>a commission</p>"
            "</item></list>",
            "row": f"<table><row><cell>{name}</cell><cell>a commission</cell></row></table>",
            "label": f"<list><label>{name}</label><pb n='V'/><item>a commission</item>"
            "<label>no term</label><item>x</item></list>",
        }
        for shape, content in cases.items():
            with self.subTest(shape):
                self.assertEqual(explained(content), [("AEC", "a commission")])

    def test_names_that_stand_together_share_the_explanation(self):
        cases = [
            f"{term('Rc’d', 't_1')}, {term('rec’ved', 't_2')}, received",
            f"{term('Rc’d', 't_1')} or {term('rec’ved', 't_2')}, received",
        ]
        for item in cases:
            with self.subTest(item):
                self.assertEqual(
                    explained(f"<list><item>{strong(item)}</item></list>"),
                    [("Rc’d", "received"), ("rec’ved", "received")],
                )

    def test_each_of_several_in_one_paragraph_has_its_own(self):
        entries = explained(
            f"<p>{term('AEC', 't_1')}, a commission; {term('CIA', 't_2')}, an agency</p>"
        )
        self.assertEqual(entries, [("AEC", "a commission"), ("CIA", "an agency")])

    def test_a_list_within_an_item_explains_itself(self):
        inner = f"<list><item>{term('ISA', 't_2')}, security affairs</item></list>"

        for words in ("defense", ""):
            with self.subTest(words):
                item = f"<item>{term('DOD', 't_1')} {words} {inner}</item>"
                self.assertEqual(
                    explained(f"<list>{item}</list>"),
                    [("DOD", words), ("ISA", "security affairs")],
                )

    def test_entries_say_what_and_where_they_are(self):
        entries = entries_of(
            f"<p>{person('Rusk, Dean', 'p_RD')}</p><p>{term('UN')}</p>"
        )

        self.assertEqual(
            [
                (entry.position, entry.kind, entry.key, entry.division)
                for entry in entries
            ],
            [(1, "person", "p_RD", "persons"), (2, "term", "t_1", "persons")],
        )

    def test_a_repeated_identifier_makes_no_two_entries_one(self):
        entries = entries_of(
            f"<p>{term('Huk')}, a party</p><p>{term('HMB')}, an army</p>"
        )

        self.assertEqual([entry.key for entry in entries], ["t_1", "t_1-2"])

    def test_a_name_in_a_document_is_no_entry(self):
        letter = document("d1", f"<p>{person('Rusk')}</p>")
        self.assertEqual(read(file_of(chapter(letter))).entries, ())
