/** For whatever pull changes and calls done, what Kustomize builds before and after differs in exactly the wanted images. */
import { expect, test } from "vitest";
import { randomKustomizations } from "./random-kustomizations.ts";
import { told, wrongIn } from "./rendering.ts";
/** Other ones are tried with `PUSHPULL_SEED`. */
const first = Number(process.env.PUSHPULL_SEED ?? 1);
const count = Number(process.env.PUSHPULL_SEEDS ?? 120);
test("random kustomizations are rendered with exactly the wanted images, or the run is red", async () => {
    let green = 0;
    const faults = [];
    for (let seed = first; seed < first + count; seed++) {
        const asked = randomKustomizations(seed);
        const { isRed, wrong } = await wrongIn(asked);
        green += isRed ? 0 : 1;
        if (wrong.length > 0)
            faults.push(told(seed, asked, wrong));
    }
    expect(faults.slice(0, 3).join("\n\n")).toBe("");
    expect(green).toBeGreaterThan(count / 4);
});
