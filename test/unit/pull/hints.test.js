/** What an error says to type is typed, and works. */
import { expect, test } from "vitest";
import { situations, suggestionsIn } from "./hint-situations.ts";
import { planned } from "./planned.ts";
function run({ files, inputs }) {
    const manifests = (inputs.manifests ?? "").split("\n").filter((line) => line !== "");
    return planned(files, inputs.images ?? "", {
        manifests,
        set: inputs.set ?? "",
        all: inputs.all === "true",
        addMissing: inputs["add-missing"] === "true",
    });
}
test.each(Object.entries(situations))("%s: each hint works where it is typed", async (_, situation) => {
    const said = await run(situation);
    if (!Array.isArray(said))
        throw new Error(`It is no error: ${JSON.stringify(said)}`);
    let count = 0;
    for (const fault of said) {
        for (const { written, inputs } of suggestionsIn(fault, situation)) {
            count++;
            const done = await run({ ...situation, inputs });
            // Another image may still have a fault of its own.
            if (Array.isArray(done))
                expect([written, ...done]).toEqual([written, ...said.filter((each) => each !== fault)]);
            else {
                expect([written, Object.keys(done).length]).not.toEqual([written, 0]);
                const named = written.startsWith("manifests:") ? (inputs.manifests ?? "").split("\n") : [""];
                const isIn = (file) => named.some((path) => ["", "."].includes(path) || `${file}/`.startsWith(`${path}/`));
                expect(Object.keys(done).filter((file) => !isIn(file))).toEqual([]);
            }
        }
    }
    expect(count).toBeGreaterThan(0);
});
