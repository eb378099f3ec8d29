"""The walls of the architecture: which module may know which."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What readers' requests run. They know the record and nothing of the desk.
PUBLIC = (
    "posts/record.py posts/urls.py posts/views/ posts/feeds/ posts/heads.py posts/structured.py"
    " posts/elsewhere.py posts/amendments.py posts/breaking.py posts/versions.py posts/sitemaps.py"
    " posts/beside.py posts/risks.py"
    " posts/page_keys.py posts/search/__init__.py posts/search/query.py posts/search/spelling.py"
    " posts/search/marks.py posts/search/record.py posts/search/sqlite.py posts/search/postgres.py"
    " posts/search/statements.py"
    " journalists/record.py journalists/views.py journalists/urls.py journalists/status.py"
    " journalists/kinds.py journalists/structured.py journalists/heads.py journalists/sitemaps.py"
    " journalists/calendar_days.py journalists/filters.py journalists/facets.py"
    " journalists/choices.py journalists/charts.py journalists/tiles.py journalists/figures.py"
    " journalists/statistics.py journalists/statistics_views.py journalists/census.py"
    " journalists/happened.py journalists/regions.py watchdog/remembering.py"
    " journalists/calendar.py journalists/icalendar.py journalists/calendar_views.py"
    " journalists/feeds.py journalists/data/"
    " watchdog/views.py watchdog/discovery_views.py watchdog/context.py watchdog/middleware.py"
    " watchdog/head.py watchdog/structured.py watchdog/sitemaps.py watchdog/differences.py"
    " watchdog/caching.py watchdog/clock.py watchdog/kept.py watchdog/surrogates.py"
    " watchdog/page_files.py"
).split()
DESK = {
    "posts.desk",
    "posts.models",
    "posts.notes",
    "posts.photos",
    "posts.previews",
    "posts.sources",
    "posts.dressing",
    "posts.editions",
    "posts.sections",
    "posts.checks",
    "posts.hub",
    "posts.lines",
    "posts.breaking_door",
    "posts.risk_door",
    "posts.byline_door",
    "posts.admin",
    "posts.importers",
    "posts.search.index",
    "journalists.desk",
    "journalists.naming",
    "journalists.holds",
    "journalists.merging",
    "journalists.origins",
    "journalists.traces",
    "journalists.private",
    "journalists.sealing",
    "journalists.withholding",
    "cryptography",
    "journalists.importers",
    "journalists.search",
    "journalists.models",
    "journalists.notes",
    "journalists.editions",
    "journalists.portraits",
    "journalists.checks",
    "journalists.post_checks",
    "journalists.admin",
    "watchdog.admin",
    "watchdog.workflow",
    "watchdog.copies",
    "watchdog.models",
    "watchdog.notes",
    "watchdog.presence",
    "watchdog.queues",
    "watchdog.roles",
    "watchdog.unsaved",
    "taggit",
    "django.contrib.auth",
    "django.contrib.admin",
    "django.contrib.sessions",
}


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def reaches(names: set[str], modules: set[str]) -> set[str]:
    return {n for n in names if any(n == m or n.startswith(f"{m}.") for m in modules)}


def public() -> list[Path]:
    found = [file for name in PUBLIC for file in ([*(ROOT / name).rglob("*.py")] or [ROOT / name])]
    assert len(found) > len(PUBLIC)
    return found


@pytest.mark.parametrize("file", public(), ids=lambda file: str(file.relative_to(ROOT)))
def test_public_module_imports_nothing_of_the_desk(file):
    assert reaches(imported(file), DESK) == set()


def test_blog_never_imports_journalists():
    files = (ROOT / "posts").rglob("*.py")

    assert {str(f) for f in files if reaches(imported(f), {"journalists"})} == set()


def test_shared_ideas_import_neither_app():
    names = "editions copies workflow text roles clock caching queues notes".split()
    shared = [ROOT / f"watchdog/{name}.py" for name in names]
    for file in (*shared, *(ROOT / "watchdog/admin").glob("*.py")):
        assert reaches(imported(file), {"posts", "journalists"}) == set()


def test_importing_a_public_module_loads_no_desk_module():
    # What is forbidden would be found at one remove too.
    seen: set[str] = set()
    waiting = public()
    while waiting:
        file = waiting.pop()
        for name in imported(file):
            path = ROOT / name.replace(".", "/")
            for module in (path.with_suffix(".py"), path / "__init__.py"):
                if module.exists() and name not in seen:
                    seen.add(name)
                    waiting.append(module)

    assert reaches(seen, DESK) == set()


def test_state_and_editions_are_written_in_the_workflow_and_the_doors_alone():
    writers = {"watchdog/workflow.py", "posts/editions.py", "journalists/editions.py"}
    writers |= {"watchdog/copies.py"}

    found = set()
    for file in (*ROOT.glob("posts/**/*.py"), *ROOT.glob("journalists/**/*.py")):
        name = str(file.relative_to(ROOT))
        if name in writers or "/migrations/" in name:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            targets = node.targets if isinstance(node, ast.Assign) else []
            found |= {
                (name, t.attr)
                for t in targets
                if isinstance(t, ast.Attribute) and t.attr in {"state", "approved_digest"}
            }
    assert found == set()


def test_what_an_edition_says_of_photos_is_written_in_the_showcases_alone():
    words = ("whole_html", "short_html", "lead", "portrait")
    writers = {"posts/dressing.py", "posts/photos/showcases.py"}
    writers |= {"journalists/editions.py", "journalists/portraits.py"}
    # Makes an edition that is never saved.
    writers |= {"posts/previews/editions.py"}
    # Writes the working copy, which has a portrait as well.
    writers |= {"journalists/past.py"}

    found = set()
    for file in (*ROOT.glob("posts/**/*.py"), *ROOT.glob("journalists/**/*.py")):
        name = str(file.relative_to(ROOT))
        for node in ast.walk(ast.parse(file.read_text())):
            targets = node.targets if isinstance(node, ast.Assign) else []
            if any(isinstance(t, ast.Attribute) and t.attr in words for t in targets):
                found.add(name)
    assert found - {name for name in found if "/migrations/" in name} <= writers
    assert "posts/photos/showcases.py" in found
