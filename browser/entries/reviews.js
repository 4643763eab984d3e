import { markReviews } from "../reviews.js"

markReviews(new Date())
