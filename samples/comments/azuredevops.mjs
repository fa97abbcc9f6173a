// Writes a report as a comment on a pull request of Azure Repos, or brings the comment of an earlier run up to date:
//   node azuredevops.mjs changes.md
// Takes SYSTEM_ACCESSTOKEN, the job's own token, whose build service may contribute to pull requests; all else is Azure's own.
// It calls nobody but Azure DevOps, and what it cannot write is a warning: the verdict is the check's.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const { env } = process;
const [file = "changes.md"] = process.argv.slice(2);
const token = env.SYSTEM_ACCESSTOKEN?.trim() ?? "";
const collection = env.SYSTEM_COLLECTIONURI?.replace(/\/$/, "");
const threads = `${collection}/${env.SYSTEM_TEAMPROJECTID}/_apis/git/repositories/${env.BUILD_REPOSITORY_ID}/pullRequests/${env.SYSTEM_PULLREQUEST_PULLREQUESTID}/threads`;

/** The first line of the comment, by which a later run finds it: another for another pipeline, job or file. */
function mark() {
  const use = JSON.stringify([env.SYSTEM_DEFINITIONID, env.SYSTEM_JOBDISPLAYNAME, file]);
  return `<!-- edge-firewall ${createHash("sha256").update(use).digest("hex").slice(0, 16)} -->`;
}

async function call(method, url, content) {
  const answer = await fetch(`${url}?api-version=7.0`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(content !== undefined && { body: JSON.stringify(content) }),
    signal: AbortSignal.timeout(30_000),
  });
  // 203 is the page to sign in, which a token that is not valid gets.
  if (!answer.ok || answer.status === 203)
    throw new Error(`Azure DevOps answered ${answer.status} to ${method} ${url}`);
  return answer.json();
}

async function findComment(begin) {
  const { value } = await call("GET", threads);
  return value
    .filter(({ isDeleted }) => isDeleted !== true)
    .flatMap(({ id, comments }) => comments.map((comment) => ({ ...comment, thread: id })))
    .find(({ content, isDeleted }) => isDeleted !== true && content?.startsWith(begin));
}

async function write() {
  if (!env.SYSTEM_PULLREQUEST_PULLREQUESTID) return "no pull request started this run";
  if (env.BUILD_REPOSITORY_PROVIDER !== "TfsGit")
    return `${WARNING}no comment is written: the repository is not in Azure Repos`;
  if (token === "") return `${WARNING}no comment is written: SYSTEM_ACCESSTOKEN is empty`;
  const content = `${mark()}\n${readFileSync(file, "utf8")}`;
  const known = await findComment(mark());
  if (known !== undefined) {
    await call("PATCH", `${threads}/${known.thread}/comments/${known.id}`, { content });
    return "comment updated";
  }
  // Closed: an open thread would hold up a pull request whose comments must be resolved.
  const comments = [{ parentCommentId: 0, content, commentType: "text" }];
  await call("POST", threads, { comments, status: "closed" });
  return "comment written";
}

const WARNING = "##vso[task.logissue type=warning]edge-firewall: ";
const said = await write().catch(
  ({ message }) => `${WARNING}no comment could be written: ${message}`,
);
const shown = (token === "" ? said : said.replaceAll(token, "***")).replaceAll(/[\r\n]+/g, " ");
console.log(shown.startsWith("##") ? shown : `edge-firewall: ${shown}`);
