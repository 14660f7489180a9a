/** What the pages of the pull action show. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../workshop/paths.ts";
/** The fenced blocks of a page, in their order. */
export async function readFences(page) {
    const text = await readFile(join(root, "actions", "pull", page), "utf8");
    return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", content = ""]) => ({
        language,
        content,
    }));
}
