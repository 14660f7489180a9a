/** A pull that is ended from outside: the branch is as it was or as it is to be, nothing else stays, the next repairs. */
import { describe, expect, test } from "vitest";
import { endAt, type Point } from "./pull-ended.ts";

const points: readonly Point[] = [
  { when: "it has a folder", hasFolder: true, moved: "no" },
  { when: "it clones", starts: "clone", moved: "no" },
  { when: "the server is asked for the branch", asks: ({ path }) => path.includes("upload-pack"), moved: "no" },
  { when: "it reads history", starts: "init", moved: "no" },
  { when: "it searches", starts: "grep", moved: "no" },
  { when: "it reads files", starts: "cat-file", moved: "no" },
  { when: "it makes the commit", starts: "fast-import", moved: "no" },
  { when: "it pushes", starts: "push", moved: "maybe" },
  {
    when: "the server is asked to take a push",
    asks: ({ path }) => path.includes("service=git-receive-pack"),
    moved: "maybe",
  },
  {
    when: "the server gets the commit",
    asks: ({ method, path }) => method === "POST" && path.endsWith("/git-receive-pack"),
    moved: "maybe",
  },
  { when: "the server looks at the commit", hook: "pre-receive", moved: "maybe" },
  { when: "the server has taken the commit, and not said so", hook: "post-receive", moved: "yes" },
  { when: "it says how it ended", prints: /Committed after/, moved: "yes" },
];

describe.concurrent.for(points)("a pull that is ended when $when", (point) => {
  test("by SIGKILL leaves nothing behind, and the next one repairs what it left undone", async (context) => {
    const { run } = await endAt(point, "SIGKILL", context);
    // Of one that has said all there is to say, nothing may be left to kill.
    if (point.prints === undefined) expect(run.code).toBeNull();
  });

  test.for(["SIGTERM", "SIGINT"] as const)(
    "by %s is red, says so, and leaves nothing behind",
    async (signal, context) => {
      const { run, moved } = await endAt(point, signal, context);
      if (point.prints !== undefined) return expect(run.outputs.result).toBe("committed");
      expect(run.code).toBe(1);
      expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
      expect(run.report?.faults).toMatchObject([{ code: "stopped" }]);
      expect(run.leftovers).toEqual([]);
      expect(run.stillRunning).toEqual([]);
      const says = (run.log.trimEnd().split("\n").at(-1) ?? "").replace(/^Failed after .*: /, "");
      if (moved) expect(says).toMatch(/^commit [0-9a-f]{12} may have been pushed\.$/);
      if (point.moved === "no") expect(says).toBe("nothing was pushed.");
    },
  );
});
