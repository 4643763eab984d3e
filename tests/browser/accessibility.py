"""What the rules of accessibility are tried on, and how: cheap enough for every page of every kind at several sizes."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: Rules that axe leaves out unless it is told; and nothing told of what is right, which takes half of its time.
ALL: dict[str, object] = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
#: The same without what another scheme or size does not change, or what is tried on single elements.
BUT_COLOURS: dict[str, object] = {
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
_COLOURS: dict[str, object] = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}

#: Of a long list or table the rules are tried on some rows of each make: on a thousand they would take half a minute.
_SOME_OF_EACH_MAKE = """() => {
  const make = row => row.tagName + row.className + [...new Set([...row.querySelectorAll("*")].map(
    part => part.tagName + (part.getAttribute("class") ?? "")))].sort().join();
  for (const list of document.querySelectorAll("article *")) {
    if (list.children.length <= 6) continue;
    const seen = {};
    for (const row of [...list.children]) {
      const made = make(row);
      seen[made] = (seen[made] ?? 0) + 1;
      if (seen[made] > 3 && /^(LI|TR|DIV|DETAILS|SPAN|g|a)$/.test(row.tagName)) row.remove();
    }
  }
}"""

#: Contrast follows from colour, background, opacity and size of letters: one element of each is enough.
_ONE_OF_EACH_COLOUR = """() => {
  const seen = new Set();
  for (const element of document.querySelectorAll("body *")) {
    delete element.dataset.colour;
    const words = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!words || element.closest("svg") || !element.checkVisibility()) continue;
    const {color, fontSize, fontWeight} = getComputedStyle(element);
    const behind = [];
    for (let at = element; at; at = at.parentElement) {
      const {backgroundColor, backgroundImage, opacity, filter} = getComputedStyle(at);
      behind.push(backgroundColor, backgroundImage, opacity, filter);
    }
    const own = behind.filter(part => !/^(rgba\\(0, 0, 0, 0\\)|none|1)$/.test(part));
    const look = [color, fontSize, fontWeight, ...own].join();
    if (!seen.has(look) && seen.add(look)) element.dataset.colour = "";
  }
}"""

#: What can be touched and is smaller than 24 pixels: not in a sentence, as WCAG 2.2 allows, nor a mark of a picture.
_SMALL = """() => {
  const inText = link => {
    const block = link.closest("p, li, dd, td, th, summary, small, caption, figcaption, div");
    if (getComputedStyle(link).display !== "inline" || !block) return false;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (words.nextNode())
      if (words.currentNode.data.trim() && !words.currentNode.parentElement.closest("a, button")) return true;
    return false;
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(element => {
    const {width, height} = element.getBoundingClientRect();
    const touched = element.checkVisibility({visibilityProperty: true}) && width > 1 && height > 1;
    return touched && Math.min(width, height) < 23.9 && !element.closest("svg, .kb-unseen") && !inText(element);
  }).map(element => element.outerHTML.slice(0, 90));
}"""


def some_of_each_make(page: Page) -> None:
    """Take rows that are made like others out of the long lists of a page."""
    page.evaluate(_SOME_OF_EACH_MAKE)


def violations(page: Page, options: dict[str, object] = ALL) -> list[str]:
    """The rules that a page breaks, each with the first places where it does."""
    return _told(_axe(page).run(page, options=options).response["violations"])


def weak_colours(page: Page) -> list[str]:
    """The same of contrast alone, tried on one element of each look."""
    page.evaluate(_ONE_OF_EACH_COLOUR)
    found = _axe(page).run(page, context={"include": [["[data-colour]"]]}, options=_COLOURS)
    return _told(found.response["violations"])


def _axe(page: Page) -> Axe:
    """The rules, read by the page where it has not done so before: there is half a megabyte of them."""
    return Axe("true") if page.evaluate("'axe' in window") else Axe()


def small_targets(page: Page) -> list[str]:
    """The beginnings of what can be touched and is too small for it."""
    found: list[str] = page.evaluate(_SMALL)
    return found


def _told(rules: list[dict[str, list[dict[str, object]]]]) -> list[str]:
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']][:3]}" for rule in rules]
