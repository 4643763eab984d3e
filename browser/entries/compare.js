import { compare } from "../compare.js"

void compare()
