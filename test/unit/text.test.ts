import { firstFew, nearestName, truncate } from "@pushpull/core/text";
import { describe, expect, test } from "vitest";

describe("the nearest name", () => {
  test.each([
    ["timeuot", ["timeout", "token"], "timeout"],
    ["dry_run", ["dry-run", "draft"], "dry-run"],
    ["deployment", ["Deployment", "DaemonSet"], "Deployment"],
    ["Pod", ["Job", "PodTemplate"], undefined],
    ["ServiceMonitor", ["PodMonitor", "ServiceAccount"], undefined],
    ["x", [], undefined],
    ["x", ["y"], undefined],
    ["tab", ["tag"], undefined],
    ["tga", ["tag"], "tag"],
    ["crat", ["cart", "car"], "cart"],
    ["tagg", ["tag"], "tag"],
    ["imgae", ["repository", "image"], "image"],
    ["app", ["apps"], "apps"],
    ["GitRepository", ["OCIRepository"], undefined],
    ["web/deployment.yaml", ["web/service.yaml", "apps/web/deployment.yaml"], "apps/web/deployment.yaml"],
    ["web/deployment.yml", ["web/service.yaml", "api/deployment.yaml"], "api/deployment.yaml"],
    ["web/values-production.yaml", ["web/values-prod.yaml"], undefined],
  ])("of %s among %j is %s", (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });
});

describe("a text that is too long", () => {
  test("is cut, and says so", () => {
    expect(truncate("abc", 3)).toBe("abc");
    expect(truncate("ab cd", 3)).toBe("ab…");
  });
});

describe("a list that is too long", () => {
  test("has its first items, and the number of the others", () => {
    expect(firstFew(["a", "b"], 2)).toEqual(["a", "b"]);
    expect(firstFew(["a", "b", "c", "d"], 2)).toEqual(["a", "b", "and 2 more"]);
    expect(firstFew([1, 2, 3], 2, (each) => `#${each}`)).toEqual(["#1", "#2", "and 1 more"]);
  });
});
