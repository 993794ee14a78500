import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDatatype } from './datatype.ts'
import { documentTexts } from './texts.ts'

const system = 'urn:ietf:rfc:3986'

for (const [title, type, value, expected] of [
  ['Identifier.system: an address', 'Identifier', { system: 'https://node.example/people', value: '1' }, []],
  ['a directory', 'Identifier', { system: 'ldap://node.example', value: '1' }, []],
  ['a bare name', 'Identifier', { system: 'people', value: '1' }, ['error identifier-system-not-absolute']],
  ['nothing', 'Identifier', { system: '' }, ['error identifier-system-not-absolute']],
  ['no text at all', 'Identifier', { system: 5 }, ['error identifier-system-not-absolute']],
  ['a file server', 'Identifier', { system: 'ftp://node.example' }, ['error identifier-system-not-absolute']],
  ['rfc:3986 says the value is a URI', 'Identifier', { system, value: 'urn:oid:2.16.578.1' }, []],
  ['and it is none', 'Identifier', { system, value: '2.16.578.1' }, ['error identifier-value-not-uri']],
  ['Attachment.size: bytes before base64', 'Attachment', { data: 'AAAAAA==', size: 4 }, []],
  ['another size', 'Attachment', { data: 'AAAA', size: 4 }, ['error attachment-size-differs']],
  ['Attachment.hash: SHA-1', 'Attachment', { data: 'YWJj', hash: 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0=' }, []],
  ['another hash', 'Attachment', { data: 'YWJj', hash: 'AAAA' }, ['error attachment-hash-differs']],
  ['no base64', 'Attachment', { data: '@@@@', contentType: 'image/png' }, ['error attachment-not-readable']],
  ['nor any character of it', 'Attachment', { data: '%%%' }, ['error attachment-not-readable']],
  ['base64 in lines', 'Attachment', { data: 'YWJj\nYWJj', size: 6 }, []],
  ['base64 of no length it can have: said elsewhere', 'Attachment', { data: 'A', size: 4 }, []],
  ['less than nothing', 'Attachment', { url: 'x', size: -1 }, ['error attachment-size-negative']],
  ['a title alone', 'Attachment', { title: 'x' }, ['warning attachment-without-content']],
  ['a language alone', 'Attachment', { language: 'nb' }, []],
  ['a type without such rules', 'Coding', { system: 'people' }, []],
] as const) {
  test(`datatypes.html: ${title}`, () => {
    const found = checkDatatype(type, value).map(({ severity, code }) => `${severity} ${code}`)
    assert.deepEqual(found, expected)
    for (const line of found) assert.ok(documentTexts[line.split(' ')[1] ?? ''], line)
  })
}
