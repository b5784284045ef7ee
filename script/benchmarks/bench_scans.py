"""Measures how fast readers get scans: tiles, parts of them, and pages that are turned.

A document with 30 drawn pages is made and cut. Then are measured

* `tile`: a stored tile, asked for by one reader and by eight;
* `accel`: the same through nginx, which the archive tells what to send, if nginx is
  installed; `front`: from the nginx of deploy/, without asking the archive; and `static`:
  the same files from that nginx as files;
* `region`: parts of pages, in sizes that no tile has, asked for by one reader;
* `turning`: 30 readers who turn pages at once. Each page is its info.json, its 1200-pixel
  picture, and the tiles that a window of 1200 by 800 pixels shows.

With --large a TIFF of 20,000 by 15,000 pixels is made in LETTERS_VAR (900 MB) and cut; its
seconds and memory are printed, and regions are parts of it as well.

"ms CPU" is what one answer takes of the archive's own processes, which says more than the
clock on a machine that others use as well. It exits with 1 where a figure misses its bar.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from io import BytesIO
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.large_scan import write_large_scan  # noqa: E402
from benchmarks.load.front import PLAIN, front_in, nginx_with_front  # noqa: E402
from benchmarks.load.nginx import is_installed  # noqa: E402
from benchmarks.load.readers import LoadResult, PageRequest, measure  # noqa: E402
from benchmarks.load.tiles import ACCEL, nginx_before  # noqa: E402
from benchmarks.output import p50, p95, print_line, print_table  # noqa: E402
from benchmarks.server import served  # noqa: E402
from django.conf import settings  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402

from letters.facsimile import Pyramid, cut_scan  # noqa: E402
from letters.ingest.media_folders import masters_folder, tiles_folder  # noqa: E402
from letters.ingest.scan_cutting import cut_one  # noqa: E402
from letters.ingest.scan_limits import cut_limits, scan_limits  # noqa: E402
from letters.ingest.scans import store_file  # noqa: E402
from letters.models import PageImage  # noqa: E402
from letters.tests.factories import make_document  # noqa: E402

DOCUMENT = "drawn-scans"
PAGES, SIZE = 30, (2480, 3508)
READERS, CLASS = 8, 30
SECONDS_TO_CUT, MEBIBYTES, MEBIBYTE = 15, 400, 2**20
TILE_P95, REGION_P95, SHARE_OF_STATIC = 0.005, 0.100, 0.5


class Bars:
    """What was measured against what is wanted."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.is_missed = False

    def add(self, name: str, figure: float, bar: float, *, least: bool = False) -> None:
        is_met = figure >= bar if least else figure <= bar
        self.is_missed |= not is_met
        sign = "≥" if least else "≤"
        told = "met" if is_met else "MISSED"
        self.rows.append([name, f"{figure:,.4g}", f"{sign} {bar:g}", told])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="script/bench scans")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args(arguments)
    bars, draw = Bars(), random.Random(1)  # noqa: S311 - the same parts each time
    scans = make_scans()
    regions = [address for scan in scans for address in parts_of(scan, draw)]
    if options.large:
        regions = [*parts_of(cut_large(bars), draw, 200), *regions]
    draw.shuffle(regions)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        server = stack.enter_context(served(2))
        costs: dict[int, float] = {}

        def ask(
            paths: Sequence[str], readers: int, at: int = server.port
        ) -> LoadResult:
            pages, before = [PageRequest(path) for path in paths], server.cpu_seconds()
            result = measure(at, pages, options.seconds, readers)
            if at == server.port:
                spent = server.cpu_seconds() - before
                costs[id(result)] = spent / max(len(result.times), 1)
            return result

        tiles = [address for scan in scans for address in tiles_of(scan)]
        pages = [address for scan in scans for address in page_of(scan)]
        # Each process has begun, the 1200-pixel pictures are made, and all is on the disk.
        ask([*pages, *tiles], READERS)
        os.sync()
        results = {"tile, one reader": ask(tiles, 1), "tile": ask(tiles, READERS)}
        if is_installed():
            folder = Path(name)
            front = stack.enter_context(front_in(folder))
            folder.chmod(0o755)
            own = {"LETTERS_SCAN_ACCEL": ACCEL, "LETTERS_FRONT": str(front)}
            behind = stack.enter_context(served(2, **own)).port
            proxy = stack.enter_context(nginx_before(behind, tiles_folder(), folder))
            jpeg = "default_type image/jpeg;"
            nginx = stack.enter_context(
                nginx_with_front(behind, front, tiles_folder(), folder, jpeg)
            )
            files = [address for scan in scans for address in files_of(scan)]
            results["accel"] = ask(tiles, READERS, proxy)
            # The first tile of each scan is the archive's.
            ask(tiles, READERS, nginx)
            results["front"] = ask(tiles, READERS, nginx)
            results["static"] = ask(files, READERS, nginx)
            share = results["front"].rate / results["static"].rate
            bars.add("tiles of front : static", share, SHARE_OF_STATIC, least=True)
        else:
            print_line("nginx is not installed here: no ratio to it.\n")
        results["region, one reader"] = ask(regions, 1)
        results["turning"] = ask(pages, CLASS)
    bars.add("tile p95, seconds", p95(results["tile, one reader"].times), TILE_P95)
    bars.add(
        "region p95, seconds", p95(results["region, one reader"].times), REGION_P95
    )
    print_results(results, costs)
    print_table(["bar", "measured", "wanted", ""], bars.rows)
    return int(bars.is_missed)


