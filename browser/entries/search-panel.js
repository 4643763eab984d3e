// The search itself.  A reader who comes by way of a result has its words marked, and has not turned to search again.

import { markPage, takeOver } from "../search/panel.js"

const form = document.querySelector("form.kb-search")

function start() {
  if (!(form instanceof HTMLFormElement) || form.dataset.taken) return
  const open = takeOver(form)
  if (form.dataset.turned === "open") open(form.querySelector("input")?.value ?? "")
}

markPage()
if (form instanceof HTMLFormElement && form.dataset.turned) start()
else form?.addEventListener("kb-turned", start)
