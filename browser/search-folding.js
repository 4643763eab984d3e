// Search folds accents and asks for every word.  Appended by the build to the file of lunr's that Material's search
// worker loads.

/** @typedef {{ update: (change: (text: string) => string) => Token }} Token */
/** @typedef {{ ref: string, score: number }} Hit */
/** @typedef {{ add: (step: (token: Token) => Token) => void }} Pipeline */
/**
 * What is used of lunr.
 * @typedef {{
 *   Pipeline: { registerFunction: (step: (token: Token) => Token, name: string) => void },
 *   Builder: { prototype: { pipeline: Pipeline, folds?: boolean, add: (...document: unknown[]) => unknown } },
 *   Index: { prototype: { search: (query: string) => Hit[] } },
 * }} Lunr
 */

/**
 * A text without accents, so that "Keita" finds Keïta.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
}

/**
 * The words of a query that tell something.  Material makes every word a prefix, so that "a" and "la" find half the
 * index: beside longer words they go.
 * @param {string} query
 */
export function meaningful(query) {
  const words = query.split(/\s+/)
  const long = words.filter(word => !/^[+-]?[a-z]{1,2}\*?$/.test(word))
  return long.length ? long : words
}

/**
 * A query that wants every word.
 * @param {string[]} words
 */
export function demanding(words) {
  return words.map(word => (/^[+-]/.test(word) ? word : `+${word}`)).join(" ")
}

/** @param {Lunr} lunr */
export function install(lunr) {
  /** @param {Token} token */
  const foldAccents = token => token.update(fold)
  lunr.Pipeline.registerFunction(foldAccents, "foldAccents")

  const builder = lunr.Builder.prototype
  const add = builder.add
  builder.add = function (...document) {
    if (!this.folds) {
      this.folds = true
      this.pipeline.add(foldAccents)
    }
    return add.apply(this, document)
  }

  const index = lunr.Index.prototype
  const search = index.search
  index.search = function (query) {
    const words = meaningful(fold(query))
    // records that hold every word come first; only where there are none, those that hold some
    const found = search.call(this, demanding(words))
    return found.length ? found : search.call(this, words.join(" "))
  }
}
