// What stands in for the APIs of GitLab and of Azure DevOps: the comments of merge request 7.
import { type Answer, type Asked, JsonService, pageOf } from "./json-service";

export interface Note {
  readonly id: number;
  body: string;
}

/** A service with comments, whatever it calls them. */
export abstract class NotesService extends JsonService {
  readonly notes: Note[] = [];

  protected add(body: unknown): Note {
    const note = { id: this.notes.length + 1, body: String(body) };
    this.notes.push(note);
    return note;
  }

  protected change(id: string | undefined, body: unknown): Answer {
    const known = this.notes.find((note) => String(note.id) === id);
    if (known === undefined) return [404, { message: "no such thing" }];
    known.body = String(body);
    return [200, known];
  }

  /** The variables that the service gives to a job. */
  abstract variables(address: string): Readonly<Record<string, string>>;
}

const NOTES = "/api/v4/projects/1/merge_requests/7/notes";

export class GitlabService extends NotesService {
  variables(address: string) {
    return {
      CI_API_V4_URL: `${address}/api/v4`,
      CI_JOB_NAME: "firewall",
      CI_MERGE_REQUEST_IID: "7",
      CI_PROJECT_ID: "1",
      GITLAB_TOKEN: "secret",
    };
  }

  protected answer({ method, path, query, headers, sent }: Asked): Answer {
    if (headers["private-token"] !== "secret") return [401, { message: "401 Unauthorized" }];
    if (method === "GET" && path === NOTES) return [200, pageOf(this.notes, query)];
    if (method === "POST" && path === NOTES) return [201, this.add(sent["body"])];
    if (method === "PUT" && path.startsWith(`${NOTES}/`))
      return this.change(path.slice(NOTES.length + 1), sent["body"]);
    return [404, { message: "404 Not Found" }];
  }
}

const THREADS = "/contoso/p1/_apis/git/repositories/r1/pullRequests/7/threads";

export class AzureDevopsService extends NotesService {
  variables(address: string) {
    return {
      BUILD_REPOSITORY_ID: "r1",
      BUILD_REPOSITORY_PROVIDER: "TfsGit",
      SYSTEM_COLLECTIONURI: `${address}/contoso/`,
      SYSTEM_DEFINITIONID: "3",
      SYSTEM_JOBDISPLAYNAME: "Job",
      SYSTEM_PULLREQUEST_PULLREQUESTID: "7",
      SYSTEM_TEAMPROJECTID: "p1",
      "System.AccessToken": "secret",
    };
  }

  protected answer({ method, path, query, headers, sent }: Asked): Answer {
    // The page to sign in.
    if (headers.authorization !== "Bearer secret") return [203, "<html>"];
    if (!query.has("api-version")) return [400, { message: "no api-version" }];
    if (method === "GET" && path === THREADS) return [200, { value: this.notes.map(threadOf) }];
    if (method === "POST" && path === THREADS) {
      const [comment] = sent["comments"] as readonly { readonly content: string }[];
      return [200, threadOf(this.add(comment?.content))];
    }
    const id = /\/threads\/(\d+)\/comments\/1$/.exec(path)?.[1];
    return method === "PATCH" ? this.change(id, sent["content"]) : [405, { message: "no" }];
  }
}

/** Each comment begins a thread; a system's own have no text. */
function threadOf({ id, body }: Note) {
  const system = { id, isDeleted: false, comments: [{ id: 1, commentType: "system" }] };
  return body === "" ? system : { ...system, comments: [{ id: 1, content: body }] };
}
