// Words in another language than the site's, such as the title of a work: marked, so that they are read aloud right.

/** A language and where its words begin and end in a text, as kb/pages/other_languages.py tells it. @typedef {[string, number, number]} Span */

/**
 * A text as nodes, with elements for what is in other languages.
 * @param {string} text
 * @param {readonly Span[] | undefined} spans in their order
 * @param {(text: string) => (string | Node)[]} nodes what is made of each piece
 * @returns {(string | Node)[]}
 */
export function inLanguages(text, spans = [], nodes = text => [text]) {
  /** @type {(string | Node)[]} */
  const made = []
  let at = 0
  for (const [language, from, to] of spans) {
    const words = document.createElement("span")
    words.lang = language
    words.append(...nodes(text.slice(from, to)))
    made.push(...nodes(text.slice(at, from)), words)
    at = to
  }
  return [...made, ...nodes(text.slice(at))]
}
