"""The watched scope that follows from the mandate."""

from __future__ import annotations

from storage.baseline.mandate import Mandate, mandate
from vocabulary.iso.watch import Watch


def watch(facts: Mandate | None = None) -> Watch:
    """The CMCC's committees, the documents that the mandate names; those of the U.S. group are key committees."""
    facts = facts or mandate()
    documents = (*facts.watched_documents, *facts.existing_standards)
    ids = {document.project_id for document in documents} | {facts.iwa_45.project_id}
    return Watch(
        committees=tuple(committee.reference for committee in facts.committees),
        documents=tuple(document.reference for document in documents),
        project_ids=tuple(sorted(str(number) for number in ids if number)),
        key_committees=tuple(committee.reference for committee in facts.committees if committee.icmscg),
        home_country=facts.home_country.value,
    )
