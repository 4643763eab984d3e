// The data of a list lie in a script of their own, which calls this with them: a page from a disk may load no other
// file (hooks/lists.py).

import { startList } from "../lists/list.js"

Object.assign(globalThis, { kbList: startList })