def make_scans() -> list[PageImage]:
    if scans := list(PageImage.objects.filter(document__identifier=DOCUMENT)):
        return scans
    document = make_document(DOCUMENT, "A text of one page.")
    for number in range(PAGES):
        stored = store_file(BytesIO(_page(number)), f"{number}.jpg", masters_folder())
        image = PageImage(document=document, page_key="1", position=number)
        scans.append(stored.record(image, 0))
    start = time.perf_counter()
    for scan in scans:
        cut_one(scan.sha256, 0)
        scan.refresh_from_db()
    each = (time.perf_counter() - start) / PAGES
    print_line(f"{PAGES} pages of {SIZE[0]:,} × {SIZE[1]:,} cut, {each:.2f} s each\n")
    return scans


def _page(number: int) -> bytes:
    """A page of type, and a block that tells which it is."""
    page = _type().copy()
    ImageDraw.Draw(page).rectangle((100, 100, 130 + 10 * number, 140), fill="black")
    file = BytesIO()
    page.save(file, "JPEG", quality=90)
    return file.getvalue()


@cache
def _type() -> Image.Image:
    shade = random.Random(1)  # noqa: S311 - the same page each time
    grain = Image.effect_noise((620, 877), 18).resize(SIZE).point(lambda n: 90 + n)
    page = Image.merge("RGB", [grain, grain, grain])
    pen = ImageDraw.Draw(page)
    for top in range(240, SIZE[1] - 240, 62):
        for left in range(220, SIZE[0] - 220, 30):
            if shade.random() < 0.85:
                pen.rectangle((left, top, left + 4, top + 30), fill=(40, 38, 36))
                pen.line((left, top + 15, left + 18, top + shade.randrange(30)), 60, 4)
    return page


def cut_large(bars: Bars) -> PageImage:
    path = Path(settings.VAR_DIR) / "large.tif"
    write_large_scan(path)
    with path.open("rb") as file:
        stored = store_file(file, "large.tif", masters_folder())
    path.unlink()
    folders = (masters_folder(), tiles_folder())
    start = time.perf_counter()
    cut = cut_scan(
        *folders, stored.sha256, 0, scan_limits=scan_limits(), limits=cut_limits()
    )
    bars.add("900 MB cut, seconds", time.perf_counter() - start, SECONDS_TO_CUT)
    bars.add("900 MB cut, MiB", cut.peak_memory / MEBIBYTE, MEBIBYTES)
    document = make_document("large", "A map.")
    scan = stored.record(PageImage(document=document, page_key="1"), 0)
    PageImage.objects.filter(pk=scan.pk).update(state="ready", tile_version=1)
    return scan


def _tile_paths(scan: PageImage) -> list[str]:
    return [tile.path for tile in Pyramid(scan.width, scan.height).tiles()]


def tiles_of(scan: PageImage) -> list[str]:
    return [f"{scan.iiif_base()}/{path}" for path in _tile_paths(scan)]


def files_of(scan: PageImage) -> list[str]:
    name = scan.scan_name
    return [f"{PLAIN}{name[:2]}/{name}/{path}" for path in _tile_paths(scan)]


def parts_of(scan: PageImage, draw: random.Random, count: int = 5) -> list[str]:
    """Parts of 300 to 1,600 pixels, 200 to 800 pixels wide: details, thumbnails, links."""
    addresses = [f"{scan.iiif_base()}/full/400,/0/default.jpg"]
    for _ in range(count):
        width, height = draw.randrange(300, 1600), draw.randrange(300, 1600)
        left = draw.randrange(scan.width - width)
        top = draw.randrange(scan.height - height)
        size = min(width, draw.randrange(200, 800))
        region = f"{left},{top},{width},{height}"
        addresses.append(f"{scan.iiif_base()}/{region}/{size},/0/default.jpg")
    return addresses


def page_of(scan: PageImage) -> list[str]:
    """What a browser asks for when the page is turned to."""
    base = scan.iiif_base()
    whole = _tile_paths(scan)[-1]
    near = [path for path in _tile_paths(scan) if ",2048/" in path][:2]
    tiles = [f"{base}/{path}" for path in [whole, *near]]
    return [f"{base}/info.json", scan.address("1200"), *tiles]


def print_results(results: dict[str, LoadResult], costs: dict[int, float]) -> None:
    rows = [
        [
            name,
            f"{result.rate:,.0f}",
            *(f"{figure(result.times) * 1000:,.1f}" for figure in (p50, p95)),
            f"{costs[id(result)] * 1000:,.1f}" if id(result) in costs else "",
        ]
        for name, result in results.items()
    ]
    print_table(["", "a second", "ms p50", "p95", "ms CPU"], rows)
    print_line()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
