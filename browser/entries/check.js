import { check } from "../cite/check.js"

check()
