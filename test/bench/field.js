/** Where the benchmarks run: the lab's cluster, as far away as a cluster in another region. */
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { kubectlOf, startCluster } from "../lab/cluster.ts";
import { temporaryFolder } from "../lab/guard.ts";
import { startRelay } from "../lab/relay.ts";
import { kubeconfigOf, users } from "../lab/users.ts";
import { countedUser } from "./requests.ts";
export async function openField(rtt) {
    const near = await startCluster("bench");
    const relay = await startRelay({ to: near.server, delay: rtt / 2 });
    const folder = await temporaryFolder("bench");
    const stop = async () => {
        await relay.stop();
        await folder.remove();
        await near.stop();
    };
    try {
        const kubectl = kubectlOf(near);
        const ca = await readFile(join(near.pki, "ca.crt"), "utf8");
        const far = async (name, text) => {
            const kubeconfig = join(folder.path, name);
            await writeFile(kubeconfig, text, { mode: 0o600 });
            return { ...near, kubeconfig };
        };
        await kubectl(["create", "-f", "-"], JSON.stringify(countedUser("deployer")));
        let count = 0;
        return {
            near,
            cluster: await far("admin", (await readFile(near.kubeconfig, "utf8")).replace(near.server, relay.server)),
            counted: await far("counted", kubeconfigOf({ server: relay.server, ca, user: users.deployer })),
            kubectl,
            namespace: async () => {
                const name = `bench-${++count}`;
                await kubectl(["create", "namespace", name]);
                return name;
            },
            setting: await settingOf(kubectl),
            stop,
        };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
async function settingOf(kubectl) {
    const { clientVersion, serverVersion } = JSON.parse(await kubectl(["version", "--output=json"]));
    return `API server ${serverVersion.gitVersion}, kubectl ${clientVersion.gitVersion}, ${machine()}`;
}
/** What all of it runs on. */
export function machine() {
    const [cpu] = cpus();
    return `Node ${process.version}, ${cpus().length} cores of ${cpu?.model.trim() ?? "an unknown processor"}, all on this machine`;
}
