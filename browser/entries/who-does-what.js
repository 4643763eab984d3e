import { whoDoesWhat } from "../who-does-what.js"

whoDoesWhat()
