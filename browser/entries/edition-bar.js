import { editionBar } from "../edition-bar.js"

editionBar()
