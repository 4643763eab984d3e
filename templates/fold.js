// Appended by the build to Material's copy of lunr's support file: accents are folded in the index and in
// queries, so that "Keita" finds Keïta.  Runs in the search worker.
;(function (lunr) {
  function fold(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "") }
  function foldAccents(token) { return token.update(fold) }
  lunr.Pipeline.registerFunction(foldAccents, "foldAccents")
  var add = lunr.Builder.prototype.add
  lunr.Builder.prototype.add = function () {
    if (!this.folds) { this.folds = true; this.pipeline.add(foldAccents) }
    return add.apply(this, arguments)
  }
  // Material makes every word a prefix, so that "a" and "la" find half the index: beside longer words they go
  function meaningful(query) {
    var words = query.split(/\s+/)
    var long = words.filter(function (word) { return word.replace(/[^a-z0-9]/gi, "").length > 2 })
    return (long.length ? long : words).join(" ")
  }
  // Pages that hold every word come first; only where there are none, those that hold some
  function demanding(query) {
    return query.split(" ").map(function (word) { return /^[+-]/.test(word) ? word : "+" + word }).join(" ")
  }
  // Names stand whole in the field "tags": what begins with all that was typed comes before what holds its words
  function named(words) {
    return words.toLowerCase().replace(/[+*~^:]/g, "").replace(/\s+/g, " ").trim()
  }
  function run(index, words, name) {
    return index.query(function (query) {
      new lunr.QueryParser(words, query).parse()
      query.term(name, { fields: ["tags"], usePipeline: false, boost: 100, wildcard: lunr.Query.wildcard.TRAILING })
    })
  }
  lunr.Index.prototype.search = function (query) {
    var folded = fold(query)
    var words = meaningful(folded)
    var found = run(this, demanding(words), named(folded))
    return found.length ? found : run(this, words, named(folded))
  }
})(self.lunr)
