import { type Client, type ClientOptions, openClient } from "../client.ts";

/** The version of GitHub's REST API that we speak: each of GitHub Enterprise Server has it. */
const headers = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };

/** Speaks to GitHub. */
export function openGitHubClient(options: ClientOptions): Client {
  return ofGitHub(openClient(options));
}

/** A client that turned out to be GitHub's. */
export function ofGitHub(client: Client): Client {
  return { ...client, request: client.request.defaults({ headers }) };
}
