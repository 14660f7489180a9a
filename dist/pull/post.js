for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.argv.push("--post");
await import("./index.js");
