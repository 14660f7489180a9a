import { runAction, runPost } from "@pushpull/core";
import { pushAction } from "./action.ts";
import { cleanUp } from "./post.ts";

// The same program for both parts. What a main part notes down cannot tell them apart: killed before it has noted
// anything, its post part would deploy. So `dist/push/post.js` says it, which `npm run build` writes.
if (process.argv.includes("--post")) await runPost(process, cleanUp);
else await runAction(process, pushAction);
