// Imported for what it does, before the first construct is made: constructs then keep the line of the program that makes them,
// which synthesized configurations hold, and reports lead there. Constructs have a place for it that cdktf never fills.
import { type MetadataOptions, Node } from "constructs";

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the node that it belongs to
const { addMetadata } = Node.prototype;

// Where the program was compiled, the lines of what was written, not of what runs.
process.setSourceMapsEnabled(true);
Node.prototype.addMetadata = function (type: string, data: unknown, options?: MetadataOptions) {
  const traced = type === "stacktrace" ? { ...options, stackTrace: true } : options;
  addMetadata.call(this, type, data, traced);
};
