/**
 * What `npm run demo -- --full` shows: a build takes a version to dev by a commit, the same goes to prod by a pull request
 * that a person merges, and Argo CD makes both live.
 */
import { formatDuration } from "@pushpull/core/text";
import { decision, somebodyIsThere } from "./decision.ts";
import { linesOf } from "./lines.ts";
import { follow } from "./live.ts";
import { openShop } from "./shop.ts";
import { buildStage, startStage } from "./stage.ts";
/** Returns whether everything ended as it should. */
export async function playPromotion() {
    console.log("Promotion: a commit takes a new version to dev, a pull request takes it to prod. Argo CD makes it live.");
    await buildStage();
    const begin = performance.now();
    const stage = await startStage();
    const since = () => formatDuration(performance.now() - begin);
    try {
        const shop = await openShop(stage);
        console.log(`Started in ${since()}: a forge (Gitea), a Kubernetes, and Argo CD between them.\n`);
        console.log(`  Manifests   ${shop.manifests.page}\n  Kubernetes  ${stage.cluster}`);
        return await play(stage, shop);
    }
    finally {
        await stage.stop();
        console.log(`After ${since()} all of it is gone again.`);
    }
}
async function play({ imageIn }, { manifests, you, dev, prod, bump }) {
    title("What Argo CD says of dev and prod");
    const first = await manifests.head();
    for (const each of [dev, prod])
        await follow(each, first);
    title("1. A build makes version 1.10. It commits that to dev");
    const committed = await bump("1.10", { manifests: "apps/web/dev" });
    show(committed);
    const { result, "commit-sha": commit = "" } = committed.outputs;
    if (result !== "committed")
        return false;
    title("   Argo CD hears of it");
    await follow(dev, commit);
    title("2. It proposes the same for prod, by a pull request");
    const labels = "promotion";
    const proposed = await bump("1.10", {
        manifests: "apps/web/prod",
        mode: "pull-request",
        labels,
        reviewers: you.name,
    });
    show(proposed);
    const { "pull-request-number": number, "pull-request-url": page } = proposed.outputs;
    if (number === undefined || page === undefined)
        return false;
    title("3. Your turn: it is live once it is merged");
    console.log(`  ${page}\n  Log in as ${you.name}, with the password ${you.password}\n`);
    console.log(somebodyIsThere()
        ? "  Merge it there, or press Enter here to have it merged."
        : "  Nobody is at a terminal to merge it: it is merged for you.");
    const decided = await decision(manifests.call, number);
    title(decided === "merged" ? "   Merged. Argo CD hears of it" : "   Closed: prod stays as it is");
    await follow(prod, await manifests.head());
    console.log(`\nprod runs ${await imageIn("prod")}: Synced, Healthy.`);
    return true;
}
function title(words) {
    console.log(`\n${words}\n`);
}
function show({ log }) {
    for (const line of linesOf(log))
        console.log(`  ${line}`);
}
