"""Lists that can be narrowed and ordered: what each control shows, the address, the way back, and without scripts."""

import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

from kb.model.record_types import Kind
from tests.browser.accessibility import some_of_each_make, violations
from tests.browser.reading import DESK, PHONE, until
from tests.built import REAL

ACTORS, TIMELINE, FORCES = "actors/index.html", "timeline/index.html", "forces/index.html"
#: All that narrows a list to what a reader asks for; the order is apart.
FIELDS = "#kb-narrow select:not([name=sort])"
ROWS = "[data-rows] > li:not([hidden])"
#: Where the head of a fold says another number than that of its rows left, a jump leads to what is not shown, or a
#: fold with few rows left is closed.
MISCOUNTED = """() => {
  const folds = [...document.querySelectorAll("details:has(> [data-rows])")].filter(fold => !fold.hidden)
  const few = document.querySelectorAll("[data-rows] > li:not([hidden])").length <= 60
  // a rule of the style sheet may show what is hidden
  const gone = [...document.querySelectorAll("[data-rows] > [hidden]")].slice(0, 20)
  const seen = gone.filter(row => getComputedStyle(row).display !== "none").map(row => ["hidden", row.textContent])
  // nor does a heading stand over nothing
  const bare = [...document.querySelectorAll("details, h2")].filter(head => head.checkVisibility()
    && head.querySelector("[data-rows]") && !head.querySelector("[data-rows] > li:not([hidden])"))
  const jumps = [...document.querySelectorAll(".kb-jump > span")].map(jump => {
    const place = document.querySelector(jump.querySelector("a").hash)
    return [`${place.textContent} ${jump.hidden}`, `${place.textContent} ${place.hidden}`]
  })
  return [...seen, ...bare.map(head => ["bare", head.textContent]), ...jumps, ...folds.map(fold => {
    const rows = [...fold.querySelectorAll("[data-rows] > li")]
    const left = rows.filter(row => !row.hidden).length
    const open = few || fold.open
    return [`${fold.querySelector("summary > small").textContent} ${fold.open}`, `${left} of ${rows.length} ${open}`]
  })].filter(([said, so]) => said !== so)
}"""

#: Neighbours in a list by name that the browser's own order of French names would exchange; it is told what counts for
#: nothing in ours: acronyms after names, articles, marks.
MISPLACED = """() => {
  const { compare } = new Intl.Collator("fr", { numeric: true })
  const counted = name => name.replace(/ \\([^)]*\\)$/, "").replace(/^(the|le|la|les) |^l['’]/i, "")
    .replace(/['’]/g, "").replace(/[^\\p{L}\\p{N}]+/gu, " ").trim()
  const names = [...document.querySelectorAll("[data-rows] > li:not([hidden])")].map(
    row => counted(row.querySelector("a").textContent)
  )
  return names.slice(1).map((name, at) => [names[at], name]).filter(([one, other]) => compare(one, other) > 0)
}"""


@cache
def files(kind: str) -> dict[str, Any]:
    """The records of a kind as their files have them."""
    return {p.stem: yaml.load(p.read_bytes(), yaml.CBaseLoader) for p in sorted((REAL / kind).glob("*.yml"))}


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that tests lead from list to list; nothing may go wrong in it."""
    context = browser.new_context(viewport=DESK)
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    yield found
    context.close()
    assert wrong == []


def settled(page: Page) -> None:
    """Wait until all is told of what is asked."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))")


def turn_to(page: Page) -> None:
    """Turn to the controls, and wait for rows that are loaded only then."""
    page.locator("#kb-narrow :is(select, button):visible").first.focus()
    until(page, "() => !document.querySelector('[data-away] a[href*=\"index.\"]')")


def choose(page: Page, name: str, value: str) -> None:
    """Choose as a reader does who uses a keyboard or a mouse, and wait for the counts."""
    page.locator(f"#kb-narrow [name={name}]").select_option(value)
    settled(page)


