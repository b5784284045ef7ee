"""What the API says of people, of editions, of searches and of its own faults."""

from __future__ import annotations

from ninja import Field, Schema

from letters.views.api.document_schemas import DocumentRow


class PersonRow(Schema):
    identifier: str
    url: str = Field(description="The page for readers: the permanent address.")
    api_url: str = Field(description="All that the API says of this person.")
    name: str = Field(description="For reading: “Ronald Reagan”.")
    sort_name: str = Field(description="For sorting: “Reagan, Ronald”.")
    kind: str = Field(description="person or corporate-body.")
    born: str = Field(description="EDTF.")
    died: str = Field(description="EDTF.")
    authorities: dict[str, str] = Field(
        description="The pages of the same person in VIAF, Wikidata, LCNAF and SNAC."
    )


class PeoplePage(Schema):
    items: list[PersonRow]
    next: str | None = Field(description="Where the list goes on.")


class PersonDetail(PersonRow):
    description: str
    other_names: list[str]
    documents_url: str = Field(description="The documents in which they had a part.")


class EditionRow(Schema):
    identifier: str
    url: str = Field(description="Its page for readers: the permanent address.")
    api_url: str = Field(description="All that the API says of it.")
    title: str
    series: str
    sub_series: str
    volume: str
    year: int | None
    documents: int = Field(description="How many public documents it has here.")


class EditionPage(Schema):
    items: list[EditionRow]
    next: str | None = Field(description="Where the list goes on.")


class EditionDetail(EditionRow):
    editors: list[str]
    publisher: str
    rights: str
    elsewhere: str = Field(description="Where it can be read elsewhere.")
    documents_url: str
    tei: str
    epub: str


class FoundWords(Schema):
    text: str
    page: str = Field(description="The label of the page, or empty.")
    note: str = Field(description="The mark of the note, or empty.")
    url: str


class FoundDocument(DocumentRow):
    places: int = Field(description="How often its text and notes match.")
    excerpts: list[FoundWords]


class FoundSection(Schema):
    edition: str
    key: str
    title: str
    url: str
    places: int
    excerpts: list[FoundWords]


class SearchAnswer(Schema):
    total: int
    page: int
    pages: int
    understood: str = Field(description="The query as the archive understood it.")
    not_understood: list[str]
    documents: list[FoundDocument]
    sections: list[FoundSection] = Field(
        description="In place of documents, if the query asks for front matter."
    )
    next: str | None = Field(description="The next page of results.")


class FaultyParameter(Schema):
    parameter: str
    reason: str


class Problem(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    parameters: list[FaultyParameter] = Field([], description="Those that are wrong.")
