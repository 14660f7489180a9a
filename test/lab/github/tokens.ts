/** Who asks, by the token that comes with it. */
import type { Rights } from "../git-http.ts";
import { has } from "./rights.ts";
import type { Grant } from "./world.ts";

/** Undefined where it is not, or no longer, good for anything. */
export function grantFor(tokens: ReadonlyMap<string, Grant>, token: string): Grant | undefined {
  const grant = tokens.get(token);
  return grant?.expires !== undefined && grant.expires < Date.now() ? undefined : grant;
}

/** `Bearer TOKEN`, or `token TOKEN`. */
export function tokenOf(authorization = ""): string {
  return /^(?:bearer|token) (.*)$/i.exec(authorization)?.[1] ?? "";
}

/** @param grant a string is a person with all rights */
export function readGrant(grant: Grant | string): Grant {
  if (typeof grant !== "string") return grant;
  const permissions = { contents: "write", pull_requests: "write", issues: "write", members: "read" } as const;
  return { login: grant, kind: "personal", permissions };
}

/** What the same token may do on the Git server. */
export function gitRights(grant: Grant | undefined): Rights | undefined {
  if (grant === undefined) return undefined;
  return has(grant, "contents=write") ? "write" : has(grant, "contents=read") ? "read" : "none";
}

/** Who asks without a token. */
export const nobody: Grant = { login: "", kind: "personal", permissions: {} };
