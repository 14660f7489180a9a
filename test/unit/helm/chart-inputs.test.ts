import { parseChartInputs } from "@pushpull/push";
import { describe, expect, test } from "vitest";

function parse(inputs: Readonly<Record<string, string>>) {
  return parseChartInputs({
    text: (name) => inputs[name],
    lines: (name) =>
      (inputs[name] ?? "").split("\n").flatMap((text, index) => (text ? [{ text, line: index + 1 }] : [])),
  });
}

describe("the inputs of a chart", () => {
  test.each([
    [{ "chart-values": "a.yaml" }, "Input 'chart-values' needs 'chart'"],
    [{ chart: "https://charts.example/web" }, "Input 'chart' is a URL"],
    [{ chart: "charts/web", "chart-version": "1" }, "Input 'chart-version' is set, but the chart is a file"],
    [{ chart: "web", "chart-repository": "http://charts.example" }, "Input 'chart-repository' is not an https address"],
    [
      { chart: "web", "chart-repository": "https://a:b@charts.example" },
      "Input 'chart-repository' has a password in it",
    ],
    [
      { chart: "a b", "chart-repository": "https://charts.example" },
      "Input 'chart' is 'a b', which is not the name of a chart",
    ],
    [
      { chart: "oci://r.example/web", "chart-repository": "https://c.example" },
      "Inputs 'chart-repository' and 'chart' both name a registry",
    ],
    [{ chart: "web", "chart-username": "ada" }, "Input 'chart-password' is empty, and its counterpart is set"],
    [{ chart: "web", "chart-mode": "both" }, "Input 'chart-mode' is 'both'"],
    [{ chart: "web", name: "Web_1" }, "Input 'name' is 'Web_1', which is not a name of a release"],
    [{ chart: "web", name: "a".repeat(54) }, `Input 'name' is '${"a".repeat(54)}', which is not a name of a release`],
    [{ chart: "web", "chart-set": "secret" }, "Input 'chart-set', line 1: there is no = and no value"],
    [
      { chart: "web", "chart-set": "a=" },
      "Input 'chart-set', line 1: there is no value after 'a='; is its expression empty?",
    ],
    [{ chart: "web", "chart-set": "a=1\na=2" }, "Input 'chart-set', line 2: a is already in line 1"],
  ])("%o are refused", (inputs: Readonly<Record<string, string>>, message) => {
    expect(parse(inputs).faults.map((fault) => fault.message)).toEqual([message]);
  });

  test("name a chart in a registry in two ways", () => {
    const { chart, faults } = parse({ chart: "web", "chart-repository": "oci://r.example/charts/" });
    expect([chart?.chart, chart?.repository, faults]).toEqual(["oci://r.example/charts/web", undefined, []]);
  });

  test("keep a value's quotes in mind, and all behind the first =", () => {
    const { chart } = parse({
      chart: "web",
      "chart-set": `a.b="1"\nurl=https://x.example/?a=b,c\nlist[0]["a.b/c"]=''`,
    });
    expect(chart?.set.map(({ written, value, isQuoted }) => [written, value, isQuoted])).toEqual([
      ["a.b", "1", true],
      ["url", "https://x.example/?a=b,c", false],
      ['list[0]["a.b/c"]', "", true],
    ]);
  });
});
