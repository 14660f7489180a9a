import { spawn } from "node:child_process";
import { mark } from "./guard.ts";
/** Runs a program to its end, and returns what it prints. @throws Error with its words when it fails */
export function runProgram(program, args, { input, cwd, env = process.env } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, { cwd, env: { ...env, ...mark }, stdio: ["pipe", "pipe", "pipe"] });
        let [output, words] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (chunk) => {
            output += chunk;
        });
        child.stderr.setEncoding("utf8").on("data", (chunk) => {
            words += chunk;
        });
        child.once("error", reject);
        child.once("close", (code) => {
            if (code === 0)
                resolve(output);
            else
                reject(new Error(`${program} ${args.join(" ")} ended with exit code ${code}:\n${words}`));
        });
        // It may end before it has read everything.
        child.stdin.on("error", () => { });
        child.stdin.end(input ?? "");
    });
}
