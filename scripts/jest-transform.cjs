// TypeScript to JavaScript for the tests, file by file, by the compiler that also builds the command. Types are checked
// by `tsc` alone; without a warm cache this takes a third of the time of the TypeScript compiler's own transpiler.
const { transformSync } = require("esbuild");

module.exports = {
  process(source, file) {
    const { code } = transformSync(source, {
      loader: "ts",
      format: "cjs",
      target: "node20",
      sourcefile: file,
      sourcemap: "inline",
      sourcesContent: false,
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    });
    return { code };
  },
};
