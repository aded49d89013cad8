// The door of every npm script: built-ins only, because it runs before anything is installed and on any Node from 20.
// Installs what is missing, moves on to Node 24, builds what is stale, then hands over. stdout belongs to the command.
'use strict';
const { spawn } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const neededMajor = 24;
const guard = 'TRUEUP_BOOTSTRAPPED';
const stampFile = path.join(root, '.nx', 'trueup-build-stamp');
const commands = {
  start: 'tools/dist/start/main.js',
  test: 'tools/dist/test/main.js',
  bench: 'bench/dist/main.js',
  demo: 'tools/dist/demo/main.js',
  trueup: 'apps/cli/dist/main.js',
};
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

function say(line) {
  process.stderr.write(`trueup: ${line}\n`);
}

async function main([command, ...args]) {
  if (!Object.hasOwn(commands, command ?? '')) {
    say(`usage: node tools/bootstrap.cjs <${Object.keys(commands).join('|')}> [arguments]`);
    return 2;
  }
  if (!isInstalled()) {
    const code = await install();
    if (stoppedBySignal) return 128 + signalNumbers[stoppedBySignal];
    if (code !== 0) return code;
  }
  if (Number(process.versions.node.split('.')[0]) < neededMajor) return moveToNeededNode([command, ...args]);
  const code = await buildWhatIsStale();
  return code === 0 ? handOver(command, args) : code;
}

/** Whether what lies in node_modules is what package-lock.json says. */
function isInstalled() {
  const wanted = path.join(root, 'package-lock.json');
  const present = path.join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(present)) return false;
  if (fs.statSync(present).mtimeMs >= fs.statSync(wanted).mtimeMs) return true;
  // npm writes both at once and a clone or copy touches them: only a difference in what they say counts.
  const want = JSON.parse(fs.readFileSync(wanted, 'utf8')).packages;
  const have = JSON.parse(fs.readFileSync(present, 'utf8')).packages;
  const isSame = (name) => have[name].version === want[name]?.version;
  const isThere = (name) => name === '' || Object.hasOwn(have, name) || want[name].optional || want[name].peer;
  return Object.keys(have).every(isSame) && Object.keys(want).every(isThere);
}

function install() {
  say('installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const own = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  return run(
    own ? process.execPath : 'npm',
    own ? [npm, 'ci'] : ['ci'],
    { cwd: root, stdio: ['ignore', 2, 2] },
    'npm, which comes with Node,',
  );
}

function moveToNeededNode(args) {
  const node = path.join(root, 'node_modules', '.bin', 'node');
  if (process.env[guard] !== undefined || !fs.existsSync(node)) {
    say(
      `Node ${neededMajor} or newer is needed, and this is ${process.version}. On Linux (x64, arm64) npm brings it: run \`npm ci\` without --omit=optional. ` +
        `Elsewhere install it: from https://nodejs.org, or with \`nvm install ${neededMajor}\` (fnm, volta and mise do as well).`,
    );
    return 1;
  }
  return run(node, [__filename, ...args], { stdio: 'inherit', env: { ...environment(), [guard]: '1' } }, node);
}

async function buildWhatIsStale() {
  const sources = sourceStamp();
  if (isBuilt(sources)) return 0;
  say('building …');
  const started = Date.now();
  const nx = require.resolve('nx/package.json', { paths: [root] });
  const program = path.join(path.dirname(nx), JSON.parse(fs.readFileSync(nx, 'utf8')).bin.nx);
  const output = [];
  const env = { ...environment(), NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' };
  const settings = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env, onOutput: (chunk) => output.push(chunk) };
  const code = await run(process.execPath, [program, 'run-many', '-t', 'build', '--outputStyle=static'], settings, 'nx');
  if (stoppedBySignal) return 128 + signalNumbers[stoppedBySignal];
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    say('the build failed');
    return code;
  }
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, JSON.stringify({ sources, built: projects().filter(hasDist) }));
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return 0;
}

/** Whether no source has changed since the last build, and nothing that it made is gone. */
function isBuilt(sources) {
  if (!fs.existsSync(stampFile)) return false;
  const last = readStamp();
  return last?.sources === sources && last.built.every(hasDist);
}

// A stamp that another version wrote, or that was cut off, is as good as none: it costs one build.
function readStamp() {
  try {
    return JSON.parse(fs.readFileSync(stampFile, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function hasDist(project) {
  return fs.existsSync(path.join(root, project, 'dist'));
}

function projects() {
  const { workspaces } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return workspaces.flatMap((entry) =>
    entry.endsWith('/*') ? fs.readdirSync(path.join(root, entry.slice(0, -2))).map((name) => entry.slice(0, -1) + name) : [entry],
  );
}

/** Changes with the name, size or time of any source file. */
function sourceStamp() {
  const hash = createHash('sha256');
  const visit = (folder) => {
    const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
      const whole = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(whole);
      else if (entry.isFile()) hash.update(fact(whole));
    }
  };
  for (const file of ['.swcrc', 'nx.json', 'package.json', 'package-lock.json']) hash.update(fact(path.join(root, file)));
  for (const project of projects()) if (fs.existsSync(path.join(root, project))) visit(path.join(root, project));
  return hash.digest('hex');
}

function fact(file) {
  const { mtimeMs, size } = fs.statSync(file);
  return `${file} ${size} ${mtimeMs}\n`;
}

function handOver(command, args) {
  const program = path.join(root, commands[command]);
  if (!fs.existsSync(program)) {
    say(`there is no ${commands[command]}: this clone has nothing to run for "${command}"`);
    return 1;
  }
  for (const [signal, handler] of handlers) process.off(signal, handler);
  process.env.PATH = environment().PATH;
  delete process.env[guard];
  process.argv = [process.execPath, program, ...args];
  // Not by require: a program may ask whether it is the main one.
  Module.runMain(program);
  return undefined;
}

function environment() {
  const bin = path.join(root, 'node_modules', '.bin');
  const rest = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== bin);
  return { ...process.env, PATH: [bin, ...rest].join(path.delimiter) };
}

let child;
let stoppedBySignal;
const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => passOn(signal)]);

function passOn(signal) {
  stoppedBySignal = signal;
  // A Ctrl-C in a terminal reaches the child by itself; passed on as well, it would count as a second one.
  if (signal === 'SIGINT' && process.stdin.isTTY) return;
  child?.kill(signal);
}

/** Runs a program to its end; resolves with its exit code, 128 + n when a signal ended it. */
function run(program, args, { onOutput, ...settings }, what) {
  return new Promise((resolve) => {
    child = spawn(program, args, { shell: process.platform === 'win32' && program === 'npm', ...settings });
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.once('error', (error) => {
      say(`${what} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (signalNumbers[signal] ?? 1)));
  });
}

for (const [signal, handler] of handlers) process.on(signal, handler);
main(process.argv.slice(2)).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
