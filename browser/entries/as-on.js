import { asOn } from "../as-on.js"

asOn()
