// What all drawings share at the end: title and description, links that stand aside of the keyboard, no styles of
// their own (a page's policy forbids them).

import { footer } from "./footer.mjs"
import { element, written } from "./paper.mjs"

/**
 * The drawing as text: named by its title and description, without style sheets and style attributes.
 *
 * Its links are out of the keyboard's way, as the table below the picture has the same ones, in order.
 * @param {any} svg @param {{name: string, title: string, description: string}} picture @param {string} form
 */
export function finished(svg, picture, form) {
  footer(svg, picture)
  const id = `picture-${picture.name}-${form}`
  for (const style of [...svg.querySelectorAll("style")]) style.remove()
  for (const styled of [svg, ...svg.querySelectorAll("[style]")]) styled.removeAttribute("style")
  // Plot names its marks for programmers, which their role does not allow
  for (const mark of svg.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label")
  for (const link of svg.querySelectorAll("a")) {
    link.setAttribute("href", `~/${link.getAttribute("href")}`)
    link.setAttribute("tabindex", "-1")
  }
  svg.setAttribute("class", `kb-svg kb-svg--${form}`)
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg")
  svg.setAttribute("role", "group")
  svg.setAttribute("aria-labelledby", `${id}-title`)
  svg.setAttribute("aria-describedby", `${id}-desc`)
  svg.prepend(element("title", { id: `${id}-title` }, picture.title), element("desc", { id: `${id}-desc` }, picture.description))
  return written(svg)
}
