/** The same with debug logging on: as when somebody runs a job again to see why it failed. */
import { describe, test } from "vitest";
import { cluster } from "./cluster.ts";
import { jobs, runJob } from "./secrecy-jobs.ts";
describe.skipIf(!cluster.own).concurrent("with debug logging on, gives no secret away when it", () => {
    for (const job of jobs)
        test(job.what, () => runJob(job, true));
});
