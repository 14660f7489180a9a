/** The same with all on that shows what Git does: as when somebody runs a job again to see why it failed. */
import { describe, test } from "vitest";
import { proposalJobs, runProposalJob } from "./propose-secrecy-jobs.ts";
import { jobs, runJob, tracing } from "./pull-secrecy-jobs.ts";
describe.concurrent("a pull gives no secret away when it", () => {
    for (const job of jobs.filter(({ full }) => full))
        test(job.what, (context) => runJob(job, false, context));
    for (const job of proposalJobs)
        test(job.what, (context) => runProposalJob(job, {}, context));
});
describe.concurrent("with debug logging on and Git traced, gives no secret away when it", () => {
    for (const job of jobs)
        test(job.what, (context) => runJob(job, true, context));
    for (const job of proposalJobs)
        test(job.what, (context) => runProposalJob(job, tracing, context));
});
