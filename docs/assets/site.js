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

copyHandles()
copyReference()
markReviews(new Date())
