import { install } from "../search-folding.js"

install(/** @type {typeof self & { lunr: import("../search-folding.js").Lunr }} */ (self).lunr)
