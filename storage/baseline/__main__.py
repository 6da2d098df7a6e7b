"""Prints the JSON Schema of a file of ours, for editors: `python -m storage.baseline mandate`, or `lists`, `groups`."""

from __future__ import annotations

import json
import sys

from storage.baseline import atlas_files, country_groups
from storage.baseline.mandate import json_schema

SCHEMAS = {"mandate": json_schema, "lists": atlas_files.json_schema, "groups": country_groups.json_schema}
"""Of which files there is a schema, and what makes it."""

if __name__ == "__main__":
    print(json.dumps(SCHEMAS[sys.argv[1]](), indent=2))
