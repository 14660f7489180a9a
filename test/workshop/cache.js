/** Where downloaded and built tools are kept between runs: beside what the lab keeps. */
import { homedir } from "node:os";
import { join } from "node:path";
export function cacheFolder() {
    return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pushpull-lab");
}
