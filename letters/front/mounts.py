"""Whether a folder lies on another machine, whose names this one remembers for a while.

Then a link that was removed there would go on leading to pages here.
"""

from __future__ import annotations

from pathlib import Path

_MOUNTS = Path("/proc/mounts")
# Of these, NFS can be told to ask each time: nfs(5).
_NFS = ("nfs", "nfs4")
_OTHERS = ("cifs", "smb3", "9p", "ceph", "glusterfs", "fuse.glusterfs", "fuse.sshfs")


def caching_mount(folder: Path, mounts: str | None = None) -> str:
    """The kind of file system, if it must not hold a front; "" if it may.

    `mounts` is what /proc/mounts says.
    """
    if mounts is None:
        mounts = _MOUNTS.read_text() if _MOUNTS.exists() else ""
    lines = [line.split() for line in mounts.splitlines()]
    above = [
        (point, kind, options.split(","))
        for _, point, kind, options, *_ in lines
        if folder.is_relative_to(point.replace("\\040", " "))
    ]
    if not above:
        return ""
    # Of two mounts of one place, the later one is seen.
    _, kind, options = max(reversed(above), key=lambda mount: len(mount[0]))
    asks_each_time = "lookupcache=none" in options and (
        "noac" in options or "actimeo=0" in options
    )
    is_safe = kind in _NFS and asks_each_time
    return kind if kind in (*_NFS, *_OTHERS) and not is_safe else ""
