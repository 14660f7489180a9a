import { getState } from "@actions/core";
import { runAction, runPost } from "@pushpull/core";
import { pushAction } from "./action.ts";
import { cleanUp } from "./post.ts";

// The runner starts the same file for both parts: what the main part noted down tells the post part from it.
if (getState("main") === "") await runAction(process, pushAction);
else await runPost(process, cleanUp);