def shown(page: Page) -> list[str]:
    """The ids of the records that are shown, in their order."""
    links = page.eval_on_selector_all(ROWS, "all => all.map(row => row.querySelector('a').getAttribute('href'))")
    return [link.rpartition("/")[2].removesuffix(".html") for link in links]


def choices(page: Page) -> dict[str, list[tuple[str, int]]]:
    """For each field, the choices that are offered, each with its count."""
    said = page.eval_on_selector_all(
        FIELDS,
        "all => all.map(s => [s.name, [...s.options].slice(1).filter(o => !o.disabled).map(o => [o.value, o.text])])",
    )
    return {name: [(value, int(text.rpartition("(")[2].rstrip(")"))) for value, text in told] for name, told in said}


def said(page: Page) -> str:
    return page.locator("#kb-narrow output").text_content() or ""


@pytest.mark.parametrize("kind", Kind)
def test_each_choice_shows_as_many_records_as_it_says(page: Page, address: str, kind: Kind) -> None:
    page.goto(f"{address}{kind}/index.html")
    turn_to(page)
    every = shown(page)
    assert set(every) == set(files(kind))
    offered = choices(page)
    assert len(offered) >= 2
    for name, told in offered.items():
        assert told, name
        # of many choices the first and the last
        for value, count in (told[0], told[-1]):
            choose(page, name, value)
            found = shown(page)
            assert len(found) == count > 0, (name, value)
            assert set(found) <= set(every)
            assert said(page) == f"{count} of {len(every)} shown"
            assert page.evaluate("location.search") == f"?{name}={value}"
            assert page.evaluate(MISCOUNTED) == []
            # what the others offer, they offer given this choice, and nothing that would show none
            assert all(n > 0 for other, left in choices(page).items() if other != name for _, n in left)
        choose(page, name, "")
        assert shown(page) == every
        assert said(page) == f"all {len(every)} shown"
        assert page.evaluate("location.search") == ""


@pytest.mark.parametrize("start", ["web", "disk"])
def test_several_choices_show_what_all_of_them_leave(page: Page, address: str, site: Path, start: str) -> None:
    page.goto({"web": address, "disk": site.as_uri() + "/"}[start] + TIMELINE)
    choose(page, "kind", "mission")
    choose(page, "actor", "minusma")
    events = files("timeline")
    both = {i for i, e in events.items() if e["type"] == "mission" and "minusma" in e.get("participants", [])}
    assert set(shown(page)) == both
    assert len(both) > 3
    # the types are counted given MINUSMA, whichever is chosen
    types = dict(choices(page)["kind"])
    for type_, count in types.items():
        assert count == sum(e["type"] == type_ and "minusma" in e.get("participants", []) for e in events.values())
    choose(page, "from", "2020")
    late = {i for i in both if (events[i].get("ends") or events[i]["date"])[:4] >= "2020"}
    assert set(shown(page)) == late
    assert page.evaluate("location.search") == "?kind=mission&actor=minusma&from=2020"
    # and the address says the same to whoever gets it
    query = page.evaluate("location.href")
    other = page.context.new_page()
    other.goto(query)
    assert shown(other) == shown(page)
    assert said(other) == said(page) == f"{len(late)} of {len(events)} shown"
    assert [other.locator(f"[name={name}]").input_value() for name in ("kind", "actor", "from", "to")] == [
        "mission", "minusma", "2020", "",
    ]  # fmt: skip
    other.close()


def test_an_address_may_ask_for_all_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}{ACTORS}?state=ended&topic=peace-process&sort=began")
    found = shown(page)
    assert found
    assert len(found) == int(said(page).split()[0])
    choose(page, "sort", "")
    choose(page, "topic", "")
    assert set(found) < set(shown(page))


@pytest.mark.parametrize(
    "query", ["?state=nonsense", "?topic=", "?sort=size", "?from=x", "?other=1", "#state-gone", "#top"]
)
def test_any_other_address_shows_all(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}{FORCES}{query}")
    assert len(shown(page)) == len(files("forces"))
    assert said(page) == ""


