import { UserError } from "../../errors/user-error.ts";
import { explainForgeError } from "../explain-forge.ts";
import { type Client, type ClientOptions, openClient } from "../forge-client.ts";
import { appCauses } from "./app-causes.ts";
import { appJwt, readAppKey } from "./jwt.ts";

export type AppPorts = Omit<ClientOptions, "api" | "token">;

export interface InstallationTokenOptions extends AppPorts {
  /** The App's ID, or its client ID. */
  readonly appId: string;
  readonly privateKey: string;
  /** `acme/deploy` */
  readonly repository: string;
  /** `https://api.github.com`, or `https://HOST/api/v3` */
  readonly api: string;
  /** Whether to request reviews from teams, which takes read access to the organization's members. */
  readonly teams: boolean;
  /** Masks a secret in everything written from now on. */
  mask(secret: string): void;
}

/** The token's permissions. For team reviews `members: read` is added, if the App has it. */
const permissions = { contents: "write", pull_requests: "write" } as const;

/** The names on the App's page. */
const names = { contents: "Contents", pull_requests: "Pull requests" } as const;

/**
 * Creates a token for one repository, valid for an hour (GitHub Docs, "Generating an installation access token for a
 * GitHub App"). It is masked before it is returned.
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
    const request = {
      host,
      redact,
      repository,
      doing: "create a token",
      permission: undefined,
      kind: "github",
    } as const;
    throw explainForgeError(error, request, appCauses);
  }
}

interface Installed {
  /** The installation's ID. */
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
      hint: `${owner} can unsuspend it at Settings > GitHub Apps > Configure.`,
    });
  }
  const granted: Installed["granted"] = data.permissions;
  const missing = (["contents", "pull_requests"] as const).filter((name) => granted[name] !== permissions[name]);
  if (missing.length === 0) return { installation: data.id, granted };
  const missingNames = missing.map((name) => `\`${names[name]}: read and write\``).join(" and ");
  throw new UserError(`The App ${data.app_slug} lacks ${missingNames} for ${repository}`, {
    code: "forbidden",
    hint: `Add it on the App's page under \`Permissions & events\`, and have ${owner} accept it: Settings > GitHub Apps > Review request.`,
  });
}

/**
 * Revokes a token ("Revoke an installation access token"). A token that has already expired counts as revoked.
 * @throws UserError if the server refuses
 */
export async function revokeInstallationToken(
  token: string,
  { api, ...ports }: AppPorts & { readonly api: string },
): Promise<void> {
  const client = openClient({ ...ports, api, token });
  try {
    await client.octokit.rest.apps.revokeInstallationAccessToken();
  } catch (error) {
    const request = {
      host: client.host,
      redact: client.redact,
      repository: "the App",
      doing: "end a token",
      permission: undefined,
      kind: "github",
    } as const;
    const fault = explainForgeError(error, request);
    if (!(fault instanceof UserError && fault.code === "unauthorized")) throw fault;
  }
}
