"""Prints the JSON Schema of a file of ours, for editors: `python -m storage.baseline mandate`, or `lists`, `groups`."""

from __future__ import annotations

import json
import sys

from storage.baseline import atlas_files, country_groups
from storage.baseline.mandate import json_schema

SCHEMAS = {"mandate": json_schema, "lists": atlas_files.json_schema, "groups": country_groups.json_schema}
"""Of which files there is a schema, and what makes it."""


def main(arguments: list[str]) -> int:
    """Print the schema that is asked for; exit status 2 where there is none."""
    if len(arguments) != 1 or arguments[0] not in SCHEMAS:
        sys.stderr.write(f"expected one of {', '.join(SCHEMAS)}, found {' '.join(arguments) or 'nothing'}\n")
        return 2
    sys.stdout.write(json.dumps(SCHEMAS[arguments[0]](), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
