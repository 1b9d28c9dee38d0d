"""Which fields a Word template uses, as dotted paths, so that a missing one is named before anything is rendered.

`{{ salarie.nom }}` is `salarie.nom`; inside `for lieu in lieux`, `{{ lieu.adresse }}` is `lieux[].adresse`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docxtpl import DocxTemplate
from jinja2 import Environment, nodes

LOOP_VARIABLE = "loop"
Scope = Mapping[str, str]


def fields_of(template: DocxTemplate, environment: Environment) -> frozenset[str]:
    """The paths that the body, the headers and the footers read."""
    trees = [environment.parse(source) for source in sources_of(template)]
    return frozenset(path for tree in trees for path in _read_in(tree.body, {}))


def sources_of(template: DocxTemplate) -> Iterator[str]:
    """Each part's XML with the tags put back together, as docxtpl hands it to Jinja."""
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (DocxTemplate.HEADER_URI, DocxTemplate.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))


def fields_in(words: object, path: str = "") -> frozenset[str]:
    """The paths that a context offers; a list is described by its items, so an empty one offers itself only."""
    found: set[str] = {path} if path else set()
    if isinstance(words, Mapping):
        for name, value in words.items():
            found |= fields_in(value, f"{path}.{name}" if path else str(name))
    elif isinstance(words, list):
        for item in words:
            found |= fields_in(item, f"{path}[]")
    return frozenset(found)


def missing_from(words: object, wanted: Iterable[str]) -> list[str]:
    """Fields that a template asks and the context lacks; what lies under an empty list is never asked for."""
    offered = fields_in(words)
    empty = {path for path in offered if f"{path}[]" not in offered}
    return sorted(path for path in set(wanted) - offered if path.split("[]", maxsplit=1)[0] not in empty)


def _read_in(body: Iterable[nodes.Node], scope: Scope) -> Iterator[str]:
    for node in body:
        yield from _read(node, scope)


def _read(node: nodes.Node, scope: Scope) -> Iterator[str]:
    path = _path(node, scope)
    if path is not None:
        yield from () if path.split(".", maxsplit=1)[0] == LOOP_VARIABLE else (path,)
    elif isinstance(node, nodes.For):
        yield from _read(node.iter, scope)
        yield from _read_in((*node.body, *node.else_), {**scope, **_bound(node, scope)})
    else:
        yield from _read_in(node.iter_child_nodes(), scope)


def _bound(loop: nodes.For, scope: Scope) -> dict[str, str]:
    path = _path(loop.iter, scope)
    return {loop.target.name: f"{path}[]"} if isinstance(loop.target, nodes.Name) and path else {}


def _path(node: nodes.Node, scope: Scope) -> str | None:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        owner = _path(node.node, scope)
        return f"{owner}.{node.attr}" if owner else None
    return None
