import { moved } from "../cite/moved.js"

moved()
