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
    var long = words.filter(function (word) { return !/^[+-]?[a-z]{1,2}\*?$/.test(word) })
    return long.length ? long : words
  }
  // Records that hold every word come first; only where there are none, those that hold some
  function demanding(words) {
    return words.map(function (word) { return /^[+-]/.test(word) ? word : "+" + word }).join(" ")
  }
  var search = lunr.Index.prototype.search
  lunr.Index.prototype.search = function (query) {
    var words = meaningful(fold(query))
    var found = search.call(this, demanding(words))
    return found.length ? found : search.call(this, words.join(" "))
  }
})(self.lunr)
