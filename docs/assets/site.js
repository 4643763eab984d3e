// What scripts add to pages that are complete without them: copying a statement's address, copying a
// reference, and marking what is due for review by the reader's own clock.

const DUE_DAYS = 60

function copy(text, element) {
  const done = () => {
    element.classList.add("kb-copied")
    setTimeout(() => element.classList.remove("kb-copied"), 1600)
  }
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, () => {})
}

function copyHandles() {
  for (const handle of document.querySelectorAll("a.kb-handle"))
    handle.addEventListener("click", () => copy(handle.href, handle))
}

function copyReference() {
  const reference = document.getElementById("kb-reference")
  if (!reference || !navigator.clipboard || !window.isSecureContext) return
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = "Copy"
  button.addEventListener("click", () => copy(reference.firstChild.textContent.trim(), button))
  reference.append(button)
}

function markReviews(now) {
  for (const mark of document.querySelectorAll("[data-review-by]")) {
    const days = (new Date(mark.dataset.reviewBy) - now) / 86400000
    if (days < 0) mark.classList.add("kb-review--overdue"), (mark.textContent += " (overdue)")
    else if (days < DUE_DAYS) mark.classList.add("kb-review--due"), (mark.textContent += " (due)")
  }
}

// The page "as on a date": the day stands in the address after #, so that it can be linked to.
function asOn() {
  const form = document.getElementById("kb-as-on")
  if (!form) return
  const day = form.elements.day
  const said = document.getElementById("kb-day-said")
  form.hidden = false
  form.addEventListener("submit", event => event.preventDefault())
  day.addEventListener("change", () => day.value && (location.hash = day.value))
  const show = () => {
    const picked = /^#(\d{4}-\d{2}-\d{2})$/.exec(location.hash)?.[1]
    let count = 0
    for (const line of document.querySelectorAll(".kb-presences > li")) {
      const { pf, sf, su, pu } = line.dataset
      const there = !picked || (pf <= picked && picked <= pu)
      line.hidden = !there
      line.classList.toggle("kb-possibly", Boolean(picked) && there && !(sf <= picked && picked <= su))
      count += there
    }
    if (picked) day.value = picked
    said.textContent = picked ? `${count} entries on ${picked}` : "all entries, with their dates"
  }
  window.addEventListener("hashchange", show)
  show()
}

function countOverdue(now) {
  const place = document.getElementById("kb-overdue-count")
  if (!place) return
  const days = [...document.querySelectorAll("[data-review-by]")].map(mark => new Date(mark.dataset.reviewBy))
  place.textContent = `${days.filter(day => day < now).length} of ${days.length} are overdue today.`
}

// Indexes: only the records in one state; the state stands in the address after #.
function filterStates() {
  const bar = document.getElementById("kb-filter")
  if (!bar) return
  bar.hidden = false
  const show = state => {
    for (const button of bar.children) button.setAttribute("aria-pressed", String(button.dataset.state === state))
    for (const row of document.querySelectorAll(".kb-index > li")) row.hidden = Boolean(state) && row.dataset.state !== state
  }
  bar.addEventListener("click", event => {
    const state = event.target.dataset?.state
    if (state === undefined) return
    history.replaceState(null, "", state ? `#state-${state}` : location.pathname)
    show(state)
  })
  const linked = /^#state-([a-z-]+)$/.exec(location.hash)?.[1]
  if (linked) show(linked)
}

asOn()
filterStates()
countOverdue(new Date())
copyHandles()
copyReference()
markReviews(new Date())
