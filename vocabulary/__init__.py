"""The field's words: record types, changes, references, stages, minerals, jurisdictions. Imports nothing of ours."""
