import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { temporaryFolder } from "../lab/guard.ts";
import { startRelay } from "../lab/relay.ts";
import { kubeconfigOf, users } from "../lab/users.ts";
import { push } from "./contenders.ts";
import { slowApplications } from "./sets.ts";
/**
 * How many requests the API server gets of one run after its last write, while workloads come up in the course of a
 * minute. @throws when not all of them do
 */
export async function requestsWhileWaiting(workloads, rtt, field) {
    let sinceLastWrite = 0;
    const counter = await startAnsweringRelay(field.near, (asked) => {
        sinceLastWrite = isWrite(asked) ? 0 : sinceLastWrite + 1;
        return undefined;
    });
    const relay = await startRelay({ to: counter.server, delay: rtt / 2 });
    const folder = await temporaryFolder("counted");
    try {
        const ca = await readFile(join(field.near.pki, "ca.crt"), "utf8");
        const kubeconfig = join(folder.path, "kubeconfig");
        await writeFile(kubeconfig, kubeconfigOf({ server: relay.server, ca, user: users.deployer }), { mode: 0o600 });
        const { seconds } = await push(slowApplications(workloads, 60), await field.namespace(), {
            ...field.near,
            kubeconfig,
        });
        if (seconds < 60)
            throw new Error(`The rollout took no more than ${seconds} seconds`);
        return sinceLastWrite;
    }
    finally {
        await relay.stop();
        await counter.stop();
        await folder.remove();
    }
}
function isWrite({ method, url }) {
    return method === "PATCH" && !url.searchParams.has("dryRun");
}
