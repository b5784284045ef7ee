"""The files that a web server in front of the archive answers readers from by itself.

`docs/architecture.md` ("The front") says why none of them outlives a change.
"""

from letters.front.etags import etag_of, stamp_of
from letters.front.folder import FrontFolder, Opening
from letters.front.mounts import caching_mount
from letters.front.page_names import page_file, site_folder, tiles_folder_of
from letters.front.writing import link_tiles, write_page

__all__ = [
    "FrontFolder",
    "Opening",
    "caching_mount",
    "etag_of",
    "link_tiles",
    "page_file",
    "site_folder",
    "stamp_of",
    "tiles_folder_of",
    "write_page",
]
