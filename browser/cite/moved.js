// The page at a former address of a record: on to the new one, with the number of the statement that was asked for.

/**
 * Where to go on to.
 * @param {string} target the new page, as it stands in the old one
 * @param {string} asked the address that was asked for
 */
export function onward(target, asked) {
  const { search, hash, href } = new URL(asked)
  const address = new URL(target, href)
  address.search = search
  address.hash = hash
  return address.href
}

/** Go on, so that "back" does not come here again. */
export function moved() {
  const target = document.querySelector("link[rel=canonical]")?.getAttribute("href")
  if (target) location.replace(onward(target, location.href))
}
