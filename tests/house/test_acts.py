"""Acts are said alike: who acts, may they, what is noted."""

import ast

from tests.house import source

#: Functions in `services` that are no acts of a person, or acts said differently; each with its reason.
DIFFERENT = {
    "agreements.open_round_on": "authorises, then is noted by the acts of consensus that it consists of",
    "consensus.cast_ballot": "authorises; nothing is noted that could tie a house to its ballot",
    "consensus.close_rounds_that_are_over": "closes by the deadline that whoever leads has set, and is noted",
    "consensus.remind_missing_houses": "asks by mail as the deadline promises; changes nothing in the round",
    "interop.preview_register_import": "changes nothing in the directory; what is applied is noted",
    "journal.note": "is the noting itself",
    "matrices.load_supplied_instruments": "imports each supplied instrument by the act import_instrument",
    "roundtables.note_seen": "a look is logged in a log of its own, which its owner reads",
    "processes.note_process_looks": "a look is logged in a log of its own, which its owner reads",
    "matrices.note_look": "a look is logged in a log of its own, which its owner reads",
    "matrices.note_looks": "a look is logged in a log of its own, which its owner reads",
    "matrices.address_of_link": "only says the address of a link",
    "matrices.give_perspective": "the link entitles, and nothing is noted that could tell who answered",
    "measures.send_reminders": "a job of the day: nobody acts, and each mail is a record of its own",
    "matrices.release_what_is_due": "releases each region by the act release_figures",
    "institutions.first_day_to_end": "only says from which day on a function may be ended",
    "institutions.accept_invitation": "the one-time link entitles",
    "institutions.accept_invitations": "takes up only what was addressed to the person who acts",
    "people.ask_for_password_link": "whoever asks has no account yet; the answer is the same for every address",
    "people.ask_for_sign_in_link": "whoever asks is not signed in yet; the answer is the same for every address",
    "people.begin_visit": "marks the signing in that allauth has carried out",
    "people.first_account_link": "printed for the operator while there is no account",
    "people.link_address": "only says the address of a link",
    "people.make_first_account": "nobody can act yet; the one-time link entitles",
    "people.make_link": "a step of the acts that send or print links, which authorise",
    "people.put_password": "a step of the acts that set a password, which authorise",
    "people.set_password": "the one-time link entitles",
    "people.take_sign_in_link": "the one-time link entitles",
    "people.use_link": "the one-time link entitles",
    "people.void_links": "a step of the acts that invite anew, which authorise",
    "roundtables.refuse_strangers": "stores nothing; a step of the acts of this and other parts, which authorise",
    "writing.write": "the part that owns the text authorises and notes; joint writing keeps its versions",
}


def offered(part: str) -> set[str] | None:
    """What a part whose services are a package offers to the outside; nothing said for a single module."""
    door = source.PACKAGE / part / "services" / "__init__.py"
    if not door.exists():
        return None
    imports = [node for node in ast.parse(door.read_text()).body if isinstance(node, ast.ImportFrom)]
    return {name.name for node in imports for name in node.names}


def public_services() -> dict[str, tuple[source.Module, ast.FunctionDef]]:
    """Every function that the services of a part offer."""
    found = {}
    for module in source.modules("services"):
        names = offered(module.part)
        for name, function in module.functions().items():
            if not name.startswith("_") and (names is None or name in names):
                found[f"{module.part}.{name}"] = (module, function)
    return found


def called_with_helpers(module: source.Module, function: ast.FunctionDef) -> set[str]:
    """What a service calls, itself or by other functions of the services of its part."""
    known: dict[str, ast.FunctionDef] = {}
    for neighbour in source.modules("services"):
        if neighbour.part == module.part:
            known |= neighbour.functions()
    known |= module.functions()
    called, open_ones, seen = set[str](), [function.name], set[str]()
    while open_ones:
        name = open_ones.pop()
        if name in known and name not in seen:
            seen.add(name)
            found = source.calls(known[name])
            called |= found
            open_ones += found
    return called


def test_every_service_is_an_act_with_an_actor() -> None:
    said_differently = []
    for name, (_module, function) in public_services().items():
        words = [argument.arg for argument in function.args.kwonlyargs]
        decorated = {ast.unparse(decorator).split(".")[-1] for decorator in function.decorator_list}
        if name not in DIFFERENT and (function.args.args or words[:1] != ["by"] or "act" not in decorated):
            said_differently.append(name)

    assert said_differently == []


def test_every_act_authorises_and_is_noted() -> None:
    silent = []
    for name, (module, function) in public_services().items():
        called = called_with_helpers(module, function)
        if name not in DIFFERENT and not ("authorise" in called and "journal.note" in called):
            silent.append(name)

    assert silent == []


def test_every_exception_is_still_there() -> None:
    assert set(DIFFERENT) - set(public_services()) == set()
