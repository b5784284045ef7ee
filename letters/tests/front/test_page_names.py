"""Which file answers which address."""

import re
from pathlib import Path
from unittest import TestCase

from letters.facsimile import Pyramid, read_image_request
from letters.front import page_file, site_folder, tiles_folder_of

SITE = Path("/front/https/letters.example")
MAPS = Path(__file__).parents[3] / "deploy" / "nginx" / "letters-front-maps.conf"
TILES = MAPS.with_name("letters-front.conf")
PATTERN = re.compile(r'^ +"~(?P<regex>[^"]+)"', re.M)
# Each with what follows the site in the name of its file, if it has one.
ADDRESSES = (
    ("/", "/="),
    ("/documents/", "/documents/="),
    ("/documents/?page=2", "/documents/=page=2"),
    (
        "/documents/frus1961-63v06_d1.a/pages/12/",
        "/documents/frus1961-63v06_d1.a/pages/12/=",
    ),
    ("/documents/letter/?hide=notes&page=2", "/documents/letter/=hide=notes&page=2"),
    ("/documents/?q=a%20b", None),
    ("/documents/?q=a/../b", None),
    ("/people/Khrushch%C3%ABv/", None),
    ("/documents/../admin/", None),
    ("/documents/..", None),
    ("/.hidden/", None),
    ("//documents/", None),
    ("/documents/a=b/", None),
    ("/robots.txt", None),
    (f"/documents/?page={'1' * 200}", None),
)
FILES = [page_file(SITE, address) for address, _ in ADDRESSES]


class PageNameTests(TestCase):
    def test_each_address_has_its_file_or_none(self):
        for address, name in ADDRESSES:
            with self.subTest(address):
                expected = Path(f"{SITE}{name}") if name else None
                self.assertEqual(page_file(SITE, address), expected)

    def test_nginx_reads_the_same_from_an_address(self):
        pages, *_ = PATTERN.findall(MAPS.read_text())
        pages = re.compile(pages.replace("(?<", "(?P<"))
        for address, name in ADDRESSES:
            with self.subTest(address):
                found = pages.search(f"GET  {address}")
                read = (
                    found and f"{found['letters_path']}={found['letters_query'] or ''}"
                )
                self.assertEqual(read, name)

    def test_what_nginx_does_not_know_is_no_file(self):
        names = re.findall(r'default "(.*)";', MAPS.read_text())
        self.assertEqual(names, ["/none", "/none"])
        for name in names:
            self.assertNotIn(Path(f"{SITE}{name}"), FILES)

    def test_nginx_leaves_others_than_readers_to_the_archive(self):
        for pattern in PATTERN.findall(MAPS.read_text())[:2]:
            regex = re.compile(pattern.replace("(?<", "(?P<"))
            for asked in ("POST  /", "GET abc /", "GET :/ /", "GET  / /documents/"):
                with self.subTest(asked):
                    self.assertIsNone(regex.search(asked))

    def test_nginx_knows_the_addresses_of_tiles(self):
        tiles = re.compile(PATTERN.findall(MAPS.read_text())[1].replace("(?<", "(?P<"))
        (place,) = re.findall(r'location ~ "(.*)"', TILES.read_text())
        scan = "0a" * 32
        for base in (f"/iiif/letter/{scan}", f"/iiif/frus1961-63v06/d1/{scan}.12"):
            for tail in ("0,0,1024,1024/512,512", "full/620,877"):
                with self.subTest(base, tail=tail):
                    asked = f"{base}/{tail}/0/default.jpg"
                    self.assertRegex(asked, place)
                    found = tiles.search(f"GET  {asked}")
                    self.assertEqual(found["letters_tile"], asked)
                    self.assertIsNone(tiles.search(f"GET  {asked}?x=1"))
        self.assertIsNone(tiles.search(f"GET  {base}/../{'0a' * 32}/0/default.jpg"))

    def test_nginx_knows_the_canonical_address_of_a_tile(self):
        pattern = re.compile(
            PATTERN.findall(MAPS.read_text())[3].replace("(?<", "(?P<")
        )
        base = f"/iiif/letter/{'0a' * 32}"
        for tile in Pyramid(2100, 900).tiles():
            with self.subTest(tile.path):
                asked = read_image_request((2100, 900), *re.split(r"[/.]", tile.path))
                found = pattern.search(f"{base}/{tile.path}")
                canonical = f"{base}/{asked.canonical}"
                read = f"{found['letters_part']}/max/0/default.jpg" if found else ""
                self.assertEqual(read or f"{base}/{tile.path}", canonical)

    def test_only_a_host_without_a_port_has_a_folder(self):
        front = Path("/front")
        expected = front / "https" / "letters.example"
        self.assertEqual(site_folder(front, "https", "letters.example"), expected)
        for host in ("letters.example:8000", "..", "[::1]", "a..b", ""):
            with self.subTest(host):
                self.assertIsNone(site_folder(front, "https", host))

    def test_tiles_lie_where_their_addresses_say(self):
        self.assertEqual(tiles_folder_of(SITE, "/iiif/a/0b"), SITE / "iiif/a/0b")
        self.assertIsNone(tiles_folder_of(SITE, "/iiif/../0b"))
