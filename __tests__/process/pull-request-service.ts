// What stands in for GitHub's API: the comments of one pull request, by HTTP on this machine, and a record of every request.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Comment {
  readonly id: number;
  body: string;
}

export class PullRequestService {
  readonly comments: Comment[] = [];
  /** `GET /repos/…`, in order. */
  readonly requests: string[] = [];
  /** Answered instead, where it is set. */
  refusal: number | undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, answer) => {
      void this.#answer(request).then(([status, body]) => {
        answer.writeHead(status, { "content-type": "application/json" });
        answer.end(JSON.stringify(body));
      });
    });
  }

  /** Begins to listen; gives the address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<readonly [status: number, body: unknown]> {
    const { method = "", url = "" } = request;
    this.requests.push(`${method} ${url}`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    if (this.refusal !== undefined) return [this.refusal, { message: "refused" }];
    if (request.headers.authorization !== "Bearer secret") return [401, { message: "who?" }];
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const sent = Buffer.concat(chunks).toString();
    const { body } = sent === "" ? { body: "" } : (JSON.parse(sent) as { body: string });
    if (method === "GET" && pathname === "/repos/contoso/edge/issues/7/comments")
      return [
        200,
        this.#page(Number(searchParams.get("page")), Number(searchParams.get("per_page"))),
      ];
    if (method === "POST" && pathname === "/repos/contoso/edge/issues/7/comments") {
      const comment = { id: this.comments.length + 1, body };
      this.comments.push(comment);
      return [201, comment];
    }
    const id = /^\/repos\/contoso\/edge\/issues\/comments\/(\d+)$/.exec(pathname)?.[1];
    const known = this.comments.find((comment) => String(comment.id) === id);
    if (method !== "PATCH" || known === undefined) return [404, { message: "no such thing" }];
    known.body = body;
    return [200, known];
  }

  #page(page: number, size: number): readonly Comment[] {
    return this.comments.slice((page - 1) * size, page * size);
  }
}
