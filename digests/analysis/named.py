"""The document or framework that a person names."""

from __future__ import annotations

from collections.abc import Sequence

from digests.analysis.documents import UNDER_DEVELOPMENT, Document, documents, projects
from digests.analysis.request import Request
from digests.analysis.watched import Named
from storage.baseline.mandate import mandate
from vocabulary.errors import ConfigurationError, MalformedReference
from vocabulary.iso.spellings import canonical_document
from vocabulary.iso.watch import identity, lineage, read

_SHOWN = 5


def document_named(every: Sequence[Document], text: str) -> Document:
    """The standing document that a person means by its reference (at whatever stage) or ISO project id.

    Raises `ConfigurationError` where there is none, or more than one.
    """
    matching = [document for document in every if text in (document.key, document.reference)] or _same_reference(
        every, text
    )
    if len(matching) == 1:
        return matching[0]
    if not matching:
        raise ConfigurationError(
            f"no ISO document {text!r} is in force or under development; give its reference or ISO project id"
        )
    names = ", ".join(f"{document.reference} (id {document.key})" for document in matching[:_SHOWN])
    raise ConfigurationError(f"{text!r} may be {names}: name one of the ids")


def stated_draft(named: Named) -> Document | None:
    """A draft that only the mandate has, as a document without id and stage; None where ISO's data have it."""
    if named.current or not named.draft:
        return None
    reference, home = named.document.reference, lineage([named.document.committee or ""])[-1]
    return Document(reference, reference, read(reference), named.title, home, "", UNDER_DEVELOPMENT)


def _same_reference(every: Sequence[Document], text: str) -> list[Document]:
    try:
        wanted = canonical_document(text)
    except MalformedReference:
        return []
    exact = [document for document in every if document.reference == str(wanted)]
    return exact or [
        document for document in every if document.parsed and identity(document.parsed) == identity(wanted)
    ]


def meant(request: Request, texts: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """The ids and names of two documents or frameworks that a person names, for dismissing the pair."""
    every = list(documents(projects(request)))
    one, other = (_id_and_name(every, text) for text in texts)
    if one[0] == other[0]:
        raise ConfigurationError(f"{texts[0]!r} and {texts[1]!r} are the same document")
    return one, other


def _id_and_name(every: Sequence[Document], text: str) -> tuple[str, str]:
    for framework in mandate().frameworks:
        if text.casefold() in (framework.id, framework.name.casefold()):
            return framework.id, framework.name
    document = document_named(every, text)
    return document.key, document.reference
