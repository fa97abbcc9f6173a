// A service that answers in JSON, by HTTP on this machine, with a record of every request.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** What was sent; an empty object where nothing was. */
  readonly sent: Readonly<Record<string, unknown>>;
}

export type Answer = readonly [status: number, body: unknown];

export abstract class JsonService {
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

  protected abstract answer(asked: Asked): Answer;

  /** Begins to listen; gives the address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method = "", url = "", headers } = request;
    this.requests.push(`${method} ${url}`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    if (this.refusal !== undefined) return [this.refusal, { message: "refused" }];
    const { pathname: path, searchParams: query } = new URL(url, "http://localhost");
    const text = Buffer.concat(chunks).toString();
    const sent = (text === "" ? {} : JSON.parse(text)) as Asked["sent"];
    return this.answer({ method, path, query, headers, sent });
  }
}

/** One page of a list, by the numbers of the query. */
export function pageOf<T>(list: readonly T[], query: URLSearchParams): readonly T[] {
  const [page, size] = [Number(query.get("page")), Number(query.get("per_page"))];
  return list.slice((page - 1) * size, page * size);
}
