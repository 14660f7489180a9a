/** A manifest repository of many applications, as large as those of companies are. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { runProgram } from "../lab/run-program.ts";
/** The image that is to be changed, and its version before. */
export const image = { name: "ghcr.io/acme/shop/web", version: "1.4.2" };
/** The folder in which it is used, beside others. */
export const team = "apps/team-web";
const applicationsOfTeam = 100;
/** Bytes of a manifest: 10,000 of them are 79 MB. */
const size = 7_900;
/** Makes one in a folder that is not there yet. */
export async function makeManifestRepository(path, files) {
    await runProgram("git", ["init", "--quiet", "--bare", "--initial-branch=main", path]);
    const child = spawn("git", [`--git-dir=${path}`, "fast-import", "--quiet"], { stdio: ["pipe", "ignore", "inherit"] });
    const ended = once(child, "close");
    const write = async (text) => {
        if (!child.stdin.write(text))
            await once(child.stdin, "drain");
    };
    const toChange = Math.min(20, files);
    await write("commit refs/heads/main\ncommitter Lab <lab@example.test> 1700000000 +0000\ndata 10\nEverything\n");
    for (let index = 0; index < files; index++) {
        const [name, text] = manifest(index, toChange);
        await write(`M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    }
    child.stdin.end("\n");
    const [code] = (await ended);
    if (code !== 0)
        throw new Error(`git fast-import ended with exit code ${code}`);
    return { path, toChange, megabytes: Math.round((files * size) / 1e6) };
}
function manifest(index, toChange) {
    const number = Math.floor(index / applicationsOfTeam);
    const folder = number === 0 ? team : `apps/team-${number}`;
    const used = index < toChange ? `${image.name}:${image.version}` : `ghcr.io/acme/app-${index}:1.${index % 7}.0`;
    let text = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${index}
  labels: {app: app-${index}, team: "${number}"}
spec:
  selector: {matchLabels: {app: app-${index}}}
  template:
    metadata: {labels: {app: app-${index}}}
    spec:
      containers:
        - name: app
          image: ${used}   # set by the build
          env:
`;
    for (let count = 0; text.length < size; count++) {
        text += `            - name: SETTING_${count}
              value: 'setting ${count} of application ${index}: ${(index * 7919 + count * 104729).toString(36)}'
`;
    }
    return [`${folder}/app-${index}.yaml`, text];
}
