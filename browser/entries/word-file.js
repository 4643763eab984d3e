import { wordFile } from "../cite/word-file.js"

Object.assign(self, { kbWordFile: wordFile })
