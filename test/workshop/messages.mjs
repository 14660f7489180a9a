/** What the workshop says before it can rely on anything but Node: pure functions from facts to sentences. */

/**
 * @param {string} version such as `20.11.0`
 * @param {number} major
 * @returns {boolean}
 */
export function isNodeAtLeast(version, major) {
  return Number.parseInt(version, 10) >= major;
}

/** @param {string} version */
export function nodeTooOld(version) {
  return [
    `Node.js ${version} is too old: pushpull needs 20 or newer, 24 or newer is best.`,
    "Get it from https://nodejs.org, or with the version manager you use (nvm install 24, fnm install 24).",
  ].join("\n");
}

/** @param {string} version */
export function noNode24(version) {
  return [
    `Node.js 24 runs the workshop; this is ${version}, and no npm package brings 24 for this machine, or it was not`,
    "installed (npm config get omit). Install Node.js 24 or newer from https://nodejs.org.",
  ].join("\n");
}

/**
 * @param {string} name what was asked for
 * @param {readonly string[]} names what there is
 */
export function usage(name, names) {
  const asked = name === "" ? "Which command?" : `There is no command ${JSON.stringify(name)}.`;
  return `${asked} Usage: node test/workshop/run.mjs ${names.join("|")}`;
}

/** @param {string} reason why the packages are installed, as the end of a sentence */
export function installing(reason) {
  return `Installing the npm packages, since ${reason} (about 20 seconds, a minute on a slow line).`;
}

/** What npm prints, and what that means; the first that matches counts. */
const causes = /** @type {const} */ ([
  [/\bENOSPC\b|no space left/i, "The disk is full.", "Free about 500 MB where this folder is, then run it again."],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b/,
    "There is no network, or the name of the package registry cannot be resolved.",
    "Connect, or set `npm config set proxy` if you are behind one, then run it again.",
  ],
  [
    /\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)\b/,
    "The package registry did not answer.",
    "Check the network, and `npm config get registry`, then run it again.",
  ],
  [
    /\b(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|DEPTH_ZERO_SELF_SIGNED_CERT)\b/,
    "The package registry's certificate is not trusted, as behind a company proxy.",
    "Point NODE_EXTRA_CA_CERTS to that proxy's CA, then run it again.",
  ],
  [/\b(EACCES|EPERM|EROFS)\b/, "npm may not write here.", "Make node_modules and npm's cache writable for this user."],
  [
    /\bEUSAGE\b|are in sync/,
    "package.json and package-lock.json do not agree.",
    "Run `npm install` and commit package-lock.json.",
  ],
]);

/**
 * Says in words why `npm ci` failed.
 *
 * @param {string} output what npm printed
 * @param {number} code its exit code
 * @param {number} [free] bytes left on the disk: a package's own script may not say that there are none
 */
export function explainInstall(output, code, free = Number.POSITIVE_INFINITY) {
  const words = free < 20e6 ? "ENOSPC" : output;
  const cause = causes.find(([pattern]) => pattern.test(words));
  const [what, how] = cause ? [cause[1], cause[2]] : [`npm ci ended with exit code ${code}.`, "What it said is above."];
  return `The npm packages are not installed. ${what}\n${how}`;
}

/**
 * The beginning of what npm printed: the cause comes first, a page on how npm is used after it.
 *
 * @param {string} output
 */
export function wordsOf(output) {
  const lines = output
    .split("\n")
    .filter((line) => !/^npm (warn\b|error\s*$|error\s+at |error A complete log)/.test(line));
  return lines.slice(0, 12).join("\n").trimEnd();
}

/** @param {string} program */
export function notFound(program) {
  return `\`${program}\` is not on PATH. npm comes with Node.js: get both from https://nodejs.org`;
}
