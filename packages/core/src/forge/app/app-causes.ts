import type { ForgeCause } from "../forge-causes.ts";

const settings = "Its settings are at Settings > Developer settings > GitHub Apps of whom it belongs to.";

/** Why GitHub does not take an App for itself (GitHub Docs, "Authenticating as a GitHub App"). */
export const appCauses: readonly ForgeCause[] = [
  {
    status: [401],
    says: /'(Expiration time|Issued at)' claim/i,
    code: "unauthorized",
    means: "The clock of the runner and that of {host} differ too much",
    hint: "Set the runner's clock by a time server.",
  },
  {
    status: [401],
    says: /could not be decoded|signature|public key/i,
    code: "unauthorized",
    means: "The private key is not one of the App's with the given id, at {host}",
    hint: `Look whether 'app-id' and 'app-private-key' are of the same App, and whether the key is still among its private keys. ${settings}`,
  },
  {
    status: [401, 404],
    says: /integration not found|issuer|'iss'/i,
    code: "unauthorized",
    means: "{host} knows no App with the given id",
    hint: `Give the App's id, or its client id, in 'app-id'. ${settings}`,
  },
  {
    status: [401],
    code: "unauthorized",
    means: "{host} does not take the App for itself",
    hint: `Look whether 'app-id' and 'app-private-key' are of the same App. ${settings}`,
  },
  {
    status: [403],
    says: /suspended/i,
    code: "forbidden",
    means: "The App's installation for {repository} is suspended",
    hint: "Let it go on at Settings > GitHub Apps > Configure of the repository's owner.",
  },
  {
    status: [404],
    code: "forbidden",
    means: "The App is not installed for {repository}, or {repository} is not there",
    hint: "Install it, or add the repository to its installation: Settings > GitHub Apps > Configure of the repository's owner. Check the repository's name too.",
  },
  {
    status: [422],
    code: "forbidden",
    means: "The App's installation does not have what we need for {repository}",
    hint: "Give the App `Contents: read and write` and `Pull requests: read and write`, and have its installation accept that.",
  },
];
