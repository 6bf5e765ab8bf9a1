"""Everything stands in its place: parts, files of a part, templates."""

import ast
import re
import tomllib

from django.conf import settings

from tests.house import source

BORROWED = {"admin", "account", "mfa", "allauth", "django"}
REFERENCE = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")


def test_every_part_has_one_place_in_the_order() -> None:
    contracts = tomllib.loads((source.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = [set(layer.split(" | ")) for layer in contracts[0]["layers"]]
    inside = {container.removeprefix("rundtisch.") for container in contracts[1]["containers"]}
    packages = {path.parent.name for path in source.PACKAGE.glob("*/__init__.py")}

    assert layers[::-1] == source.STEPS
    assert inside == set(settings.PARTS) == packages - {"config"}
    assert [source.STEP_OF[part] for part in settings.PARTS] == sorted(source.STEP_OF[part] for part in settings.PARTS)


def test_views_and_forms_are_used_by_their_own_pages_only() -> None:
    strangers = []
    for module in source.modules():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ImportFrom):
                continue
            above = module.path.relative_to(source.PACKAGE.parent).parts[: -node.level] if node.level else ()
            origin = ".".join([*above, node.module] if node.module else above)
            for imported in [origin, *(f"{origin}.{name.name}" for name in node.names)]:
                found = re.match(r"rundtisch\.(\w+)\.(views|forms)\b", imported)
                # What ui offers are fields and pieces of pages, made to be used above.
                if (
                    found
                    and found[1] != "ui"
                    and (module.part != found[1] or module.kind not in ("views", "urls", found[2]))
                ):
                    strangers.append(f"{module.name} imports {imported}")

    assert strangers == []


def test_templates_take_only_from_their_own_part_and_parts_below() -> None:
    upward = []
    for part, place, text in source.templates():
        for wanted in REFERENCE.findall(text):
            owner = wanted.split("/")[0] if "/" in wanted else None
            if owner is None or owner in BORROWED:
                continue
            if owner != part and source.STEP_OF.get(owner, 99) >= source.STEP_OF[part]:
                upward.append(f"{place} takes {wanted}")

    assert upward == []


def test_no_signals_no_leftover_drawers_no_generic_keys() -> None:
    found = []
    for module in source.modules():
        if module.path.stem in {"utils", "helpers", "signals", "misc", "common"}:
            found.append(f"{module.name} has no noun")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django"):
                names = {name.name for name in node.names}
                if "signals" in f"{node.module}" or names & {"receiver", "GenericForeignKey", "GenericRelation"}:
                    found.append(f"{module.name} imports {ast.unparse(node)}")

    # Django asks for its own signals where there is no other door.
    assert [line for line in found if line.split(" ")[0] not in DOORS] == []


#: Modules that listen to a signal of the framework, with the reason.
DOORS: dict[str, str] = {}


def test_models_of_other_parts_are_named_by_their_class() -> None:
    by_string = []
    for module in source.modules("models"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("ForeignKey", "OneToOneField", "ManyToManyField")
            ):
                target = node.args[0] if node.args else None
                if isinstance(target, ast.Constant) and "." in str(target.value):
                    by_string.append(f"{module.name}: {target.value}")

    assert by_string == []
