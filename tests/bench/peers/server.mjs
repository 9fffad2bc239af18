// The peers' servers: express-pouchdb and RxDB's handlers. `/db` and `/rx` put each batch on the disk before they answer.
import { fsync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import pouchServer from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import find from 'pouchdb-find';
import mapReduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

const [site = '', folder = ''] = process.argv.slice(2);
const flushed = promisify(fsync);
PouchDB.plugin(memory).plugin(mapReduce).plugin(replication).plugin(find);

/** Kept in memory, with a journal on the disk: less work for it than any durable database would have. */
const journal = openSync(join(folder, 'journal'), 'a');
async function keep(body) {
	writeSync(journal, JSON.stringify(body));
	await flushed(journal);
}

/** Documents by table and id, each with its place in the order they came. */
const tables = new Map();
const table = (name) => {
	if (!tables.has(name)) tables.set(name, { docs: new Map(), order: [] });
	return tables.get(name);
};

const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '100mb' }));
app.use(express.static(site));

const durable = (write) => (req, res, next) => {
	if (req.method !== 'POST' || !write.test(req.path)) return next();
	keep(req.body).then(() => next(), next);
};
const couch = pouchServer(PouchDB.defaults({ adapter: 'memory' }), {
	mode: 'minimumForPouchDB',
	inMemoryConfig: true
});
app.use('/db', durable(/_bulk_docs$/), couch);
app.use('/memory/db', couch);

const rx = express.Router();
rx.post('/:name/push', (req, res) => {
	const { docs, order } = table(req.params.name);
	for (const { newDocumentState: doc } of req.body) {
		docs.set(doc.id, doc);
		order.push(doc.id);
	}
	res.json([]);
});
/** What came after the n-th: its last state, as often as it came. */
rx.get('/:name/pull', (req, res) => {
	const [from, limit] = [Number(req.query.from), Number(req.query.limit)];
	const { docs, order } = table(req.params.name);
	const documents = order.slice(from, from + limit).map((id) => docs.get(id));
	res.json({ documents, checkpoint: { from: from + documents.length } });
});
app.use('/rx', durable(/\/push$/), rx);
app.use('/memory/rx', rx);

const server = app.listen(0, '127.0.0.1', () => {
	process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
