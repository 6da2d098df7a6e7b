"""What may cover the ground of a project: facets of titles, evidence with weights and reasons, candidates."""
