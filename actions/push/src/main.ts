import { setFlagsFromString } from "node:v8";
import { runAction, runPost } from "@pushpull/core";
import { pushAction } from "./action.ts";
import { cleanUp } from "./post.ts";

// V8 counts on a long life, and lets the space for new objects grow to 64 MB. A run is over in seconds: kept as small as
// it begins, that space takes a third off the memory of a large set, and adds nothing to its time.
setFlagsFromString("--semi-space-growth-factor=1");

// The same program for both parts. What a main part notes down cannot tell them apart: killed before it has noted
// anything, its post part would deploy. So `dist/push/post.js` says it, which `npm run build` writes.
if (process.argv.includes("--post")) await runPost(process, cleanUp);
else await runAction(process, pushAction);
