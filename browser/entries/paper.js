import { printsAll, rememberOpened } from "../paper.js"

rememberOpened()
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".kb-print"))) {
  printsAll(button)
}
