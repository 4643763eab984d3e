// Reads the feeds of a folder as a feed reader does (feedsmith): JSON to standard output, by the names of the files.
import { readFileSync, readdirSync } from "node:fs";
import { parseFeed } from "feedsmith";

const folder = process.argv[2];
const feeds = readdirSync(folder).filter((name) => /\.(atom|json)$/.test(name));
console.log(JSON.stringify(Object.fromEntries(feeds.map((name) => [name, parseFeed(readFileSync(`${folder}/${name}`, "utf8"))]))));
