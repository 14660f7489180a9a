import type { InputReader } from "@pushpull/core/runner";
import type { Signing } from "@pushpull/pull";

/** Reads how to sign commits. Adds faults to the reader. */
export function readSign(read: InputReader): Signing {
  const [sign, key] = [read.text("sign") ?? "off", read.text("signing-key")];
  if (key !== undefined && sign !== "ssh") {
    read.fault(`Input 'signing-key' is set, but 'sign' is ${sign}`, "Set `sign: ssh`, or remove the key.");
  }
  if (sign === "api") return { kind: "api" };
  if (sign !== "ssh") {
    if (sign !== "off") read.fault(`Input 'sign' is '${sign}'`, "Use off, api or ssh.");
    return { kind: "off" };
  }
  if (key === undefined) {
    read.fault(
      "Input 'sign' is ssh, but 'signing-key' is empty",
      "Set it to the private key. If it is a secret, check its name, and that this repository can read it.",
    );
  }
  return { kind: "ssh", key: key ?? "" };
}
