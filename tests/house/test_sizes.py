"""Files stay short enough to be read in one go."""

import re

from tests.house import source

LONGEST_MODULE = 400
LONGEST_TEMPLATE = 120


def test_no_module_outgrows_its_noun() -> None:
    long = [module.name for module in source.modules() if len(module.path.read_text().splitlines()) > LONGEST_MODULE]

    assert long == []


def test_no_template_outgrows_its_page() -> None:
    long = [place for _part, place, text in source.templates() if len(text.splitlines()) > LONGEST_TEMPLATE]

    assert long == []


def test_migrations_are_named_by_hand() -> None:
    names = [path.stem for path in source.PACKAGE.glob("*/migrations/0*.py")]

    assert [name for name in names if re.search(r"_auto_|_\d{8}|_and_more", name)] == []


def test_every_part_has_one_line_of_history() -> None:
    for part in source.STEP_OF:
        numbers = [path.stem[:4] for path in sorted((source.PACKAGE / part / "migrations").glob("0*.py"))]

        assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)], part
