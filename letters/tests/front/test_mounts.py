"""A front that other machines share is asked for each time, or is none."""

from pathlib import Path
from unittest import TestCase

from letters.front import caching_mount

FRONT = Path("/var/lib/letters/front")
ROOT = "/dev/vda / ext4 rw 0 0\n"
SHARED = "host:/front /var/lib/letters/front {} {} 0 0\n"


class MountTests(TestCase):
    def test_each_mount_is_judged(self):
        for kind, options, expected in (
            ("nfs4", "rw,vers=4.2,lookupcache=none,noac", ""),
            ("nfs4", "rw,lookupcache=none,actimeo=0", ""),
            ("nfs4", "rw,vers=4.2", "nfs4"),
            ("nfs", "rw,noac", "nfs"),
            ("cifs", "rw,lookupcache=none,noac", "cifs"),
            ("tmpfs", "rw", ""),
        ):
            with self.subTest(kind, options=options):
                mounts = ROOT + SHARED.format(kind, options)
                self.assertEqual(caching_mount(FRONT, mounts), expected)

    def test_the_nearest_mount_counts_and_of_one_place_the_last(self):
        far = ROOT + SHARED.format("nfs", "rw").replace("/front nfs", " nfs")
        self.assertEqual(caching_mount(FRONT, far), "nfs")
        self.assertEqual(caching_mount(FRONT, far + SHARED.format("ext4", "rw")), "")
        over = SHARED.format("ext4", "rw") + SHARED.format("nfs", "rw")
        self.assertEqual(caching_mount(FRONT, over), "nfs")
        self.assertEqual(caching_mount(FRONT, ""), "")
