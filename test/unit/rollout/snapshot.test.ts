import { describe, expect, it } from "vitest";
import { type Snapshot, snapshotAfterEvent, snapshotOfList } from "../../../packages/push/src/rollout/snapshot.ts";

const pod = (name: string, resourceVersion: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, resourceVersion },
});
const names = new Set(["web", "db"]);
const listed = snapshotOfList(names, { resourceVersion: "10", items: [pod("web", "7"), pod("stranger", "8")] });
const versions = ({ observations }: Snapshot) =>
  Object.fromEntries(
    [...observations].map(([name, seen]) => [name, [seen.present, seen.object?.metadata.resourceVersion]]),
  );

describe("a list", () => {
  it("has the followed objects, present or not, and no others", () => {
    expect(versions(listed)).toEqual({ web: [true, "7"], db: [false, undefined] });
  });

  it("keeps the last state of an object that no longer exists", () => {
    const again = snapshotOfList(names, { resourceVersion: "20", items: [] }, listed);
    expect(versions(again)).toEqual({ web: [false, "7"], db: [false, undefined] });
    expect(again.resourceVersion).toBe("20");
  });
});

describe("an event", () => {
  it.each(["ADDED", "MODIFIED"] as const)("%s shows the object as it is now", (type) => {
    expect(versions(snapshotAfterEvent(listed, { type, object: pod("db", "11") }))).toEqual({
      web: [true, "7"],
      db: [true, "11"],
    });
  });

  it("DELETED keeps the object's last state", () => {
    expect(versions(snapshotAfterEvent(listed, { type: "DELETED", object: pod("web", "12") })).web).toEqual([
      false,
      "12",
    ]);
  });

  it("of a recreated object shows the new one", () => {
    const deleted = snapshotAfterEvent(listed, { type: "DELETED", object: pod("web", "12") });
    expect(versions(snapshotAfterEvent(deleted, { type: "ADDED", object: pod("web", "13") })).web).toEqual([
      true,
      "13",
    ]);
  });

  it("of another object, and bookmarks, only update the resourceVersion", () => {
    const stranger = snapshotAfterEvent(listed, { type: "MODIFIED", object: pod("stranger", "14") });
    const bookmark = snapshotAfterEvent(stranger, {
      type: "BOOKMARK",
      object: { kind: "Pod", metadata: { resourceVersion: "15" } },
    });
    expect(bookmark).toEqual({ ...listed, resourceVersion: "15" });
    expect(bookmark.observations).toBe(listed.observations);
  });
});
