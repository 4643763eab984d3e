import { basket } from "../cite/basket.js"

void basket()
