import { describe, test } from "vitest";
import { onGitHub } from "./proposal-forges.ts";
import { raceImages, raceVersions } from "./propose-races.ts";
describe("ten runs at once", () => {
    test("for the same image end with one pull request for the newest version", async (context) => {
        await raceVersions(onGitHub, context);
    });
    test("for ten images end with ten pull requests", async (context) => {
        await raceImages(onGitHub, context);
    });
    test("for ten images from the same branch end with one pull request that has all of them", async (context) => {
        await raceImages(onGitHub, context, "promote");
    });
});
