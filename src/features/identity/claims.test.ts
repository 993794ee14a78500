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

test('HelseID claims: categories of HPR are read beside the role, and whoever tells of none tells nothing', () => {
  const approvals = [{ profession: 'JO', authorization: { value: '1' } }, { profession: 'SP' }]
  const claims = { sub: 's', [claimNames.role]: 'nurse' }
  const told = { ...claims, 'helseid://claims/hpr/hpr_details': { approvals } }
  assert.deepEqual(parseClaims(told).authorizations, ['JO', 'SP'])
  assert.ok(!('authorizations' in parseClaims(claims)))
})

test('ATT-15, ATT-18: the unit is where somebody works, and the main unit stands beside it', () => {
  const unit = {
    sub: 's',
    [claimNames.role]: 'nurse',
    'helseid://claims/client/claims/orgnr_parent': '000000101',
    'helseid://claims/client/claims/orgnr_child': '000000202',
    knutepunkt_org_name: 'Test legevakt',
  }
  const legalEntity = { orgNumber: '000000101', name: 'Test kommune' }
  const named = { ...unit, knutepunkt_legal_entity_name: 'Test kommune' }
  assert.deepEqual(parseClaims(named).organisation, { orgNumber: '000000202', name: 'Test legevakt', legalEntity })
  assert.equal(parseClaims(unit).organisation?.legalEntity?.name, '000000101')
  const itself = { ...unit, 'helseid://claims/client/claims/orgnr_child': '000000101' }
  assert.deepEqual(parseClaims(itself).organisation, { orgNumber: '000000101', name: 'Test legevakt' })
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
