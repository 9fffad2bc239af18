// What is used of the peers: they are installed for the benchmarks alone, so nobody else can look their types up.
declare module 'pouchdb-browser' {
	interface Written {
		docs_written: number;
	}
	export default class PouchDB {
		constructor(name: string, options?: object);
		static plugin(plugin: unknown): void;
		sync(remote: PouchDB, options: object): Promise<{ push: Written }>;
		bulkDocs(docs: object[]): Promise<unknown>;
		info(): Promise<{ doc_count: number }>;
		allDocs<D>(options: object): Promise<{ rows: { doc: D }[] }>;
		createIndex(index: object): Promise<unknown>;
		find<D>(query: object): Promise<{ docs: D[] }>;
		replicate: {
			to(remote: PouchDB, options: object): Promise<Written>;
			from(remote: PouchDB, options: object): Promise<Written>;
		};
	}
}

declare module 'pouchdb-find' {
	const plugin: unknown;
	export default plugin;
}

declare module 'dexie' {
	interface Found {
		limit(most: number): Found;
		toArray(): Promise<object[]>;
	}
	interface Table {
		bulkPut(rows: object[]): Promise<unknown>;
		where(index: string): { startsWithIgnoreCase(text: string): Found };
	}
	export class Dexie {
		constructor(name: string);
		version(n: number): { stores(shape: Record<string, string>): unknown };
		table(name: string): Table;
	}
}

declare module 'rxdb/plugins/core' {
	interface Query<R> {
		exec(): Promise<R>;
	}
	export interface Collection<D> {
		bulkInsert(docs: D[]): Promise<{ error: unknown[] }>;
		find(query?: object): Query<D[]>;
		count(): Query<number>;
	}
	export function createRxDatabase(options: object): Promise<{
		addCollections(collections: object): Promise<Record<string, unknown>>;
	}>;
	export function addRxPlugin(plugin: unknown): void;
}

declare module 'rxdb/plugins/local-documents' {
	export const RxDBLocalDocumentsPlugin: unknown;
}

declare module 'rxdb/plugins/storage-dexie' {
	export function getRxStorageDexie(): unknown;
}

declare module 'rxdb/plugins/replication' {
	export interface Pulled<D> {
		documents: D[];
		checkpoint: { from: number };
	}
	interface Options<D> {
		collection: unknown;
		replicationIdentifier: string;
		live: boolean;
		retryTime: number;
		push?: { batchSize: number; handler: (rows: unknown[]) => Promise<D[]> };
		pull?: {
			batchSize: number;
			handler: (checkpoint: { from: number } | undefined, batchSize: number) => Promise<Pulled<D>>;
		};
	}
	export function replicateRxCollection<D>(options: Options<D>): {
		awaitInitialReplication(): Promise<void>;
		cancel(): Promise<void>;
	};
}

declare module 'enketo-core' {
	export class Form {
		constructor(form: Element | null, data: { modelStr: string }, options: object);
		init(): string[];
	}
}

declare module '@getodk/web-forms' {
	export const OdkWebForm: unknown;
	export const webFormsPlugin: unknown;
}

declare module 'vue' {
	interface App {
		use(plugin: unknown): App;
		mount(at: string): void;
	}
	export function createApp(root: { render: () => unknown }): App;
	export function h(component: unknown, given: object): unknown;
}

declare module 'workbox-background-sync/Queue.js' {
	export class Queue {
		constructor(name: string, options: { forceSyncFallback: boolean; onSync: () => void });
		pushRequest(entry: { request: Request }): Promise<void>;
		replayRequests(): Promise<void>;
		size(): Promise<number>;
	}
}
