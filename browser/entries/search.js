import { waitForReader } from "../search/waiting.js"

waitForReader()
