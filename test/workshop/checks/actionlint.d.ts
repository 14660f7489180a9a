import { type Verdict } from "./check.ts";
export declare function checkActionlint(): Promise<Verdict>;
/** Reads workflows by their paths in a repository's folder. */
export declare function actionlint(workflows: readonly string[], folder: string): Promise<Verdict>;
