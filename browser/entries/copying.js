import { copying } from "../copying.js"

copying()
