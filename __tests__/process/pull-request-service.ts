// What stands in for GitHub's API: the comments of one pull request.
import { type Answer, type Asked, JsonService, pageOf } from "./json-service";

export interface Comment {
  readonly id: number;
  body: string;
}

export class PullRequestService extends JsonService {
  readonly comments: Comment[] = [];

  protected answer({ method, path, query, headers, sent }: Asked): Answer {
    if (headers.authorization !== "Bearer secret") return [401, { message: "who?" }];
    const body = typeof sent["body"] === "string" ? sent["body"] : "";
    if (method === "GET" && path === "/repos/contoso/edge/issues/7/comments")
      return [200, pageOf(this.comments, query)];
    if (method === "POST" && path === "/repos/contoso/edge/issues/7/comments") {
      const comment = { id: this.comments.length + 1, body };
      this.comments.push(comment);
      return [201, comment];
    }
    const id = /^\/repos\/contoso\/edge\/issues\/comments\/(\d+)$/.exec(path)?.[1];
    const known = this.comments.find((comment) => String(comment.id) === id);
    if (method !== "PATCH" || known === undefined) return [404, { message: "no such thing" }];
    known.body = body;
    return [200, known];
  }
}