def test_former_addresses_still_ask_for_a_state(page: Page, address: str) -> None:
    page.goto(f"{address}{ACTORS}#state-ended")
    assert page.locator("[name=state]").input_value() == "ended"
    assert page.evaluate("location.search + location.hash") == "?state=ended"
    assert 0 < len(shown(page)) < len(files("actors"))


def late(route: Route) -> None:
    """The data of a list, a while after all else."""
    time.sleep(0.7)
    route.continue_()


def leave_and_return(page: Page, row: Locator) -> None:
    """Follow the link of ``row`` and go back: it stands where it stood on the screen."""
    link = row.locator("a").first
    top = f"""document.querySelector(`[data-rows] a[href='{link.get_attribute("href")}']`).getBoundingClientRect().y"""
    # the rows around it get their heights as they are painted
    for _ in range(5):
        settled(page)
    before = page.evaluate(top)
    link.click()
    page.wait_for_load_state()
    page.go_back()
    settled(page)
    until(page, f"before => Math.abs({top} - before) < 2", before)


def test_a_reader_comes_back_to_the_list_as_it_was(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + TIMELINE)
    choose(page, "place", "bamako")
    choose(page, "sort", "oldest")
    before = shown(page)
    # a slow machine: the rows are put in order after the browser has looked for the place
    page.route("**/assets/lists/*", late)
    row = page.locator(ROWS).nth(len(before) - 5)
    row.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 500
    leave_and_return(page, row)
    assert shown(page) == before
    assert page.locator("[name=sort]").input_value() == "oldest"


def test_a_place_that_the_reader_left_for_the_top_is_past(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 250})
    page.goto(f"{address}{TIMELINE}?sort=oldest")
    row = page.locator(ROWS).nth(40)
    row.scroll_into_view_if_needed()
    leave_and_return(page, row)
    page.mouse.wheel(0, -100_000)
    until(page, "scrollY === 0")
    page.goto(address + FORCES)
    page.go_back()
    settled(page)
    assert page.evaluate("scrollY") < 90


def test_folds_are_on_return_as_the_reader_left_them(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + ACTORS)
    page.locator("#persons-in-public-life > summary").click()
    page.locator("#persons-in-public-life li a").nth(40).scroll_into_view_if_needed()
    leave_and_return(page, page.locator("#persons-in-public-life li").nth(40))
    open_ = page.locator("details.kb-decade[open]").evaluate_all("all => all.map(fold => fold.id)")
    assert open_ == ["offices-of-state", "persons-in-public-life"]


def test_without_scripts_the_list_is_whole_and_no_control_is_dead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind in Kind:
        page.goto(f"{address}{kind}/index.html")
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            assert page.locator(".md-content :is(button, select, input, form):visible").count() == 0, kind
        assert page.locator("[data-rows] > li[hidden]").count() == 0
        # every record is reached by opening the folds, or on the pages that long groups have of their own
        rows = reached(page)
        for link in page.locator("[data-away] a").evaluate_all("all => all.map(link => link.href)"):
            page.goto(link)
            rows += reached(page)
        assert sorted(rows) == sorted(files(kind)), kind
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.goto(address + TIMELINE)
        page.locator(".kb-years a", has_text="2015").click()
        assert page.locator("#y2015").is_visible()
    context.close()


def reached(page: Page) -> list[str]:
    """The ids of the records to which the rows of a page lead."""
    rows = page.locator("[data-rows]:not([data-away]) > li")
    hrefs = rows.evaluate_all("all => all.map(row => row.querySelector('a').getAttribute('href'))")
    return [href.rpartition("/")[2].removesuffix(".html") for href in hrefs]


