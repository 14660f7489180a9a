/** A real container registry on loopback, that keeps its images in memory. */
import { answersHttp } from "./answers-http.ts";
import { crane } from "./crane.ts";
import { startDaemon } from "./daemon.ts";
import { temporaryFolder } from "./guard.ts";
import { freePorts } from "./ports.ts";
import { runProgram } from "./run-program.ts";
/** Starts one; builds it first, where it is not in the cache. */
export async function startRegistry() {
    const program = await crane();
    const [folder, [port = 0]] = await Promise.all([temporaryFolder("registry"), freePorts(1)]);
    const host = `127.0.0.1:${port}`;
    const daemon = startDaemon({
        name: "registry",
        program,
        args: ["registry", "serve", `--address=${host}`],
        logs: folder.path,
    });
    const stop = async () => {
        await daemon.stop();
        await folder.remove();
    };
    try {
        await daemon.ready(() => answersHttp(`http://${host}/v2/`));
    }
    catch (error) {
        await stop();
        throw error;
    }
    const run = async (args) => (await runProgram(program, args, { env: { PATH: process.env.PATH, HOME: folder.path } })).trim();
    const digest = (reference) => run(["digest", "--insecure", `${host}/${reference}`]);
    return {
        host,
        digest,
        push: async (reference) => {
            const image = `${host}/${reference}`;
            await run(["append", "--insecure", "--new_layer=-", `--new_tag=${image}`]);
            await run(["mutate", "--insecure", `--label=reference=${reference}`, `--tag=${image}`, image]);
            return digest(reference);
        },
        stop,
    };
}
