/** Containers that end, by how, and by what they wrote last. */
import { backsOff, event, runsAgain } from "../readiness/pods.ts";
import { checkCauses } from "./cause-cases.ts";

const image = "image: shop/web:9";
const start = (what: string) => ({
  exitCode: 128,
  reason: "StartError",
  message: `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${what}: unknown`,
});
const logs = (...lines: readonly string[]) => ({ "/log?": `${lines.join("\n")}\n` });

checkCauses("a container that ends", [
  {
    given: "it uses more memory than it may",
    container: "          resources: { limits: { memory: 64Mi } }\n",
    spec: { resources: { limits: { memory: "64Mi" } } },
    status: backsOff(3, { exitCode: 137, reason: "OOMKilled" }),
    cause: "it used more than its memory limit of 64Mi",
    line: "resources: { limits: { memory: 64Mi } }",
  },
  {
    given: "Node.js, an error that nothing catches",
    status: backsOff(3),
    answers: logs(
      "/app/server.js:41",
      "    throw new Error('DATABASE_URL is not set')",
      "Error: DATABASE_URL is not set",
      "    at connect (/app/server.js:41:11)",
      "Node.js v24.1.0",
    ),
    cause: "it exits with code 1 after the error: Error: DATABASE_URL is not set",
    line: "- name: web",
  },
  {
    given: "Python, a traceback",
    status: backsOff(3),
    answers: logs("Traceback (most recent call last):", '  File "/app/main.py", line 3', "KeyError: 'DATABASE_URL'"),
    cause: "it exits with code 1 after the error: KeyError: 'DATABASE_URL'",
    line: "- name: web",
  },
  {
    given: "Java, the root of a chain",
    status: backsOff(3),
    answers: logs(
      'Exception in thread "main" java.lang.IllegalStateException: no data source',
      "\tat shop.Web.main(Web.java:8)",
      "Caused by: java.net.UnknownHostException: db",
      "\t... 12 more",
    ),
    cause: "it exits with code 1 after the error: java.net.UnknownHostException: db",
    line: "- name: web",
  },
  {
    given: "Go, a panic",
    status: backsOff(3, { exitCode: 2 }),
    answers: logs("panic: DATABASE_URL is not set", "", "goroutine 1 [running]:"),
    cause: "it exits with code 2 after the error: panic: DATABASE_URL is not set",
    line: "- name: web",
  },
  {
    given: "it says nothing of an error",
    status: backsOff(3),
    answers: logs("starting", "bye"),
    cause: undefined,
    line: "- name: web",
  },
  {
    given: "it is built for other machines",
    status: backsOff(3, { exitCode: 255 }),
    answers: logs("exec /app/server: exec format error"),
    cause: "the image shop/web:9 is built for a different architecture than the node's",
    line: image,
  },
  {
    given: "its shell does not know a command",
    container: "          command: [sh, -c, migrat]\n",
    status: backsOff(3, { exitCode: 127 }),
    answers: logs("sh: 1: migrat: not found"),
    cause: "the command migrat does not exist in the image (exit code 127)",
    line: "command: [sh, -c, migrat]",
  },
  {
    given: "its program is not in its image",
    container: "          args: [serve]\n",
    status: backsOff(1, start('exec: "/app/sever": stat /app/sever: no such file or directory')),
    cause: "the command /app/sever does not exist in the image shop/web:9",
    line: "args: [serve]",
  },
  {
    given: "a script whose first line ends as Windows has it",
    status: backsOff(3, { exitCode: 255 }),
    answers: logs("exec /entrypoint.sh: no such file or directory"),
    cause: "/entrypoint.sh, or its interpreter or loader, does not exist in the image",
    line: image,
  },
  {
    given: "it runs again after a crash, and its probe failed while it was down",
    spec: { readinessProbe: { httpGet: { port: 8080 } } },
    status: runsAgain(2),
    events: [
      event("x-1-a", "Unhealthy", "Readiness probe failed: dial tcp 10.0.0.5:8080: connect: connection refused", {
        inside: "web",
      }),
    ],
    answers: logs("panic: no database"),
    cause: "it exits with code 1 after the error: panic: no database",
    line: "- name: web",
  },
  {
    given: "it writes where nothing may be written",
    container: "          securityContext:\n            readOnlyRootFilesystem: true\n",
    spec: { securityContext: { readOnlyRootFilesystem: true } },
    status: backsOff(3),
    answers: logs('nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)'),
    cause: "it writes to /var/cache/nginx/client_temp, which readOnlyRootFilesystem does not allow",
    line: "readOnlyRootFilesystem: true",
  },
  {
    given: "it may not listen on a low port",
    status: backsOff(3),
    answers: logs("nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)"),
    cause: "it cannot listen on port 80 without root permissions",
    line: "- name: web",
  },
  {
    given: "it may not use a file",
    spec: { securityContext: { runAsUser: 1000 } },
    status: backsOff(3),
    answers: logs("open /data/db.sqlite: permission denied"),
    cause: "it runs as user 1000 and has no access to /data/db.sqlite (permission denied)",
    line: "- name: web",
  },
  {
    given: "it does its work and ends",
    status: backsOff(3, { exitCode: 0, reason: "Completed" }),
    cause: "its program exits without an error, but is expected to keep running",
    line: image,
  },
  {
    given: "it is killed because its liveness probe fails",
    container: "          livenessProbe:\n            httpGet: { path: /live, port: 8080 }\n",
    spec: { livenessProbe: { httpGet: { path: "/live", port: 8080 } } },
    status: backsOff(3, { exitCode: 137 }),
    events: [
      event("x-1-a", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", { inside: "web" }),
    ],
    cause: "the application responds to /live with HTTP 500",
    line: "livenessProbe:",
  },
]);
