/** What becomes of a pull request: that is for a person to say. */
import type { GiteaCall } from "../lab/gitea-api.ts";
/**
 * Waits until it is merged or declined in a browser, or merges it when somebody presses Enter; at once where nobody
 * is there who could.
 * @param call the API below `/repos/OWNER/NAME`, as somebody who may merge
 */
export declare function decision(call: GiteaCall, number: string): Promise<"merged" | "declined">;
/** Whether what we say is read, and what is typed reaches us. */
export declare function somebodyIsThere(): boolean;
