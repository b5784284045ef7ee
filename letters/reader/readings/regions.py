"""A region of a scan that an annotation is about, in the terms of SVG."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import AnnotationTarget, PageImage

# What is seen round the region, as a share of its longer side.
_MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class Region:
    """In pixels of the image. A browser shows of a picture what the view box names."""

    number: int
    image: PageImage
    x: int
    y: int
    width: int
    height: int

    @property
    def view_box(self) -> str:
        """The region with what is round it."""
        margin = round(_MARGIN * max(self.width, self.height))
        left, top = max(self.x - margin, 0), max(self.y - margin, 0)
        right = min(self.x + self.width + margin, self.image.width)
        bottom = min(self.y + self.height + margin, self.image.height)
        return f"{left} {top} {right - left} {bottom - top}"


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan, and the regions of it that annotations are about."""

    image: PageImage
    regions: list[Region]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.image.width} {self.image.height}"


def find_region(
    number: int, target: AnnotationTarget, images: list[PageImage]
) -> Region | None:
    """None if the document has no such scan any more, or a smaller one."""
    for image in images:
        if image.sha256 == target.image:
            fits = (
                target.x + target.width <= image.width
                and target.y + target.height <= image.height
            )
            box = (target.x, target.y, target.width, target.height)
            return Region(number, image, *box) if fits else None
    return None
