"""A region of a scan that an annotation is about, in the terms of SVG."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import AnnotationTarget, PageImage

# What is seen round the region, as a share of its longer side.
_MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """In pixels of the image. A browser shows of a picture what the view box names."""

    number: int
    image: PageImage
    x: int
    y: int
    width: int
    height: int
    shown_as: int = 0

    @property
    def box(self) -> tuple[int, int, int, int]:
        """From the left, from the top, to the right, to the bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    @property
    def frame(self) -> tuple[int, int, int, int]:
        """The region with what is round it, as `box`."""
        margin = round(_MARGIN * max(self.width, self.height))
        left, top, right, bottom = self.box
        return (
            max(left - margin, 0),
            max(top - margin, 0),
            min(right + margin, self.image.width),
            min(bottom + margin, self.image.height),
        )

    @property
    def view_box(self) -> str:
        left, top, right, bottom = self.frame
        return f"{left} {top} {right - left} {bottom - top}"

    @property
    def file_name(self) -> str:
        """Of the picture of it in a file that is carried away."""
        scan = [self.image.sha256[:16], self.image.frame, *self.box]
        return "-".join(["region", *map(str, scan)]) + ".jpg"


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan, and the regions of it that annotations are about."""

    image: PageImage
    regions: list[ShownRegion]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.image.width} {self.image.height}"


def find_region(
    number: int, target: AnnotationTarget, images: list[PageImage]
) -> ShownRegion | None:
    """None if the document has no such scan any more, or a smaller one."""
    for image in images:
        if image.scan_name == target.image:
            fits = (
                target.x + target.width <= image.width
                and target.y + target.height <= image.height
            )
            box = (target.x, target.y, target.width, target.height)
            return ShownRegion(number, image, *box) if fits else None
    return None
