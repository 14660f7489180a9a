import type { ForgeCause } from "../forge-causes.ts";

const settings = "The App's owner finds its settings at Settings > Developer settings > GitHub Apps.";

/** Why GitHub does not accept an App's JWT (GitHub Docs, "Authenticating as a GitHub App"). */
export const appCauses: readonly ForgeCause[] = [
  {
    status: [401],
    pattern: /'(Expiration time|Issued at)' claim/i,
    code: "unauthorized",
    message: "The clocks of the runner and {host} differ too much",
    hint: "Synchronize the runner's clock with a time server.",
  },
  {
    status: [401],
    pattern: /could not be decoded|signature|public key/i,
    code: "unauthorized",
    message: "{host} does not accept the private key for this App",
    hint: `Check that 'app-id' and 'app-private-key' belong to the same App, and that the App still lists this key. ${settings}`,
  },
  {
    status: [401, 404],
    pattern: /integration not found|issuer|'iss'/i,
    code: "unauthorized",
    message: "{host} has no App with the given ID",
    hint: `Set 'app-id' to the App's ID or its client ID. ${settings}`,
  },
  {
    status: [401],
    code: "unauthorized",
    message: "{host} does not accept the App's credentials",
    hint: `Check that 'app-id' and 'app-private-key' belong to the same App. ${settings}`,
  },
  {
    status: [403],
    pattern: /suspended/i,
    code: "forbidden",
    message: "The App's installation for {repository} is suspended",
    hint: "The repository's owner can unsuspend it at Settings > GitHub Apps > Configure.",
  },
  {
    status: [404],
    code: "forbidden",
    message: "The App is not installed for {repository}, or {repository} does not exist",
    hint: "Check the repository's name. Install the App, or add the repository to its installation: the repository's owner does so at Settings > GitHub Apps > Configure.",
  },
  {
    status: [422],
    code: "forbidden",
    message: "The App's installation lacks permissions for {repository}",
    hint: "Give the App `Contents: read and write` and `Pull requests: read and write`, and accept the new permissions for its installation.",
  },
];
