"""Every public address. They are promised to people who cite us."""

from letters.urls import archive, documents, machines, teaching

app_name = "letters"
# What is asked for most often comes first: the tiles of a scan.
urlpatterns = [
    *machines.urlpatterns,
    *documents.urlpatterns,
    *archive.urlpatterns,
    *teaching.urlpatterns,
]
