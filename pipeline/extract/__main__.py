"""Prints docs/kinds.md, made of what each module here says of itself: `python -m pipeline.extract`."""

from __future__ import annotations

import importlib
import inspect

from pipeline.extract import extractor, kinds


def document() -> str:
    """Every kind of source with its version and what its module says: documents, options, what is left out."""
    return "\n".join([_HEAD, *map(_section, kinds())])


_HEAD = """# The kinds of source

Made by `./run docs` of the modules under `pipeline/extract/`; `kind:` of an entry in `sources.yaml` names one of these.
Complete: an answer holds all there is; what is no longer in it was removed. What left a window may still be there.
"""


def _section(kind: str) -> str:
    kind_extractor = extractor(kind)
    module = importlib.import_module(f"pipeline.extract.{kind.replace('-', '_')}")
    whole = "complete" if kind_extractor.complete else "a window"
    return f"## `{kind}`\n\nVersion {kind_extractor.version}, {whole}.\n\n{inspect.getdoc(module) or ''}\n"


if __name__ == "__main__":
    print(document(), end="")
