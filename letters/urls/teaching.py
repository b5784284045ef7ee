"""Readings, as students see them, and the desk of their teachers."""

from django.urls import path

from letters.urls.routes import DESK, DESK_ITEM, READING
from letters.views import browsing
from letters.views.reading_files import annotation_file, embed, handout, importing
from letters.views.readings import detail as reading_detail
from letters.views.readings import gallery
from letters.views.teaching import (
    accounts,
    adding,
    annotating,
    desk,
    items,
    preview,
    readings,
    settling,
)

urlpatterns = [
    # Readings as files
    path(
        f"{READING}annotations.jsonld",
        annotation_file.annotations,
        name="reading-annotations",
    ),
    path("readings/oembed.json", embed.oembed, name="reading-oembed"),
    path(f"{READING}embed/", embed.embed, name="reading-embed"),
    path(f"{READING}handout/", handout.handout, name="reading-handout"),
    path(f"{READING}handout/pdf/", handout.handout_pdf, name="reading-handout-pdf"),
    path(f"{READING}handout/epub/", handout.handout_epub, name="reading-handout-epub"),
    path(
        f"{DESK}annotations.jsonld",
        annotation_file.teacher_annotations,
        name="teach-annotations-file",
    ),
    path(f"{DESK}import/", importing.annotation_import, name="teach-import"),
    path(
        "help/annotations/", annotation_file.annotations_help, name="annotations-help"
    ),
    # Readings, as students see them
    path("readings/", gallery.reading_list, name="reading-list"),
    path(READING, reading_detail.reading_detail, name="reading-detail"),
    path(f"{READING}<int:number>/", reading_detail.reading_item, name="reading-item"),
    # The teacher's desk
    path("help/teaching/", browsing.teaching_help, name="teaching-help"),
    path("teach/", desk.desk, name="teach"),
    path("teach/login/", accounts.sign_in, name="teach-login"),
    path("teach/logout/", accounts.sign_out, name="teach-logout"),
    path("teach/new/", desk.reading_new, name="teach-reading-new"),
    path("teach/undo/", desk.undo, name="teach-undo"),
    path("teach/add/", adding.add_to_reading, name="teach-add"),
    path(DESK, readings.reading_desk, name="teach-reading"),
    path(f"{DESK}copy/", readings.reading_copy, name="teach-reading-copy"),
    path(
        f"{DESK}hand-over/", readings.reading_hand_over, name="teach-reading-hand-over"
    ),
    path(f"{DESK}delete/", readings.reading_delete, name="teach-reading-delete"),
    path(f"{DESK}preview/", preview.reading_preview, name="teach-preview"),
    path(
        f"{DESK}preview/<int:number>/", preview.item_preview, name="teach-preview-item"
    ),
    path(f"{DESK}add/", items.item_add, name="teach-item-add"),
    path(f"{DESK}places/<int:place>/", settling.place_settle, name="teach-place"),
    path(DESK_ITEM, items.item_edit, name="teach-item"),
    path(f"{DESK_ITEM}move/", items.item_move, name="teach-item-move"),
    path(f"{DESK_ITEM}delete/", items.item_delete, name="teach-item-delete"),
    # Annotating an item of a reading
    path(f"{DESK_ITEM}annotate/", annotating.annotate, name="teach-annotate"),
    path(
        f"{DESK_ITEM}annotations/<int:number>/",
        annotating.annotation_edit,
        name="teach-annotation",
    ),
    path(
        f"{DESK_ITEM}annotations/<int:number>/delete/",
        annotating.annotation_delete,
        name="teach-annotation-delete",
    ),
    path(
        f"{DESK_ITEM}annotations/<int:number>/restore/",
        annotating.annotation_restore,
        name="teach-annotation-restore",
    ),
]
