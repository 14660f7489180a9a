import type { Log } from "@pushpull/core/runner";
import { describe, expect, test } from "vitest";
import type { PlannedEdit } from "../../../packages/pull/src/find/planned-edit.ts";
import type { Relation, StoredCommit } from "../../../packages/pull/src/git/types.ts";
import { excludeSuperseded } from "../../../packages/pull/src/order/superseded.ts";

const [ours, theirs, older] = ["a", "b", "c"].map((digit) => digit.repeat(40)) as [string, string, string];
const source = {
  repository: "acme/web",
  commit: ours,
  page: undefined,
  branch: undefined,
  api: undefined,
  token: undefined,
  startedRun: true,
};
const proven = { own: new Set<string>(), isOnBranch: () => Promise.resolve(true) };
const edit: PlannedEdit = {
  target: ".",
  file: "web.yaml",
  line: 1,
  path: "images[0].newTag",
  image: "acme/web",
  from: "1",
  to: "2",
  changes: [],
};

function bump(to: string, built: string, image = "docker.io/acme/web"): StoredCommit {
  return { id: "d".repeat(40), message: `Bump\n\nPushpull-Image: ${image} 0 -> ${to}\nPushpull-Source: ${built}\n` };
}

const cases: readonly (readonly [
  what: string,
  history: readonly StoredCommit[],
  relation: Relation,
  superseded: boolean,
  asked: readonly string[],
])[] = [
  ["a descendant of our commit stands there", [bump("1", `acme/web@${theirs}`)], "descendant", true, [theirs]],
  ["an ancestor stands there", [bump("1", `acme/web@${theirs}`)], "ancestor", false, [theirs]],
  ["our own commit stands there", [bump("1", `acme/web@${ours}`)], "descendant", false, []],
  ["an unrelated commit stands there", [bump("1", `acme/web@${theirs}`)], "unrelated", false, [theirs]],
  ["nobody knows how it stands to ours", [bump("1", `acme/web@${theirs}`)], "unknown", false, [theirs]],
  ["it was built from another repository", [bump("1", `acme/fork@${theirs}`)], "descendant", false, []],
  ["nobody knows what it was built from", [], "descendant", false, []],
  ["a person has set another version since", [bump("3", `acme/web@${theirs}`)], "descendant", false, []],
  ["only another image has a bump", [bump("1", `acme/web@${theirs}`, "acme/api")], "descendant", false, []],
  [
    "the same version was built twice: the last time counts",
    [bump("1", `acme/web@${theirs}`), bump("1", `acme/web@${older}`)],
    "descendant",
    true,
    [theirs],
  ],
];

describe("a late run", () => {
  test.each(cases)("when %s", async (_, history, relation, superseded, expected) => {
    const asked: string[] = [];
    const relate = async (commit: string) => {
      asked.push(commit);
      return { relation, why: "api.github.com says: Not Found (404)" };
    };
    const said: string[] = [];
    const warned: string[] = [];
    const log = {
      info: (line: string) => said.push(line),
      warning: (line: string) => warned.push(line),
    } as unknown as Log;
    const order = await excludeSuperseded([edit, { ...edit, line: 2 }], { ...proven, history, source, relate, log });
    expect(order.superseded.map(({ by }) => by)).toEqual(superseded ? [theirs, theirs] : []);
    expect(order.edits).toHaveLength(superseded ? 0 : 2);
    expect(asked).toEqual(expected);
    const mixed = history.some(({ message }) => message.includes("acme/fork"));
    expect(said).toHaveLength(mixed || relation === "unrelated" ? 1 : 0);
    expect(warned).toEqual(
      relation === "unknown"
        ? [
            `The current version was built from acme/web@${theirs}, which cannot be compared with this run's commit (api.github.com says: Not Found (404)): the newest run wins. Unless that commit is gone, set input 'source-token' to a token that can read acme/web.`,
          ]
        : [],
    );
  });

  const digest = `sha256:${"e".repeat(64)}`;
  test.each([
    ["1", "ghcr.io/acme/web:1"],
    ["ghcr.io/acme/web:1", "1"],
    [`1@${digest}`, `@${digest}`],
    [`@${digest}`, `1@${digest}`],
    [`localhost:5000/acme/web@${digest}`, `@${digest}`],
  ])("finds %s where %s was set, by a repository whose name is written otherwise", async (from, to) => {
    const history = [bump(to, `Acme/Web@${theirs}`)];
    const log = { info: () => undefined } as unknown as Log;
    const relate = () => Promise.resolve({ relation: "descendant" } as const);
    const order = await excludeSuperseded([{ ...edit, from }], { ...proven, history, source, relate, log });
    expect(order.superseded).toMatchObject([{ by: theirs }]);
  });

  test.each([undefined, "2", `1@${digest}`])("takes %s for none that was set", async (from) => {
    const log = { info: () => undefined } as unknown as Log;
    const relate = () => Promise.resolve({ relation: "descendant" } as const);
    const history = [bump("1", `acme/web@${theirs}`)];
    const order = await excludeSuperseded([{ ...edit, from }], { ...proven, history, source, relate, log });
    expect(order.superseded).toEqual([]);
  });
});
