/** Looks for secrets in all that comes out of a run. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import { users } from "../lab/users.ts";
/** What a person sees of a job's log: the lines that mask are not shown, and what they name is not shown after them. */
export function asRunnerShows(log) {
    const masked = [];
    const shown = [];
    for (const line of log.split(/\r\n|\r|\n/)) {
        const [, secret] = /^\s*::add-mask::(.*)$/.exec(line) ?? [];
        if (secret === undefined)
            shown.push(masked.reduce((text, each) => text.replaceAll(each, "***"), line));
        else
            masked.push(...decodeData(secret)
                .split(/[\r\n]+/)
                .filter((each) => each.trim() !== ""));
    }
    return shown.join("\n");
}
function decodeData(data) {
    return data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
/** Shorter ones are found in many texts that say nothing of them. */
const shortest = 7;
/** Where a secret stands: as it is, in base64, URL-encoded, JSON-escaped, and a key line by line. */
export function findLeaks(secrets, places) {
    const wanted = [...new Set(secrets.flatMap((secret) => [secret, ...keyLines(secret)]))];
    return wanted
        .filter((secret) => secret.trim().length >= shortest)
        .flatMap((secret) => formsOf(secret.trim()).map(([form, text]) => ({ secret, form, text })))
        .flatMap(({ secret, form, text }) => places.filter(([, said]) => said.includes(text)).map(([name]) => `${secret} (${form}) in ${name}`));
}
function keyLines(secret) {
    const lines = secret.includes("-----BEGIN") ? secret.split(/\r?\n/) : [];
    return lines.filter((line) => !line.startsWith("-----"));
}
function formsOf(secret) {
    const base64 = Buffer.from(secret).toString("base64");
    const url = encodeURIComponent(secret);
    const json = JSON.stringify(secret).slice(1, -1);
    const forms = [
        ["as it is", secret],
        ["in base64", base64.replace(/=+$/, "").slice(0, -1)],
        ["in base64 after a user's name", Buffer.from(`u:${secret}`).toString("base64").replace(/=+$/, "").slice(3, -1)],
        ["URL-encoded", url],
        ["JSON-escaped", json],
    ];
    return forms.filter(([, text], index) => forms.findIndex(([, other]) => other === text) === index);
}
/** Begins to look for the secrets of a job: those in its inputs, its environment and the Secrets of its workspace. */
export async function searchForLeaks(job) {
    const secrets = await secretsOf(job);
    const given = new Map(await filesBelow(job.workspace));
    const ofTest = new Set(Object.entries(job.env).map(([name, value]) => `${name}=${value}`));
    const nothing = { commands: new Set(), variables: new Set(), files: new Map() };
    let seen = () => Promise.resolve(nothing);
    return {
        watch(pid) {
            seen = watchRun(pid, job);
        },
        async search(log) {
            const { commands, variables, files } = await seen();
            const environment = [...variables].filter((each) => !ofTest.has(each));
            const places = [
                ["the log", asRunnerShows(log)],
                ...(await filesBelow(job.runner)),
                ...(await filesBelow(job.workspace)).filter(([name, text]) => given.get(name) !== text),
                ...files,
                ["the arguments of a child process", [...commands].join("\n")],
                ["the environment of a child process", environment.join("\n")],
            ];
            const leaks = [
                ...findLeaks(secrets, places),
                ...findLeaks(job.made?.() ?? [], places.filter(([name]) => name !== "STATE")),
            ];
            const ours = environment.filter((each) => notForChildren.test(each));
            const faults = [...leaks, ...ours.map((each) => `a child process has ${each} in its environment`)];
            if (faults.length > 0)
                throw new Error(`The run gives away:\n${faults.join("\n")}\n\n${log}`);
        },
    };
}
/** Inputs, the post step's state and the runner's command files. */
const notForChildren = /^(INPUT_|STATE_|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)=)/;
/** Inputs of both actions that are secret as a whole. */
const secretInputs = [
    "server-token",
    "token",
    "run-token",
    "source-token",
    "ssh-key",
    "app-private-key",
    "signing-key",
];
async function secretsOf({ inputs, env, workspace, secrets }) {
    const texts = await filesBelow(workspace, 2 ** 20);
    return [
        ...Object.values(users).map(({ token }) => token),
        ...secrets,
        ...secretInputs.flatMap((name) => inputs[name] ?? []),
        ...inKubeconfig(inputs.kubeconfig ?? ""),
        ...inAddress(inputs.repository),
        ...Object.entries(env).flatMap(([name, value]) => (/_proxy$/i.test(name) ? inAddress(value) : [])),
        ...texts.flatMap(([, text]) => (/\bSecret\b/.test(text) ? inManifests(text) : [])),
    ];
}
function inKubeconfig(input) {
    const text = /[:{]/.test(input) ? input : Buffer.from(input, "base64").toString("utf8");
    const config = read(text)[0];
    const users = records(config?.users).map(({ user }) => (user ?? {}));
    const clusters = records(config?.clusters).map(({ cluster }) => (cluster ?? {}));
    return [
        ...users.flatMap(({ token, password, "client-key-data": key, exec }) => [
            ...[token, password, key].filter((each) => typeof each === "string"),
            ...(typeof key === "string" ? [Buffer.from(key, "base64").toString("utf8")] : []),
            ...records(exec?.env).map(({ value }) => String(value)),
        ]),
        ...clusters.flatMap(({ server, "proxy-url": proxy }) => [...inAddress(server), ...inAddress(proxy)]),
    ];
}
function inAddress(address) {
    const [, password] = /\/\/[^:/]*:(.+)@/.exec(String(address ?? "")) ?? [];
    return password === undefined ? [] : [password];
}
function inManifests(text) {
    return read(text)
        .flatMap((object) => [object, ...records(object?.items)])
        .filter((object) => object?.kind === "Secret")
        .flatMap((object) => {
        const { data, stringData } = object;
        const encoded = leaves(data);
        return [
            ...leaves(stringData),
            ...encoded,
            ...encoded.map((each) => Buffer.from(each, "base64").toString("utf8")),
        ];
    });
}
function read(text) {
    const documents = parseAllDocuments(text, { logLevel: "silent" });
    return Array.isArray(documents) ? documents.flatMap(valueIn) : [];
}
function valueIn(document) {
    try {
        return document.errors.length > 0 ? [] : [document.toJS()];
    }
    catch {
        return []; // an alias of nothing
    }
}
function records(list) {
    return Array.isArray(list) ? list.filter((item) => typeof item === "object" && item !== null) : [];
}
function leaves(value) {
    if (typeof value === "object" && value !== null)
        return Object.values(value).flatMap(leaves);
    return value === undefined || value === null ? [] : [String(value)];
}
/** All files below a folder with their texts, but larger ones. */
async function filesBelow(folder, largest = Number.POSITIVE_INFINITY) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const texts = await Promise.all(names.map(async (name) => {
        const info = await stat(join(folder, name)).catch(() => undefined);
        if (!info?.isFile() || info.size > largest)
            return [];
        return [[name, await readFile(join(folder, name), "utf8").catch(() => "")]];
    }));
    return texts.flat();
}
/** In the command line of our own process, and of what a test starts it through. */
const bundle = /\/dist\/(push|pull)\//;
/** Looks again and again at what a process has started, argument lists and environments, and at what that writes. */
function watchRun(pid, job) {
    const [commands, variables, files] = [new Set(), new Set(), new Map()];
    const stop = new AbortController();
    const watching = (async () => {
        while (!stop.signal.aborted) {
            for (const child of await childrenOfAction(pid)) {
                const command = await proc(child, "cmdline");
                // Until a child has become another program, it has all that its parent has: also what a runner hands to us.
                if (command === "" || bundle.test(command))
                    continue;
                commands.add(command.replaceAll("\0", " "));
                for (const variable of (await proc(child, "environ")).split("\0"))
                    variables.add(variable);
            }
            for (const [name, text] of await writtenMeanwhile(job))
                files.set(name, text);
            await pause(25);
        }
    })();
    return async () => {
        stop.abort();
        await watching;
        return { commands, variables, files };
    };
}
/** Three files hold what Git and ssh log in and sign with, and those are gone with the run. */
const toLogInWith = /\/(\.gitconfig|key|signing-key)$/;
/** What a pull has in its own folder: a repository. That of a push is its kubeconfig, which is a secret as it is. */
async function writtenMeanwhile({ action, runner }) {
    if (action !== "pull")
        return [];
    const files = await filesBelow(runner, 2 ** 16);
    return files.filter(([name]) => name.includes("pushpull-") && !toLogInWith.test(name));
}
/** What the action has started: not what starts the action, where that is another program. */
async function childrenOfAction(pid) {
    const all = [pid, ...(await descendants(pid))];
    const scripts = await Promise.all(all.map(async (each) => (await proc(each, "cmdline")).split("\0")[1] ?? ""));
    const action = all[scripts.findIndex((script) => bundle.test(script))];
    return action === undefined ? [] : descendants(action);
}
async function descendants(pid) {
    const children = (await proc(pid, `task/${pid}/children`))
        .split(" ")
        .filter((each) => each !== "")
        .map(Number);
    return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}
/** What Linux says of a process; nothing elsewhere, and of one that has ended. */
function proc(pid, file) {
    return readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
}
