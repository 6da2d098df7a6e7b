"""What a JSON Schema expects at a place of a document. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Step = str | int
Place = tuple[Step, ...]
Node = Mapping[str, Any]


class Shape:
    """A JSON Schema, walked from the outside in."""

    def __init__(self, schema: Node) -> None:
        self._root = schema

    def place(self, location: Sequence[Step]) -> Place:
        """The steps of a location of pydantic that are steps in the document: the others name branches of its types."""
        nodes: list[Node] = [self._root]
        steps: list[Step] = []
        in_branch = False
        for number, step in enumerate(location):
            if not in_branch and self._is_union(nodes):
                in_branch = True  # the step names the branch: `constrained-int`
                continue
            in_branch = False
            inner = list(self._inner(nodes, step))
            if inner or (number == len(location) - 1 and self._has_fields(nodes) and step != "[key]"):
                nodes = inner
                steps.append(step)
        return tuple(steps)

    def fields(self, place: Place) -> list[str]:
        """The fields that a mapping at a place may have."""
        return [name for node in self.alternatives(self.at(place)) for name in node.get("properties", {})]

    def at(self, place: Place) -> list[Node]:
        """What may stand at a place."""
        nodes = [self._root]
        for step in place:
            nodes = list(self._inner(nodes, step))
        return nodes

    def alternatives(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """The nodes themselves, references followed and unions parted."""
        for node in nodes:
            if "$ref" in node:
                yield from self.alternatives([self._root["$defs"][str(node["$ref"]).rpartition("/")[2]]])
            branches = [*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())]
            yield from self.alternatives(branches)
            if "$ref" not in node and not branches:
                yield node

    def _inner(self, nodes: Sequence[Node], step: Step) -> Iterator[Node]:
        for node in self.alternatives(nodes):
            if isinstance(step, int):
                items = [*node.get("prefixItems", ())][step : step + 1] or [node.get("items")]
                yield from (item for item in items if isinstance(item, Mapping))
            elif step in node.get("properties", {}):
                yield node["properties"][step]
            else:
                yield from self._others(node)

    @staticmethod
    def _others(node: Node) -> Iterator[Node]:
        """What stands under names that are no fields."""
        yield from node.get("patternProperties", {}).values()
        if isinstance(node.get("additionalProperties"), Mapping):
            yield node["additionalProperties"]

    def _is_union(self, nodes: Sequence[Node]) -> bool:
        """Whether pydantic names a branch next: what may be missing alone is no union to it."""
        for node in nodes:
            target = self._root["$defs"][str(node["$ref"]).rpartition("/")[2]] if "$ref" in node else node
            branches = [*target.get("anyOf", ()), *target.get("oneOf", ())]
            if sum(branch.get("type") != "null" for branch in branches) > 1:
                return True
        return False

    def _has_fields(self, nodes: Sequence[Node]) -> bool:
        return any("properties" in node for node in self.alternatives(nodes))
