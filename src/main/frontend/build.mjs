// Builds the browser side into OUTDIR and does nothing that is already done:
//   node build.mjs OUTDIR         npm ci if the lock file changed; check and build if a source changed
//   node build.mjs OUTDIR test    the same, then the unit tests
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? '../../../target/web');
const contract = resolve(here, '../resources/openapi/guiche.yaml');
/** The panel's types, made from the contract. */
const made = join('panel', 'src', 'api', 'schema.d.ts');
/** The panel's font, made from the whole one. */
const font = join('panel', 'src', 'inter.woff2');
process.chdir(here);

refuseOldNode();
await installPackages();
await build();
if (process.argv[3] === 'test') await run('vitest', 'vitest/vitest.mjs', ['run', '--passWithNoTests']);

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!fits) {
    fail(`Guichê's browser side is built with Node 20.19, 22.12 or newer; this is ${process.version}. Install it from https://nodejs.org and run this again.`);
  }
}

async function installPackages() {
  const stamp = 'node_modules/.guiche';
  const wanted = hash(['package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await command('npm ci', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], process.platform === 'win32');
  writeFileSync(stamp, wanted);
}

async function build() {
  const stamp = `${out}.stamp`;
  const wanted = hash(sources());
  if (existsSync(out) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(out, { recursive: true, force: true });
  rmSync(stamp, { force: true });
  mkdirSync(out, { recursive: true });
  process.env.GUICHE_WEB = out;
  const pages = ['panel', 'portal', 'sandbox'].filter((page) => existsSync(`${page}/index.html`));
  const widget = existsSync('widget/main.ts');
  if (pages.length === 0 && !widget) return;
  if (existsSync('panel/index.html')) {
    await run('openapi-typescript', 'openapi-typescript/bin/cli.js', [contract, '--output', made]);
    await command('font.mjs', process.execPath, ['font.mjs', font]);
  }
  const check = ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--compiler-warnings', 'options_missing_custom_element:ignore'];
  await Promise.all([run('svelte-check', 'svelte-check/bin/svelte-check', check), bundle(pages, widget)]);
  writeFileSync(stamp, wanted);
}

async function bundle(pages, widget) {
  const vite = ['build', '--logLevel', 'warn'];
  if (pages.length > 0) await run('vite', 'vite/bin/vite.js', vite);
  if (widget) await run('vite (widget)', 'vite/bin/vite.js', [...vite, '--config', 'vite.widget.config.ts']);
}

/** Everything that what we build depends on. */
function sources() {
  const found = readdirSync('.', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative('.', join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.startsWith('node_modules') && file !== made && file !== font && !file.endsWith('.md'));
  return existsSync(contract) ? [...found, contract] : found;
}

function hash(files) {
  const sum = createHash('sha256');
  for (const file of [...files].sort()) sum.update(file).update('\0').update(readFileSync(file)).update('\0');
  return sum.digest('hex');
}

function run(what, script, args) {
  return command(what, process.execPath, [join('node_modules', script), ...args]);
}

/** Silent when all is well. */
async function command(what, program, args, shell = false) {
  try {
    await promisify(execFile)(program, args, { shell, maxBuffer: Infinity, env: { ...process.env, FORCE_COLOR: '0' } });
  } catch (failed) {
    if (failed.code === 'ENOENT') fail(`${program} is missing. It comes with Node: https://nodejs.org`);
    process.stderr.write(`${failed.stdout ?? ''}${failed.stderr ?? ''}`);
    fail(`The browser side could not be built: ${what} failed, see above.`);
  }
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
