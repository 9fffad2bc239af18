// Files: bytes come after the change that names them, are checked against it, and go to whoever may read them.
import { PROTO } from '#domain/judging/envelope.ts';
import { block, type ProblemCode } from '#domain/problem.ts';
import { Refusal, say, type Call } from './route.ts';
import { scopesOf } from './scopes.ts';

/** A file of 2 MB and what multipart puts around it. */
const MOST_BYTES = 2_100_000;

/** How each type begins. */
const marks: Record<string, number[]> = {
	'image/png': [0x89, 0x50, 0x4e, 0x47],
	'image/jpeg': [0xff, 0xd8, 0xff],
	'application/pdf': [0x25, 0x50, 0x44, 0x46]
};

/** `POST /api/sync/file/{id}`: multipart `file`, header `X-Sha256`. */
export function putFile({ e, user }: Call): void {
	if ((e.request?.contentLength ?? 0) > MOST_BYTES) throw new Refusal(413, { error: 'too-large' });
	const record = announced(e);
	if (record.getString('author') !== user.id) throw unknown();
	const { id } = record;
	if (e.request?.header.get('X-Sha256') !== record.getString('sha256')) throw wrong('file_reused');
	if (record.getString('bytes') !== '') {
		say(e, 200, { id, status: 'stored', again: true });
		return;
	}
	record.set('bytes', checked(e, record));
	$app.save(record);
	say(e, 200, { id, status: 'stored' });
}

/** `GET /api/sync/file/{id}`: for the office and the company of the change that brought it. */
export function getFile({ e, user, now }: Call): void {
	const record = announced(e);
	const scopes = scopesOf($app.db(), user.id, now);
	const [org, company] = [record.getString('org'), record.getString('company')];
	if (!scopes.includes(`o:${org}`) && !scopes.includes(`c:${company}`)) throw unknown();
	const name = record.getString('bytes');
	if (name === '') throw new Refusal(404, { error: 'not-stored' });
	const header = e.response.header();
	header.set('X-Proto', PROTO);
	header.set('X-Sha256', record.getString('sha256'));
	header.set('Content-Type', record.getString('type'));
	header.set('Cache-Control', 'no-store'); // the phone keeps its own copy, and forgets it with the rest
	const files = $app.newFilesystem();
	try {
		files.serve(
			e.response,
			e.request as http.Request,
			`${record.baseFilesPath()}/${name}`,
			record.id
		);
	} finally {
		files.close();
	}
}

/** The file an applied change named; its row was written with that change. */
function announced(e: core.RequestEvent): core.Record {
	try {
		return $app.findRecordById('files', e.request?.pathValue('id') ?? '');
	} catch {
		throw unknown();
	}
}

/** The file that came, if it is the one announced: length, type and hash. Nothing is stored before. */
function checked(e: core.RequestEvent, record: core.Record): filesystem.File {
	const file = uploaded(e);
	if (Number(file.size) !== record.getInt('size')) throw wrong('wrong-shape', 'size');
	const reader = file.reader.open() as { close(): void };
	const bytes = toBytes(reader, MOST_BYTES);
	reader.close();
	if (!marks[record.getString('type')]?.every((byte, n) => bytes[n] === byte))
		throw wrong('wrong-shape', 'type');
	if ($security.sha256(toString(bytes)) !== record.getString('sha256'))
		throw wrong('hash-mismatch');
	return file;
}

function uploaded(e: core.RequestEvent): filesystem.File {
	try {
		const [file] = e.findUploadedFiles('file');
		if (file) return file;
	} catch {
		// no multipart body, or none with a file
	}
	throw wrong('wrong-shape', 'file');
}

function unknown(): Refusal {
	return new Refusal(404, { error: 'unknown-file' });
}

function wrong(code: ProblemCode, path = 'sha256'): Refusal {
	return new Refusal(422, { problems: [block(code, path)] });
}
