/** `npm run demo` is what a newcomer sees first. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../lab/run-program.ts";
import { cacheFolder } from "../workshop/cache.ts";
import { root } from "../workshop/paths.ts";
import { cluster } from "./cluster.ts";

test.skipIf(!cluster.own)(
  "the demo commits a version, deploys, bumps, changes nothing, ends red, and leaves a page to look at",
  async () => {
    const page = join(cacheFolder(), "demo", "summary.html");
    const begun = Date.now();
    const log = await runProgram(process.execPath, [join(root, "test", "workshop", "run.mjs"), "demo"]);
    for (const said of [
      "shop/web is in 2 targets, with 2 different versions",
      '+    newTag: "1.10" # what the build last made',
      "nothing to change",
      "Created       5",
      "Configured    1",
      "Unchanged after",
      "has no tag",
      "Error: DATABASE_URL is not set",
      "Chart 3. A migration that fails",
      `file://${page}`,
    ]) {
      expect(log).toContain(said);
    }
    expect((await stat(page)).mtimeMs).toBeGreaterThan(begun - 1000);
    expect(await readFile(page, "utf8")).toMatch(/Deployed to .*Unchanged in .*Failed in/s);
  },
);
