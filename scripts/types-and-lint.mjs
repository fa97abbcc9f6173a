// Types and lint of all sources in one process. Both need the same program with the same types worked out, which is most of
// their work; `npm run types` and `npm run lint` do either alone, with the same settings.
import { ESLint } from "eslint";
import ts from "typescript";

const CONFIG = "tsconfig.json";
const HOST = {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getNewLine: () => ts.sys.newLine,
};

/** The program of tsconfig.json; what is wrong with the file itself is among its diagnostics. */
function readProgram() {
  const { config, error } = ts.readConfigFile(CONFIG, ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.formatDiagnostic(error, HOST));
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    process.cwd(),
    {},
    CONFIG,
  );
  return ts.createProgram({
    rootNames: fileNames,
    options,
    configFileParsingDiagnostics: errors,
  });
}

function checkTypes(program) {
  const diagnostics = ts.getPreEmitDiagnostics(program);
  process.stdout.write(ts.formatDiagnostics(diagnostics, HOST));
  return diagnostics.length === 0;
}

/** With the configuration of eslint.config.mjs, except that types come from the program at hand. */
async function lint(program) {
  const parserOptions = { projectService: false, programs: [program] };
  const eslint = new ESLint({
    overrideConfig: [{ files: ["**/*.ts"], languageOptions: { parserOptions } }],
  });
  const results = await eslint.lintFiles(["."]);
  const formatter = await eslint.loadFormatter("stylish");
  process.stdout.write(await formatter.format(results));
  return results.every(({ errorCount }) => errorCount === 0);
}

const program = readProgram();
const sound = [checkTypes(program), await lint(program)];
process.exitCode = sound.includes(false) ? 1 : 0;
