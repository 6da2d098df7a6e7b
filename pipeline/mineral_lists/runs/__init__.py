"""Finding every run of materials in a document: structure alone, nothing decided."""
