// Writes a report as a note of the merge request, or brings the note of an earlier pipeline up to date:
//   node gitlab.mjs changes.md
// Takes GITLAB_TOKEN, a project access token with the scope `api`; all else is GitLab's own. It calls nobody but GitLab, and
// what it cannot write it says, and fails nothing: the verdict is the check's.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const { env } = process;
const [file = "changes.md"] = process.argv.slice(2);
const token = env.GITLAB_TOKEN?.trim() ?? "";
const notes = `${env.CI_API_V4_URL}/projects/${env.CI_PROJECT_ID}/merge_requests/${env.CI_MERGE_REQUEST_IID}/notes`;

/** The first line of the note, by which a later run finds it: another for another job or file. */
function mark() {
  const use = JSON.stringify([env.CI_JOB_NAME, file]);
  return `<!-- edge-firewall ${createHash("sha256").update(use).digest("hex").slice(0, 16)} -->`;
}

async function call(method, url, content) {
  const answer = await fetch(url, {
    method,
    headers: { "private-token": token, "content-type": "application/json" },
    ...(content !== undefined && { body: JSON.stringify(content) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`GitLab answered ${answer.status} to ${method} ${url}`);
  return answer.json();
}

async function findNote(begin) {
  for (let page = 1; ; page += 1) {
    const found = await call("GET", `${notes}?per_page=100&page=${page}`);
    const ours = found.find(({ body }) => body.startsWith(begin));
    if (ours !== undefined || found.length < 100) return ours;
  }
}

async function write() {
  if (!env.CI_MERGE_REQUEST_IID) return "no merge request started this pipeline";
  if (token === "") return "no note is written: GITLAB_TOKEN is empty";
  const body = `${mark()}\n${readFileSync(file, "utf8")}`;
  const known = await findNote(mark());
  if (known === undefined) await call("POST", notes, { body });
  else await call("PUT", `${notes}/${known.id}`, { body });
  return known === undefined ? "note written" : "note updated";
}

const said = await write().catch(({ message }) => `no note could be written: ${message}`);
console.log(`edge-firewall: ${token === "" ? said : said.replaceAll(token, "***")}`);
