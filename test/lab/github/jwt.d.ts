import { type Answer } from "./answers.ts";
import type { App } from "./world.ts";
/** @returns the App, or GitHub's refusal (words: github.com/octokit/auth-app.js and PyGithub's recorded answers) */
export declare function whoIs(token: string, apps: readonly App[]): App | Answer;
