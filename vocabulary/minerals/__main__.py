"""Prints the JSON Schema of `minerals.yaml`, for editors: `python -m vocabulary.minerals`."""

from __future__ import annotations

import json

from vocabulary.minerals.file import json_schema

if __name__ == "__main__":
    print(json.dumps(json_schema(), indent=2))
