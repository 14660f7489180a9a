import { BlockList, isIP } from "node:net";

const own = new BlockList();
for (const [network, prefix, family] of [
  ["0.0.0.0", 8, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  // Link-local: clouds serve a machine's credentials there.
  ["169.254.0.0", 16, "ipv4"],
  ["::", 128, "ipv6"],
  ["::1", 128, "ipv6"],
  ["fe80::", 10, "ipv6"],
  // Amazon's IPv6 address for 169.254.169.254.
  ["fd00:ec2::254", 128, "ipv6"],
  // IPv4 in IPv6, in the translated forms (RFC 4291, 2.5.5.1; RFC 6052).
  ["64:ff9b::7f00:0", 104, "ipv6"],
  ["64:ff9b::a9fe:0", 112, "ipv6"],
  ["::7f00:0", 104, "ipv6"],
  ["::a9fe:0", 112, "ipv6"],
] as const) {
  own.addSubnet(network, prefix, family);
}

/**
 * Whether a host is this machine, or is reachable only from it. Names are not resolved.
 * @param hostname from an `https:` URL, which normalizes every spelling of an address: `127.1`, `0x7f000001`
 */
export function isOwnHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  const family = isIP(host);
  if (family !== 0) return own.check(host, family === 4 ? "ipv4" : "ipv6");
  return /(^|\.)localhost(\.localdomain)?$|^ip6-(localhost|loopback)$/.test(host);
}
