import { startForgeApi } from "../lab/forge-api.ts";
import { makeRepository } from "../lab/git-repository.ts";
import { kustomization, serveManifests } from "./manifest-server.ts";
export const sourceToken = "planted-source-token+2";
export const image = "ghcr.io/acme/web";
/** Where the manifests stand beside the code, a second one. */
export const otherImage = "ghcr.io/acme/api";
export const file = "deploy/kustomization.yaml";
/** The source repository: `first` to `third` in a line, `other` beside them on the first; `gone` is not there. */
async function makeSource(context) {
    const repository = await makeRepository({ files: { "main.go": "1\n" } });
    context.onTestFinished(repository.remove);
    const first = await repository.head();
    const second = await repository.commit({ "main.go": "2\n" });
    const third = await repository.commit({ "main.go": "3\n" });
    const other = await repository.commit({ "main.go": "4\n" }, { branch: "other", from: first });
    return { repository, commits: { first, second, third, other, gone: "f".repeat(40) } };
}
/** A manifest repository of its own, and a source repository on a forge that can be asked. */
export async function besideSource(forge, context, { busyFor = 0, weather } = {}) {
    const source = await makeSource(context);
    const api = await startForgeApi({ forge, repository: source.repository, token: sourceToken, busyFor, weather });
    context.onTestFinished(api.stop);
    const deploy = await serveManifests({ files: { [file]: kustomization({ [image]: "0" }) } }, context);
    /** Runs what a build of a commit ends with: the action, with the commit's name here as the tag. */
    const build = (of, inputs = {}) => deploy.pull({ images: `${image}=${of}`, "source-token": sourceToken, ...inputs }, { env: { ...runOf("acme/web", source.commits[of], deploy.server.server), GITHUB_API_URL: api.server } });
    /** The version that a build of a commit has left. */
    const stands = (of, repository = "acme/web") => bump(deploy.repository, of, `${repository}@${source.commits[of]}`);
    return { ...source, ...deploy, api, build, stands, tag: () => tagIn(deploy.repository) };
}
/** A repository with its manifests beside the code, on a forge without an API. */
export async function withSource(context, config = {}) {
    const files = {
        "src/main.go": "1\n",
        [file]: kustomization({ [image]: "0" }),
        "api/kustomization.yaml": kustomization({ [otherImage]: "0" }),
    };
    const deploy = await serveManifests({ files, config }, context);
    const build = (tag, commit, { name = image, event = "push" } = {}) => deploy.pull({ repository: "acme/deploy", images: `${name}=${tag}` }, { env: { ...runOf("acme/deploy", commit, deploy.server.server), GITHUB_EVENT_NAME: event }, searched: false });
    const stands = (tag, commit) => bump(deploy.repository, tag, `acme/deploy@${commit}`);
    return { ...deploy, build, stands, tag: () => tagIn(deploy.repository) };
}
/** What a runner says of a run. */
function runOf(repository, commit, server) {
    return { GITHUB_REPOSITORY: repository, GITHUB_SHA: commit, GITHUB_SERVER_URL: server, GITHUB_RUN_ID: "7" };
}
function bump(repository, tag, source) {
    const message = `Update\n\nPushpull-Image: ${image} 0 -> ${tag}\nPushpull-Source: ${source}\n`;
    return repository.commit({ [file]: kustomization({ [image]: tag }) }, { message });
}
/** The version that stands in a file. */
export async function tagIn({ read }, path = file) {
    return /newTag: "(.*)"/.exec(await read(path))?.[1];
}
