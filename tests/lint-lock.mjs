// Every optional dependency of every package is in the lock, else `npm ci` refuses to install.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const missing = [];
for (const [place, { optionalDependencies = {}, dependencies = {} }] of Object.entries(packages)) {
	for (const name of Object.keys(optionalDependencies))
		if (!packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
			missing.push(`${place} needs ${name}, which the lock lacks`);
	for (const [name, range] of Object.entries(dependencies))
		if (range === 'latest') missing.push(`${place} asks for ${name}@latest: pin it in "overrides"`);
}
console.log(missing.length ? missing.join('\n') : 'lock: complete');
process.exitCode = missing.length ? 1 : 0;
