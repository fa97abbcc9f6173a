// The same proofs in worker threads and in this thread. The workers of this test run the sources.
import { bindSite, type Site } from "../../../../modules/sites";
import { ProblemList } from "../../../../policies/command/inputs/problem-list";
import { Progress } from "../../../../policies/command/check/progress";
import { proveAll } from "../../../../policies/command/check/prove-all";
import type { ProofTask } from "../../../../policies/command/check/proof-task";
import { proveInWorkers } from "../../../../policies/command/workers/worker-pool";
import { prove } from "../../../../policies/proof";
import type { Outcome } from "../../../../policies/command/workers/proof-worker";
import { renderDeployment } from "../../../../policies/report";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { RDP, stackDocument, TWO_STACKS } from "../../../samples/two-stacks";

jest.setTimeout(60_000);

const site: Site = bindSite(TWO_STACKS, "edge.yaml");

function progressOn(isTTY: boolean, env: Record<string, string> = {}) {
  const written: string[] = [];
  const stderr = { isTTY, write: (text: string) => written.push(text) };
  // eslint-disable-next-line @typescript-eslint/require-await -- an empty stream
  const stdin = (async function* () {
    yield "";
  })();
  return { written, progress: new Progress({ stdin, stdout: stderr, stderr, env }) };
}

function task(content: object, file: string): ProofTask {
  const document = parseTerraformConfiguration(JSON.stringify(content, null, 2), file);
  return { document, deployment: site.deployments[0]!, options: { unreadFiles: [] } };
}

const TASKS = [
  task(stackDocument("east"), "exact.tf.json"),
  task(stackDocument("east", RDP), "open.tf.json"),
  task(stackDocument("east", { row3: undefined }), "closed.tf.json"),
  task(stackDocument("east", {}, { azapi_resource: { x: { type: "?" } } }), "strange.tf.json"),
];
const VERDICTS = TASKS.map(({ document, deployment, options }) =>
  prove(document, deployment, options),
);

test("a worker thread gives the verdicts that this thread gives", async () => {
  const { progress } = progressOn(false);
  const outcomes = await proveInWorkers(TASKS, 1, progress);
  expect(outcomes).toEqual(VERDICTS.map((verdict) => ({ verdict })));
  expect(outcomes.map(textOf)).toEqual(VERDICTS.map((verdict) => textOf({ verdict })));
});

function textOf(outcome: Outcome): string {
  return "verdict" in outcome ? renderDeployment(outcome.verdict) : "";
}

/** Workers that die of one of the documents, and are slower the earlier the document stands. */
function mortals(fatal: string, error: Error) {
  const hired: { alive: boolean }[] = [];
  const hire = () => {
    const worker = { alive: true };
    hired.push(worker);
    return {
      ask: async ({ document: { file } }: ProofTask) => {
        if (!worker.alive) throw new Error("asked a dead worker");
        const index = TASKS.findIndex(({ document }) => document.file === file);
        await new Promise((resolve) => setTimeout(resolve, 20 - 5 * index));
        worker.alive = file !== fatal;
        if (!worker.alive) throw error;
        return { verdict: VERDICTS[index]! };
      },
      end: () => Promise.resolve(),
    };
  };
  return { hire, hired };
}

describe("a worker that dies hides no verdict but the one that it was at", () => {
  test.each(TASKS.map(({ document: { file } }, index) => [file, index] as const))(
    "%s",
    async (file, index) => {
      const memory = Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" });
      const { hire, hired } = mortals(file, memory);
      const outcomes = await proveInWorkers(TASKS, 2, progressOn(false).progress, hire);
      expect(outcomes[index]).toMatchObject({
        problems: [{ place: { file }, message: expect.stringMatching(/more memory/) as unknown }],
      });
      expect(outcomes.toSpliced(index, 1)).toEqual(
        VERDICTS.toSpliced(index, 1).map((verdict) => ({ verdict })),
      );
      expect(hired).toHaveLength(3);
    },
  );

  test("a death that the document is not to blame for is called a fault of ours", async () => {
    const { hire } = mortals("open.tf.json", new Error("the worker ended with status 1"));
    const outcomes = await proveInWorkers(TASKS, 2, progressOn(false).progress, hire);
    expect(outcomes[1]).toMatchObject({
      problems: [
        { message: expect.stringMatching(/internal error.*ended with status 1/) as unknown },
      ],
    });
  });
});

test("enough documents are proved in workers, and their verdicts come in the order of the site", async () => {
  const size = stackDocument("east", {}, { local_file: {} });
  const padded = { ...size, locals: { padding: "x".repeat(4_500_000) } };
  const tasks = [TASKS[1]!, task(padded, "east.tf.json"), task(padded, "more.tf.json"), TASKS[2]!];
  const problems = new ProblemList();
  const verdicts = await proveAll(tasks, problems, progressOn(false).progress);
  expect(problems.all).toEqual([]);
  expect(verdicts.map(({ file }) => file)).toEqual(tasks.map(({ document }) => document.file));
});

describe("progress", () => {
  const told = (isTTY: boolean, env: Record<string, string>, milliseconds: number) => {
    const clock = jest.spyOn(performance, "now").mockReturnValue(0);
    const { written, progress } = progressOn(isTTY, env);
    clock.mockReturnValue(milliseconds);
    progress.show(3, 200);
    progress.show(4, 200);
    progress.end();
    clock.mockRestore();
    return written;
  };

  test.each<[string, boolean, Record<string, string>, number, readonly string[]]>([
    [
      "a long run at a terminal",
      true,
      {},
      2000,
      ["\r\u001b[K3 of 200 configurations are judged", "\r\u001b[K"],
    ],
    ["a short run", true, {}, 200, []],
    ["a long run in a log", false, {}, 2000, []],
    ["a terminal that cannot erase", true, { TERM: "dumb" }, 2000, []],
  ])("%s", (_, isTTY, env, milliseconds, words) => {
    expect(told(isTTY, env, milliseconds)).toEqual(words);
  });
});
