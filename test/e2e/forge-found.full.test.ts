/** Which forge a repository is on is asked of its server, and the token goes to no other. */
import { createServer } from "node:http";
import { describe, expect, type TestContext, test } from "vitest";
import { startConnectProxy } from "../lab/connect-proxy.ts";
import { makeRepository } from "../lab/git-repository.ts";
import { startGitHub } from "../lab/github/server.ts";
import { freePorts, listenOnLoopback } from "../lab/ports.ts";
import { openDeploy, token } from "./forges.ts";

const onMain = { state: "open", base: "main" } as const;

/** A web server with no more to it than its answers. */
async function answering(
  context: TestContext,
  answer: (path: string) => { readonly status: number; readonly body?: string; readonly location?: string },
) {
  const asked: { readonly path: string; readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", authorization: request.headers.authorization });
    const { status, body, location } = answer(request.url ?? "");
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  const port = await listenOnLoopback(server);
  context.onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server: `http://127.0.0.1:${port}`, asked };
}

describe.concurrent("a forge is found", () => {
  test("by asking it, also where only its page is known", async (context) => {
    const repository = await makeRepository({ files: { "a.txt": "1\n" } });
    const github = await startGitHub({ repository, tokens: { [token]: "octocat" }, flavour: "ghes" });
    context.onTestFinished(async () => {
      await github.stop();
      await repository.remove();
    });
    const page = `${new URL(github.api).origin}/acme/deploy`;
    const forge = await openDeploy({ page, token }, context);
    expect(forge.kind).toBe("github");
    expect(await forge.listPullRequests(onMain)).toEqual([]);
    expect(github.requests.map(({ path }) => path.split("?")[0])).toEqual([
      "/api/v1/version",
      "/repos/acme/deploy/pulls",
    ]);
  });

  test("and a token is not taken to another host", async (context) => {
    const elsewhere = await answering(context, () => ({ status: 200, body: "{}" }));
    const here = await answering(context, () => ({ status: 302, location: `${elsewhere.server}/api/v1/version` }));
    await expect(openDeploy({ page: `${here.server}/acme/deploy`, token }, context)).rejects.toThrow(
      "is not a supported forge",
    );
    expect(here.asked.every(({ authorization }) => authorization === `token ${token}`)).toBe(true);
    expect(elsewhere.asked).toEqual([]);
  });

  test("through the proxy that the environment names, which may not let us through", async (context) => {
    const [port] = await freePorts(1);
    const proxy = await startConnectProxy({ to: `https://127.0.0.1:${port}`, credentials: "robot:secret" });
    context.onTestFinished(proxy.stop);
    const opening = openDeploy(
      {
        page: "https://git.example/acme/deploy",
        token,
        env: { HTTPS_PROXY: `http://${proxy.host}` },
      },
      context,
    );
    await expect(opening).rejects.toMatchObject({
      code: "unreachable",
      message: expect.stringMatching(/proxy refuses the connection/),
    });
    expect(proxy.asked).toContain("git.example:443");
  });

  test("but not where nobody is, or something else", async (context) => {
    const [port] = await freePorts(1);
    const nobody = openDeploy({ page: `http://127.0.0.1:${port}/acme/deploy`, token }, context);
    await expect(nobody).rejects.toMatchObject({
      code: "unreachable",
      message: expect.stringMatching(/cannot be reached/),
    });
    const { server } = await answering(context, () => ({ status: 200, body: "<html>Hello</html>" }));
    await expect(openDeploy({ page: `${server}/acme/deploy`, token }, context)).rejects.toMatchObject({
      code: "repository",
      message: expect.stringContaining("is not a supported forge"),
    });
  });
});
