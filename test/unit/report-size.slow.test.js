/** Reports of more than a summary may hold. */
import { UserError } from "@pushpull/core/errors";
import { describe, expect, test } from "vitest";
import { summary } from "../../actions/push/src/push-summary.ts";
import { ended, location, report, unchanged } from "./ended.ts";
describe("the summary", () => {
    test.each([
        [3_000, 300],
        [150, 100_000],
    ])("stays under the runner's 1 MiB with %i faults of %i characters, and says what it leaves out", (count, length) => {
        const message = `Deployment/web is refused: ${"<&>\u{1f4a5}".repeat(length / 5)}`;
        const faults = Array.from({ length: count }, (_, index) => new UserError(`${message} ${index}`, { code: "refused", location }));
        const written = report({ faults });
        const { page, omitted } = summary(written);
        expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
        expect(page.match(/<tr><td>/g)).toHaveLength(count - omitted);
        expect(page).toContain(`${omitted} more are in the report file`);
        expect(written.faults).toHaveLength(count);
    });
    test("shows all of 5000 objects, and the image of each", () => {
        const { page, omitted } = summary(report(ended(Array.from({ length: 5000 }, () => unchanged))));
        expect(omitted).toBe(0);
        expect(page.match(/<tr><td>/g)).toHaveLength(2 * 5000);
    });
});
