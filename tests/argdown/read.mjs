// Reads files of Argdown by Argdown's own parser: for each its errors and what it is made of.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const core = createRequire(`${folder}/`).resolve("@argdown/core");
const { argdown } = await import(pathToFileURL(core));
const found = files.map((file) => {
  const read = argdown.run({
    input: readFileSync(file, "utf8"),
    process: ["parse-input", "build-model", "export-json"],
    logLevel: "silent",
  });
  const errors = [...read.lexerErrors, ...read.parserErrors, ...(read.exceptions ?? [])];
  return { errors: errors.map((error) => error.message), ...JSON.parse(read.json) };
});
process.stdout.write(JSON.stringify(found));
