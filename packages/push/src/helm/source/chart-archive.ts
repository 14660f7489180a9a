import { gunzipSync } from "node:zlib";

/** Maximum number of bytes that an archive may unpack to: Helm's own limit for a chart (`MaxDecompressedChartSize`). */
export const largestChart = 100 * 1024 * 1024;

const block = 512;

/**
 * Reads the regular files of a gzipped tar archive (POSIX ustar and pax, with GNU's long names), as `helm package`
 * writes charts. Helm unpacks the chart itself: this only looks into it.
 * @returns contents by path; undefined when it is no such archive, or too large
 */
export function readArchive(bytes: Buffer): ReadonlyMap<string, Buffer> | undefined {
  const tar = unzipped(bytes);
  if (tar === undefined) return undefined;
  const files = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(textOf(header, 124, 136).trim() || "0", 8);
    if (!Number.isSafeInteger(size) || size < 0) return undefined;
    const content = tar.subarray(at + block, at + block + size);
    const type = String.fromCharCode(header[156] ?? 0);
    const prefix = textOf(header, 257, 262) === "ustar" ? textOf(header, 345, 500) : "";
    const name = longName ?? [prefix, textOf(header, 0, 100)].filter((part) => part !== "").join("/");
    if (type === "0" || type === "\0") files.set(name.replace(/^\.\//, ""), content);
    if (type === "L") longName = textOf(content, 0, content.length);
    else if (type === "x") longName = paxPath(content) ?? longName;
    else longName = undefined;
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

function unzipped(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: largestChart });
  } catch {
    return undefined;
  }
}

/** A field of a header, which ends at its first zero byte. */
function textOf(bytes: Buffer, from: number, to: number): string {
  const end = bytes.subarray(from, to).indexOf(0);
  return bytes.toString("utf8", from, end === -1 ? to : from + end);
}

/** A pax record is `LENGTH KEY=VALUE` and a line break. */
function paxPath(content: Buffer): string | undefined {
  return /(?:^|\n)\d{1,9} path=([^\n]{1,4096})\n/.exec(content.toString("utf8"))?.[1];
}
