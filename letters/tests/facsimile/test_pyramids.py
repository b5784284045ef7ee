"""Which tiles a scan has: all of it, at each size, and none twice."""

from unittest import TestCase

from letters.facsimile.pyramids import TILE_SIDE, Pyramid

SIZES = ((1, 1), (1024, 1024), (1025, 1), (1, 5000), (2500, 3300), (4097, 2049))


class PyramidTests(TestCase):
    def test_it_ends_with_one_tile(self):
        for size, expected in (
            ((1024, 700), [1]),
            ((1025, 700), [1, 2]),
            ((20_000, 15_000), [1, 2, 4, 8, 16, 32]),
        ):
            with self.subTest(size):
                self.assertEqual(Pyramid(*size).scale_factors, expected)

    def test_tiles_cover_each_level_once(self):
        for size in SIZES:
            pyramid = Pyramid(*size)
            for factor in pyramid.scale_factors:
                level = pyramid.level_size(factor)
                tiles = list(pyramid.tiles_within(factor, (0, 0, *level)))
                with self.subTest(size, factor=factor):
                    own = sum(tile.own_width * tile.own_height for tile in tiles)
                    self.assertEqual(own, level[0] * level[1])
                    shown = sum(tile.width * tile.height for tile in tiles)
                    self.assertEqual(shown, size[0] * size[1])
                    places = {(tile.left, tile.top) for tile in tiles}
                    self.assertEqual(len(places), len(tiles))

    def test_a_box_is_covered_by_the_tiles_that_it_touches(self):
        pyramid = Pyramid(5000, 5000)
        for box, expected in (
            ((0, 0, 1, 1), [(0, 0)]),
            ((1023, 0, 1025, 1), [(0, 0), (1024, 0)]),
            ((1024, 1024, 2048, 2048), [(1024, 1024)]),
            ((4999.5, 4999.5, 5001, 5001), [(4096, 4096)]),
        ):
            with self.subTest(box):
                tiles = pyramid.tiles_within(1, box)
                self.assertEqual([(tile.left, tile.top) for tile in tiles], expected)

    def test_each_is_named_as_a_viewer_asks_for_it(self):
        names = [tile.path for tile in Pyramid(1500, TILE_SIDE).tiles()]
        self.assertEqual(
            names,
            [
                "0,0,1024,1024/1024,1024/0/default.jpg",
                "1024,0,476,1024/476,1024/0/default.jpg",
                "full/750,512/0/default.jpg",
            ],
        )
