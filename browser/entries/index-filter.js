import { filterIndex } from "../index-filter.js"

filterIndex()
