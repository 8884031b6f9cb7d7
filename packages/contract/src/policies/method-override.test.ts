import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METHOD_OVERRIDE_HEADER, methodOf, withMeantMethod } from './method-override.ts';

test('a POST can mean another change; nothing else can mean anything else', () => {
  for (const method of ['PATCH', 'DELETE', 'PUT', 'delete', ' Patch '])
    assert.equal(methodOf('POST', method), method.trim().toUpperCase());
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'POST', '', 'DELETE, GET', null])
    assert.equal(methodOf('POST', method), 'POST', String(method));
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH']) assert.equal(methodOf(method, 'DELETE'), method);
});

test('the request keeps its address, headers and body', async () => {
  const request = new Request('https://lk.example.org/v1/uploads/1?a=b', {
    method: 'POST',
    headers: { [METHOD_OVERRIDE_HEADER]: 'PATCH', 'Upload-Offset': '3', Cookie: 'a=b' },
    body: 'abc',
  });
  const meant = withMeantMethod(request);
  assert.deepEqual(
    [meant.method, meant.url, meant.headers.get('Upload-Offset'), await meant.text()],
    ['PATCH', request.url, '3', 'abc'],
  );
  const plain = new Request('https://lk.example.org/v1/session', { method: 'DELETE' });
  assert.equal(withMeantMethod(plain), plain);
});
