// Compiles each JSON Schema of a folder in ajv's strict mode, as a JavaScript program would that uses them.
import { readFileSync, readdirSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const folder = process.argv[2];
const ajv = new Ajv({ strict: true, allowUnionTypes: true });
for (const name of readdirSync(folder)) {
  ajv.compile(JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
  console.log(name);
}
