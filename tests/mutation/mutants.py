"""The mutants of a module: its source with one rule written wrong. Pure.

A comparison turned or off by one, `and` for `or`, a lost `not`, a condition turned, a number one higher, `+` for `-`,
`min` for `max`, `any` for `all`, a set without one of its members, another text in a comparison.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed source. `where` is the line, `what` the change in words."""

    where: int
    what: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    places = [node for node in ast.walk(tree) if not isinstance(node, ast.expr_context)]
    silent = _silent(tree)
    for number, node in enumerate(places):
        if node in silent:
            continue
        for changed in _changed(node):
            other = copy.deepcopy(tree)
            twin = [item for item in ast.walk(other) if not isinstance(item, ast.expr_context)][number]
            before = ast.unparse(node)
            _replace(other, twin, changed)
            after = ast.unparse(changed)
            yield Mutant(getattr(node, "lineno", 0), f"{before[:70]}  ->  {after[:70]}", ast.unparse(other))


def _silent(tree: ast.Module) -> set[ast.AST]:
    """What no test can see: annotations, decorators, docstrings and texts that stand alone, exported names."""
    nodes: list[ast.AST] = []
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef():
                arguments = (*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs)
                nodes += [argument.annotation for argument in arguments if argument.annotation]
                nodes += [*node.decorator_list, *([node.returns] if node.returns else [])]
            case ast.ClassDef():
                nodes += node.decorator_list
            case ast.AnnAssign():
                nodes.append(node.annotation)
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Import() | ast.ImportFrom():
                nodes.append(node)
            case ast.Assign(targets=[ast.Name(id="__all__" | "T")]):
                nodes.append(node)
    return {inner for node in nodes for inner in ast.walk(node)}


def _changed(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - one case for each kind of change
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            yield ast.Compare(left, [_COMPARED[type(operator)]()], [right])
            if isinstance(right, ast.Constant) and isinstance(right.value, str):
                yield ast.Compare(left, [operator], [ast.Constant(f"{right.value}?")])
        case ast.BoolOp(op=operator, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _COMPUTED:
            yield ast.BinOp(left, _COMPUTED[type(operator)](), right)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _CALLED:
            yield ast.Call(ast.Name(_CALLED[name], ast.Load()), args, keywords)
        case ast.Set(elts=members) if len(members) > 1:
            for left_out in range(len(members)):
                yield ast.Set([entry for place, entry in enumerate(members) if place != left_out])
        case ast.IfExp(test=test, body=body, orelse=orelse) if not isinstance(test, ast.Compare):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.If(test=test, body=body, orelse=orelse) if isinstance(test, ast.Name | ast.Call | ast.Attribute):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list):
                value[:] = [new if item is old else item for item in value]
    ast.fix_missing_locations(tree)
