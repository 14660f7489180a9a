import type { Cause } from "./types.ts";

/** Why a commit cannot be signed. The first that fits counts. */
export const signingCauses: readonly Cause[] = [
  {
    says: /cannot run ssh-keygen|'gpg\.format'|ssh-keygen -Y sign is needed|failed to sign the data|signing failed/i,
    code: "git",
    means: "The commit could not be signed",
    hint: "It takes Git 2.34 and OpenSSH 8.2, or later ones.",
  },
];
