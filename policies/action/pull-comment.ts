// The comment on a pull request: one for each use of the action, found again by a mark in its first line and kept up to date.
// The only place that calls GitHub.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import type { Environment } from "./action-inputs";

/** A pull request, and where to reach it. */
interface PullRequest {
  readonly api: string;
  readonly repository: string;
  readonly number: number;
  readonly token: string;
}

/** What came of it, in words for the log; `failed` where there is no comment now. */
export interface Posted {
  readonly failed: boolean;
  readonly said: string;
}

/** How long GitHub may take for an answer. */
const PATIENCE = 30_000;

/** Comments of one page, and pages that are searched. */
const PER_PAGE = 100;
const MOST_PAGES = 30;

/** What the comment says, and by whom. */
export interface Comment {
  /** What tells this use of the action from others in the same job, of a matrix for instance. */
  readonly use: readonly unknown[];
  readonly token: string;
  readonly markdown: string;
}

/** Writes the comment or brings it up to date; the reason where that cannot be done, and never the token. */
export async function commentOnPull(
  env: Environment,
  { use, token, markdown }: Comment,
): Promise<Posted> {
  try {
    const pull = pullRequestOf(env, token);
    if (pull === undefined) return { failed: false, said: NO_PULL };
    if (token === "") return { failed: true, said: NO_TOKEN };
    return { failed: false, said: await postComment(pull, commentMark(env, use), markdown) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { failed: true, said: `no comment could be written: ${withoutToken(why, token)}` };
  }
}

const NO_PULL = "no pull request started this run, so there is no comment";
const NO_TOKEN = "no comment could be written: the input `token` is empty";

function withoutToken(text: string, token: string): string {
  return token === "" ? text : text.replaceAll(token, "***");
}

/** The pull request that started this run; nothing where something else did. */
function pullRequestOf(env: Environment, token: string): PullRequest | undefined {
  const { GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: repository } = env;
  if (event === undefined || repository === undefined) return undefined;
  const payload = JSON.parse(readFileSync(event, "utf8")) as {
    readonly pull_request?: { readonly number?: unknown };
  };
  const number = payload.pull_request?.number;
  const api = env["GITHUB_API_URL"] ?? "https://api.github.com";
  return typeof number === "number" ? { api, repository, number, token } : undefined;
}

/** The mark of this use of the action: the same in every run, another for another job or other inputs. */
function commentMark(env: Environment, use: readonly unknown[]): string {
  const whole = JSON.stringify([env["GITHUB_WORKFLOW"], env["GITHUB_JOB"], ...use]);
  return `<!-- edge-firewall ${createHash("sha256").update(whole).digest("hex").slice(0, 16)} -->`;
}

/** Writes the comment, in place of the one that has the mark already. Gives what was done. */
async function postComment(pull: PullRequest, mark: string, markdown: string): Promise<string> {
  const body = `${mark}\n${markdown}`;
  const known = await findComment(pull, mark);
  const comments = `/repos/${pull.repository}/issues`;
  if (known === undefined) {
    await call(pull, "POST", `${comments}/${pull.number}/comments`, { body });
    return "comment written";
  }
  await call(pull, "PATCH", `${comments}/comments/${known}`, { body });
  return "comment updated";
}

async function findComment(pull: PullRequest, mark: string): Promise<number | undefined> {
  const path = `/repos/${pull.repository}/issues/${pull.number}/comments`;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const found = (await call(
      pull,
      "GET",
      `${path}?per_page=${PER_PAGE}&page=${page}`,
    )) as readonly {
      readonly id: number;
      readonly body?: string | null;
    }[];
    const ours = found.find(({ body }) => (body ?? "").startsWith(mark));
    if (ours !== undefined) return ours.id;
    if (found.length < PER_PAGE) return undefined;
  }
  return undefined;
}

async function call(
  { api, token }: PullRequest,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "x-github-api-version": "2022-11-28",
      "user-agent": "edge-firewall",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.ok) return answer.json();
  const hint = answer.status === 403 || answer.status === 404 ? MAY_NOT : "";
  throw new Error(`GitHub answered ${answer.status} to ${method} ${path}${hint}`);
}

const MAY_NOT =
  "; the job needs `permissions: pull-requests: write`, which runs for forks do not get";