def test_with_scripts_rows_with_pages_of_their_own_stand_in_the_list_too(page: Page, address: str) -> None:
    own: list[str] = []
    first = f"{address}sources/index.news-articles.html"
    page.goto(first)
    # a page leads to the others of its group
    pages = [first, *page.locator(".kb-listing > p.kb-quiet a").evaluate_all("all => all.map(link => link.href)")]
    for link in pages:
        page.goto(link)
        own += page.locator("[data-rows] > li").evaluate_all("all => all.map(row => row.outerHTML)")
    page.goto(f"{address}sources/index.html#news-articles")
    listed = page.locator("#news-articles li").evaluate_all("all => all.map(row => row.outerHTML)")
    assert len(pages) > 1
    assert listed == own


def test_without_its_data_a_list_has_no_controls(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.route("**/assets/lists/*", lambda route: route.abort())
    page.goto(f"{address}{FORCES}?state=ended")
    assert (
        page.locator(".md-content :is(button, select, input):visible").count()
        == page.locator(".kb-reference button:visible").count()
    )
    assert len(shown(page)) == len(files("forces"))
    context.close()


def test_data_of_other_rows_are_not_used(browser: Browser, address: str) -> None:
    """A browser may have kept the data of another day, with as many rows."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()

    def old(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=re.sub(r'"rows":"\w+"', '"rows":"00000000"', text), content_type="text/javascript")

    page.route("**/assets/lists/*", old)
    page.goto(f"{address}{FORCES}?state=ended")
    assert len(shown(page)) == len(files("forces"))
    assert page.locator("#kb-narrow").is_hidden()
    context.close()


def test_a_link_to_a_group_that_is_left_out_shows_all(page: Page, address: str) -> None:
    page.goto(f"{address}{ACTORS}?state=ended")
    group = page.locator("details.kb-decade[id]:not(:visible)").first.get_attribute("id")
    page.evaluate("group => { location.hash = group }", group)
    until(page, "document.querySelectorAll('[data-rows] > li[hidden]').length === 0")
    assert page.evaluate("location.search") == ""
    assert page.locator("[name=state]").input_value() == ""
    until(page, f"Math.abs(document.getElementById('{group}').getBoundingClientRect().top) < innerHeight")


def test_orders_are_what_they_say(page: Page, address: str) -> None:
    page.goto(f"{address}{TIMELINE}?sort=oldest")
    dates = [files("timeline")[id_]["date"] for id_ in shown(page)]
    assert len(dates) == len(files("timeline"))
    assert [date[:4] for date in dates] == sorted(date[:4] for date in dates)
    page.goto(f"{address}sources/index.html?sort=newest&kind=report")
    # in one list each row can say of which kind it is, and need not where all are of one
    one = page.locator("ul.kb-in-one-list.kb-of-one-kind")
    assert {*one.locator("> li:not([hidden])").evaluate_all("all => all.map(row => row.dataset.kind)")} == {"Reports"}
    assert page.get_by_role("button", name="Clear").is_visible()
    dates = [files("sources")[id_].get("date", "0") for id_ in shown(page)]
    assert [date[:4] for date in dates] == sorted((date[:4] for date in dates), reverse=True)
    page.goto(address + ACTORS)
    own = shown(page)
    choose(page, "sort", "name")
    assert sorted(shown(page)) == sorted(own)
    assert shown(page) != own
    assert page.evaluate(MISPLACED) == []
    assert page.get_by_role("button", name="Clear").is_visible()
    assert page.locator(".kb-of-one-kind").count() == 0
    kinds = page.locator(".kb-in-one-list > li").evaluate_all("all => all.map(row => row.dataset.kind)")
    assert len(kinds) == len(own) and len({*kinds}) > 3 and "" not in kinds
    assert page.locator("details.kb-decade:visible").count() == 0
    choose(page, "sort", "")
    assert shown(page) == own


def test_words_leave_the_rows_that_have_them_all(page: Page, address: str) -> None:
    page.goto(address + ACTORS)
    folds = "[...document.querySelectorAll('details.kb-decade')].filter(fold => fold.open).map(fold => fold.id)"
    before = page.evaluate(folds)
    words = page.locator("[name=words]")
    words.fill("goita")
    settled(page)
    assert shown(page)
    assert page.evaluate(folds) != before
    assert "assimi-goita" in shown(page)
    # another name, which the list does not show
    words.fill("colonel goïta")
    settled(page)
    assert "assimi-goita" in shown(page)
    until(page, "location.search === '?words=colonel+go%C3%AFta'")
    words.fill("qqq")
    settled(page)
    assert shown(page) == []
    assert said(page) == f"0 of {len(files('actors'))} shown"
    assert page.locator("details.kb-decade:visible").count() == 0
    page.get_by_role("button", name="Clear").click()
    settled(page)
    assert words.input_value() == ""
    assert len(shown(page)) == len(files("actors"))
    assert not page.get_by_role("button", name="Clear").is_visible()
    # who cleared with the keyboard goes on from the controls
    assert page.evaluate("document.activeElement.name") == page.locator("#kb-narrow select").first.get_attribute("name")
    # folds that were opened for the reader are closed again
    assert page.evaluate(folds) == before


def test_a_keyboard_and_a_screen_reader_are_enough(page: Page, address: str) -> None:
    page.goto(address + FORCES)
    page.locator("[name=state]").focus()
    page.keyboard.press("ArrowDown")
    settled(page)
    assert 0 < len(shown(page)) < len(files("forces"))
    heard = page.locator("#kb-narrow").aria_snapshot()
    for words in ('combobox "State"', 'combobox "From year"', 'searchbox "With the words"', "shown", 'button "Clear"'):
        assert words in heard
    # an output is a live region by itself, a polite one
    assert page.locator("#kb-narrow output").get_attribute("aria-live") in {None, "polite"}
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.form?.id") == "kb-narrow"
    page.locator("[name=words]").focus()
    page.keyboard.press("Enter")
    assert page.url.startswith(address + FORCES)


def test_the_reference_names_what_is_shown(page: Page, address: str) -> None:
    page.goto(address + FORCES)
    whole = page.locator("#kb-reference").evaluate("place => place.firstChild.nodeValue.trim()")
    assert re.search(r"“Forces”.*forces/index\.html$", whole)
    choose(page, "state", "ended")
    narrowed = page.locator("#kb-reference").evaluate("place => place.firstChild.nodeValue.trim()")
    assert narrowed == whole.replace("“Forces”", "“Forces: Ended”") + "?state=ended"
    choose(page, "state", "")
    assert page.locator("#kb-reference").evaluate("place => place.firstChild.nodeValue.trim()") == whole
    # an address may ask for years that are not offered
    query = "?state=ended&from=1801&to=2999&words=force"
    page.goto(address + FORCES + query)
    assert [page.locator(f"[name={end}]").input_value() for end in ("from", "to")] == ["1801", "2999"]
    asked = "Ended; from year 1801; to year 2999; “force”"
    assert page.locator(".kb-narrow-asked").text_content() == asked
    narrowed = page.locator("#kb-reference").evaluate("place => place.firstChild.nodeValue.trim()")
    assert narrowed == whole.replace("“Forces”", f"“Forces: {asked}”") + query


def test_the_strip_of_years_tells_what_is_shown(page: Page, address: str) -> None:
    page.goto(address + TIMELINE)

    def told() -> dict[str, int]:
        links = page.eval_on_selector_all(
            ".kb-years a", "all => all.map(a => [a.hash, a.querySelector('b').textContent])"
        )
        return {anchor: int(count) for anchor, count in links}

    events = files("timeline")
    of_2015 = {id_ for id_, event in events.items() if event["date"].startswith("2015")}
    assert sum(told().values()) == len(events)
    assert told()["#y2015"] == len(of_2015)
    choose(page, "kind", "peace")
    assert page.locator(".kb-years a.kb-none").count() > 0
    assert told()["#y2015"] == sum(events[id_]["type"] == "peace" for id_ in of_2015)
    assert sum(told().values()) == len(shown(page))
    choose(page, "kind", "")
    page.locator(".kb-years a", has_text="2015").click()
    until(page, "document.getElementById('y2015').getBoundingClientRect().height > 0")
    drawn = """([strip]) => [...strip.querySelectorAll("a")].filter(link => {
      const count = Number(link.querySelector("b").textContent)
      const height = Number(link.querySelector("rect").getAttribute("height"))
      return height !== count * strip.dataset.unit || link.classList.contains("kb-none") !== (count === 0)
    }).map(link => link.hash)"""
    assert page.locator(".kb-years").evaluate_all(drawn) == []
    rows = page.locator("#y2015 > li a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {row.rpartition("/")[2].removesuffix(".html") for row in rows} == of_2015


def test_milestones_stand_out(page: Page, address: str) -> None:
    page.goto(f"{address}{TIMELINE}?milestone=yes")
    wanted = {id_: event["milestone"] for id_, event in files("timeline").items() if "milestone" in event}
    assert set(shown(page)) == set(wanted)
    assert page.locator(f"{ROWS}.kb-milestone").count() == len(wanted)
    told = page.locator(f"{ROWS} small").all_text_contents()
    assert set(told) == set(wanted.values())


def test_on_a_phone_the_controls_take_one_line_until_they_are_wanted(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for kind in Kind:
        page.goto(f"{address}{kind}/index.html")
        assert page.locator("#kb-narrow").evaluate("form => form.getBoundingClientRect().height") < 60, kind
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        fold = page.get_by_role("button", name="Filter and sort")
        assert fold.get_attribute("aria-expanded") == "false"
        assert not page.locator("[name=words]").is_visible()
        fold.click()
        assert fold.get_attribute("aria-expanded") == "true"
        assert page.locator("[name=words]").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
    page.locator("[name=words]").fill("x")
    page.get_by_role("button", name="Clear").click()
    settled(page)
    assert fold.evaluate("button => button === document.activeElement")
    fold.click()
    assert fold.get_attribute("aria-expanded") == "false"
    assert not page.locator("[name=words]").is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_narrowed_list_keeps_the_rules_of_accessibility(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    broken = {}
    for name in (f"{FORCES}?state=ended", f"{TIMELINE}?kind=peace&place=mali"):
        page.goto(address + name)
        if width < 1000:
            page.get_by_role("button", name="Filter and sort").click()
        some_of_each_make(page)
        if found := violations(page):
            broken[name] = found
    context.close()
    assert broken == {}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_when_the_controls_come(browser: Browser, address: str, size: dict[str, int]) -> None:
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const shift of list.getEntries())"
        " window.moved += shift.value }).observe({ type: 'layout-shift', buffered: true })"
    )
    for name in (ACTORS, TIMELINE, "sources/index.html"):
        page.goto(address + name)
        settled(page)
        assert page.evaluate("window.moved") < 0.01, name
    context.close()


def test_rows_that_are_away_are_loaded_when_a_reader_turns_to_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}sources/index.html")
    all_ = len(files(Kind.SOURCES))
    page.wait_for_selector("#kb-narrow:visible")
    kinds = page.locator("select[name=kind] option").all_inner_texts()
    assert sum(int(re.sub(r".*\((\d+)\)", r"\1", words)) for words in kinds[1:]) == all_
    assert "sources.rows.js" not in asked
    away = page.locator("[data-away]").first
    assert away.locator("a[href*='index.']").count() > 0
    # what is chosen before the rows are there is not lost
    page.select_option("select[name=kind]", index=1)
    until(page, "() => /kind=/.test(location.search)")
    assert "sources.rows.js" in asked
    page.get_by_role("button", name="Clear").click()
    until(page, "count => document.querySelectorAll('[data-rows] > li:not([hidden])').length === count", all_)
    # without them the links to the pages stay, and no control that would not work
    page.route("**/sources.rows.js", lambda route: route.abort())
    page.goto(f"{address}sources/index.html")
    page.locator("#kb-narrow select").first.focus()
    page.wait_for_selector("#kb-narrow", state="hidden")
    assert away.locator("a[href*='index.']").count() > 0
    context.close()
