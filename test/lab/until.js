import { setTimeout as sleep } from "node:timers/promises";
import { labError } from "./error.ts";
/**
 * Looks again and again until `look` returns something else than undefined or false, and returns that.
 * What `look` throws ends the wait at once.
 * @throws LabError when the time is over
 */
export async function until(look, { what, seconds = 60, every = 50 }) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
        const seen = await look();
        if (seen !== undefined && seen !== false)
            return seen;
        if (performance.now() > end) {
            throw labError(`Waited ${seconds} seconds for ${what}.`, "The machine may be too busy: run it again.");
        }
        await sleep(every);
    }
}
