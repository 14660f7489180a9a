import { UserError } from "../../errors/user-error.ts";
import { explain } from "../explain-forge.ts";
import { type Client, type ClientOptions, openClient } from "../forge-client.ts";
import { appCauses } from "./app-causes.ts";
import { appJwt, readAppKey } from "./jwt.ts";

export type AppPorts = Omit<ClientOptions, "api" | "token">;

export interface InstallationTokenOptions extends AppPorts {
  /** The App's id, or its client id. */
  readonly appId: string;
  readonly privateKey: string;
  /** `acme/deploy` */
  readonly repository: string;
  /** `https://api.github.com`, or `https://HOST/api/v3` */
  readonly api: string;
  /** Whether teams are to be asked for reviews, which only who knows the organization's members can. */
  readonly teams: boolean;
  /** Hides a secret from now on. */
  mask(secret: string): void;
}

/** All that the token may do, and no more; but for teams, also to read who is there, where the App may. */
const permissions = { contents: "write", pull_requests: "write" } as const;

/** As the App's page names them. */
const names = { contents: "Contents", pull_requests: "Pull requests" } as const;

/**
 * Makes a token for one repository, good for an hour (GitHub Docs, "Generating an installation access token for a GitHub
 * App"). It is masked before anybody else sees it.
 * @throws UserError that says what is wrong with the App, its key or its installation
 */
export async function installationToken(options: InstallationTokenOptions): Promise<string> {
  const { appId, privateKey, repository, teams, mask } = options;
  const key = readAppKey(privateKey);
  const jwt = appJwt(appId, key, Math.floor(Date.now() / 1_000));
  mask(jwt);
  const client = openClient({ ...options, token: jwt });
  try {
    const { installation, granted } = await installedFor(client, repository);
    const { data } = await client.octokit.rest.apps.createInstallationAccessToken({
      installation_id: installation,
      repositories: [repository.slice(repository.indexOf("/") + 1)],
      permissions: { ...permissions, ...(teams && granted.members !== undefined ? { members: "read" } : {}) },
    });
    mask(data.token);
    return data.token;
  } catch (error) {
    const { host, redact } = client;
    const asked = { host, redact, repository, doing: "make a token", right: undefined, kind: "github" } as const;
    throw explain(error, asked, appCauses);
  }
}

interface Installed {
  /** Its number. */
  readonly installation: number;
  readonly granted: Readonly<Record<string, string | undefined>>;
}

/** "Get a repository installation for the authenticated app". */
async function installedFor({ octokit }: Client, repository: string): Promise<Installed> {
  const [owner = "", repo = ""] = repository.split("/");
  const { data } = await octokit.rest.apps.getRepoInstallation({ owner, repo });
  if (data.suspended_at !== null) {
    throw new UserError(`The installation of the App ${data.app_slug} for ${repository} is suspended`, {
      code: "forbidden",
      hint: `Let it go on at Settings > GitHub Apps > Configure of ${owner}.`,
    });
  }
  const granted: Installed["granted"] = data.permissions;
  const missing = (["contents", "pull_requests"] as const).filter((name) => granted[name] !== permissions[name]);
  if (missing.length === 0) return { installation: data.id, granted };
  const lacks = missing.map((name) => `\`${names[name]}: read and write\``).join(" and ");
  throw new UserError(`The App ${data.app_slug} lacks ${lacks} for ${repository}`, {
    code: "forbidden",
    hint: `Add it at the App's page under \`Permissions & events\`, and have ${owner} accept it: Settings > GitHub Apps > Review request.`,
  });
}

/**
 * Ends a token before its time ("Revoke an installation access token"): one that is not good any more is as good as ended.
 * @throws UserError where the server does not do it
 */
export async function revokeInstallationToken(
  token: string,
  { api, ...ports }: AppPorts & { readonly api: string },
): Promise<void> {
  const client = openClient({ ...ports, api, token });
  try {
    await client.octokit.rest.apps.revokeInstallationAccessToken();
  } catch (error) {
    const asked = {
      host: client.host,
      redact: client.redact,
      repository: "the App",
      doing: "end a token",
      right: undefined,
      kind: "github",
    } as const;
    const fault = explain(error, asked);
    if (!(fault instanceof UserError && fault.code === "unauthorized")) throw fault;
  }
}
