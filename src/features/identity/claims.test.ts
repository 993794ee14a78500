import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { claimNames, parseClaims } from './claims.ts'
import { localPath } from './routes.ts'

test('HelseID claims: number, organisation and name are read', () => {
  const claims = {
    sub: 's',
    name: 'Test Person',
    [claimNames.role]: 'nurse',
    'helseid://claims/hpr/hpr_number': '000000012',
    'helseid://claims/client/claims/orgnr_parent': '000000101',
  }
  assert.deepEqual(parseClaims(claims), {
    subject: 's',
    name: 'Test Person',
    role: 'nurse',
    hprNumber: '000000012',
    organisation: { orgNumber: '000000101', name: '000000101' },
  })
})

for (const claims of [
  {},
  { sub: 's' },
  { sub: 's', knutepunkt_role: 'minister' },
  { sub: 1, knutepunkt_role: 'nurse' },
]) {
  test(`without a subject and a role we know nobody is signed in: ${JSON.stringify(claims)}`, () => {
    assert.throws(
      () => parseClaims(claims),
      (error) => error instanceof Problem && error.code === 'no-role' && !error.message.includes('minister'),
    )
  })
}

for (const [wanted, path] of [
  ['/utenlandsk-pasient?a=b', '/utenlandsk-pasient?a=b'],
  [null, '/'],
  ['//example.org', '/'],
  ['/\\example.org', '/'],
  ['https://example.org/', '/'],
  ['/\t/example.org', '/'],
  ['/.//example.org', '/'],
  ['/a/..//example.org', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
] as const) {
  test(`after sign-in one stays on this server: ${JSON.stringify(wanted)} leads to ${path}`, () => {
    assert.equal(localPath(wanted), path)
  })
}
