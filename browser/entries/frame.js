import { followReading } from "../frame/contents.js"
import { openFolds } from "../frame/folds.js"
import { hearMenu } from "../frame/menu.js"
import { fitNarrow } from "../frame/narrow.js"
import { part, scrolled } from "../frame/parts.js"
import { switchScheme } from "../frame/scheme.js"
import { followScrolling } from "../frame/scrolling.js"

document.documentElement.classList.replace("no-js", "js")
switchScheme()
fitNarrow()
openFolds()
hearMenu()
const follow = followScrolling()
const read = followReading()
const step = (/** @type {boolean} */ resized) => {
  const at = scrolled()
  follow(at)
  read(at, resized)
}
addEventListener("scroll", () => step(false), { passive: true })
addEventListener("resize", () => step(true), { passive: true })
// folds that open and close move all that is below them
const sizes = new ResizeObserver(() => step(true))
for (const element of [document.body, part("header")]) if (element) sizes.observe(element)
