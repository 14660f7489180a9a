/** Many pulls into one repository at the same moment. */
import { expect } from "vitest";
import { kustomization, serveManifests } from "./manifest-server.ts";
/** Lets them race, and sees that each has landed what it wanted, once, and has lost nothing of the others'. */
export async function expectFairRace({ runs, files, cutOneIn, kill, seed = 1 }, context) {
    const numbers = Array.from({ length: runs }, (_, index) => index);
    const random = randomBy(seed);
    const killAt = kill ? Math.floor(random() * 4 * runs) : undefined;
    let asked = 0;
    let endVictim = () => { };
    const answer = () => {
        if (asked++ === killAt)
            endVictim();
        if (cutOneIn === undefined || random() * cutOneIn >= 1)
            return undefined;
        return { cut: random() < 0.5 ? "request" : "answer" };
    };
    const { repository, pull } = await serveManifests({ files: manifests(numbers, files), answer }, context);
    const ended = await Promise.all(numbers.map(async (number) => {
        const isVictim = kill === true && number === 0;
        const onStart = (child) => {
            if (isVictim)
                endVictim = () => child.kill("SIGKILL");
        };
        const images = `${nameOf(number)}=2.0.${number}`;
        return { number, isVictim, run: await pull({ images }, { onStart, searched: false }) };
    }));
    for (const { run } of ended)
        expect(run.remains).toEqual([]);
    const whole = ended.filter(({ isVictim }) => !isVictim);
    expect(whole.flatMap(({ run }) => run.errors)).toEqual([]);
    expect(whole.map(({ run }) => run.outputs.result)).toEqual(whole.map(() => "committed"));
    expect(whole.flatMap(({ run }) => run.leftovers)).toEqual([]);
    const [begin, ...commits] = await commitsOf(repository);
    expect(begin?.parents).toEqual([]);
    for (const { parents, bumped } of commits)
        expect([parents.length, bumped.length]).toEqual([1, 1]);
    const landed = commits.flatMap(({ bumped }) => bumped);
    expect(new Set(landed).size).toBe(landed.length);
    const idOf = (number) => commits.find(({ bumped }) => bumped[0] === number)?.id;
    expect(whole.map(({ number }) => idOf(number))).toEqual(whole.map(({ run }) => run.outputs["commit-sha"]));
    const after = manifests(numbers, files, (number) => (landed.includes(number) ? `2.0.${number}` : "1.0.0"));
    for (const [path, text] of Object.entries(after))
        expect(await repository.read(path)).toBe(text);
    return { retries: whole.map(({ run }) => run.report?.retries ?? 0) };
}
function manifests(numbers, files, tagOf = () => "1.0.0") {
    const images = numbers.map((number) => ({ [nameOf(number)]: tagOf(number) }));
    if (files === "one")
        return { "apps/kustomization.yaml": kustomization(Object.assign({}, ...images)) };
    return Object.fromEntries(images.map((image, number) => [`apps/${number}/kustomization.yaml`, kustomization(image)]));
}
function nameOf(number) {
    return `ghcr.io/acme/app-${number}`;
}
/** Oldest first. */
async function commitsOf({ git }) {
    const log = await git(["log", "-z", "--reverse", "--format=%H %P%n%B", "main"]);
    const entries = log.split("\0").filter((entry) => entry !== "");
    return entries.map((entry) => {
        const [id = "", ...parents] = (entry.split("\n")[0] ?? "").split(" ").filter((each) => each !== "");
        const trailers = entry.matchAll(/^Pushpull-Image: ghcr\.io\/acme\/app-(\d+) 1\.0\.0 -> 2\.0\.\1$/gm);
        return { id, parents, bumped: [...trailers].map(([, number]) => Number(number)) };
    });
}
/** Numbers from 0 to 1 that are always the same ones (mulberry32). */
function randomBy(seed) {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
