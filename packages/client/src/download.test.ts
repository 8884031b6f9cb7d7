import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from './client.ts';
import { documentFilesOf } from './resources/document-files.ts';
import { documentsOf } from './resources/documents.ts';
import { fails, fakeClock, memoryStorage, settled } from './testing/fakes.ts';

/** A client whose network answers with what the function returns, and the paths that were asked for. */
function network(answer: (path: string, signal: AbortSignal | null | undefined) => Response | Promise<Response>) {
  const asked: string[] = [];
  const client = createClient({
    endpoint: 'https://lk.example.org',
    fetch: async (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      asked.push(pathname + search);
      return answer(pathname + search, init?.signal);
    },
    storage: memoryStorage(),
    clock: fakeClock(),
  });
  return { documents: documentsOf(client), files: documentFilesOf(client), asked };
}

/** A body whose pieces come when the test says so. */
function slowBody(signal?: AbortSignal | null) {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
      signal?.addEventListener('abort', () => given.error(signal.reason));
    },
  });
  return {
    stream,
    send: (length: number) => controller?.enqueue(new Uint8Array(length)),
    end: () => controller?.close(),
    fail: () => controller?.error(new TypeError('network')),
  };
}

test('a file arrives piece by piece, and says how much of it is there', async () => {
  const body = slowBody();
  const { files, asked } = network(() => new Response(body.stream, { headers: { 'Content-Type': 'application/zip' } }));
  const received: number[] = [];
  const file = files.archive('a', ['x', 'y'], { onProgress: (bytes) => received.push(bytes) });
  body.send(3);
  body.send(5);
  body.end();
  const { size, type } = await file;
  assert.deepEqual([size, type, received], [8, 'application/zip', [3, 8]]);
  assert.deepEqual(asked, ['/v1/accounts/a/document-archive?ids=x,y']);
});

test('a file may take longer than the limit of an answer, unless it does not begin', async (t) => {
  const limits: AbortController[] = [];
  t.mock.method(AbortSignal, 'timeout', () => {
    const limit = new AbortController();
    limits.push(limit);
    return limit.signal;
  });
  const body = slowBody();
  const { files } = network((_, signal) => {
    signal?.addEventListener('abort', () => body.fail());
    return new Response(body.stream);
  });
  const file = files.file('a', 'd');
  await settled();
  limits[0]?.abort();
  body.send(1);
  body.end();
  assert.equal((await file).size, 1);

  const silent = network(
    (_, signal) =>
      new Promise((_done, fail) => {
        signal?.addEventListener('abort', () => fail(new Error('aborted')));
      }),
  );
  const none = fails(silent.files.file('a', 'd'));
  for (let attempt = 1; attempt <= 4; attempt++) {
    await settled();
    limits[attempt]?.abort();
  }
  assert.equal((await none).code, 'TIMEOUT');
});

test('a file that breaks off is a lost connection, one that was cancelled is none', async () => {
  const broken = slowBody();
  const { files } = network(() => new Response(broken.stream));
  const file = fails(files.file('a', 'd'));
  await settled();
  broken.fail();
  assert.deepEqual([(await file).kind, (await file).code], ['offline', 'OFFLINE']);

  const stop = new AbortController();
  const cancelled = network((_, signal) => new Response(slowBody(signal).stream));
  const none = cancelled.files.file('a', 'd', { signal: stop.signal });
  await settled();
  stop.abort(new Error('enough'));
  await assert.rejects(none, { message: 'enough' });
});

test('all pages of the documents are read', async () => {
  const pages: Record<string, object> = {
    '/v1/accounts/a/documents?limit=200': { items: [{ id: '1' }, { id: '2' }], next: '2' },
    '/v1/accounts/a/documents?limit=200&after=2': { items: [{ id: '3' }], next: null },
  };
  const { documents } = network((path) => Response.json(pages[path]));
  assert.deepEqual(
    (await documents.list('a')).map(({ id }) => id),
    ['1', '2', '3'],
  );
});
