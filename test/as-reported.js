import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
const schema = JSON.parse(await readFile(join(import.meta.dirname, "../packages/core/report.schema.json"), "utf8"));
const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
const isReport = ajv.compile(schema);
/**
 * A report as its file holds it.
 * @throws Error where it does not follow the published schema
 */
export function asReported(report) {
    // What is read is what was written: JSON leaves out what is undefined.
    const read = JSON.parse(JSON.stringify(report));
    if (isReport(read))
        return read;
    throw new Error(`The report does not follow its schema: ${JSON.stringify(isReport.errors)}`);
}
