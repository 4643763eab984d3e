// What does not fit: tables and lines of code that are wider than the text can be scrolled, titles cut short are told.

/** Wrap tables, let the keyboard reach what scrolls, name what is cut short. */
export function fitNarrow() {
  for (const table of document.querySelectorAll(".md-content table:not([class])")) wrap(table)
  const scrolled = new ResizeObserver(changed => {
    for (const { target } of changed) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0")
      else target.removeAttribute("tabindex")
    }
  })
  for (const block of document.querySelectorAll(".md-content :is(pre > code, .md-typeset__scrollwrap)"))
    scrolled.observe(block)
  const cut = new IntersectionObserver(changed => {
    for (const { target, isIntersecting } of changed) {
      if (!isIntersecting) continue
      cut.unobserve(target)
      if (target instanceof HTMLElement && target.offsetWidth < target.scrollWidth)
        (target.closest("a") ?? target).title = target.innerText
    }
  })
  for (const title of document.querySelectorAll(".md-ellipsis")) cut.observe(title)
}

/** @param {Element} table */
function wrap(table) {
  const outer = document.createElement("div")
  const inner = document.createElement("div")
  outer.className = "md-typeset__scrollwrap"
  inner.className = "md-typeset__table"
  table.replaceWith(outer)
  outer.append(inner)
  inner.append(table)
}
