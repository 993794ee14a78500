import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueCertificate } from '../../platform/x509/issue.ts'
import { rememberedPaths } from './remembered-paths.ts'

const start = new Date('2026-11-22T10:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const { certificate } = await issueCertificate({
  kind: 'root',
  country: 'FI',
  commonName: 'Test',
  algorithm: 'ec',
  notBefore: later(-60),
  notAfter: later(10),
})

/** Counts how often it is asked, and answers as told. */
function counting() {
  const state: { asked: number; version: number; fault: 'certificate-revoked' | undefined } = {
    ...{ asked: 0, version: 1 },
    fault: undefined,
  }
  const check = rememberedPaths(
    () => {
      state.asked += 1
      return state.fault
    },
    () => state.version,
  )
  return { state, check }
}

test('issue 5, speed: a good path is checked once for many messages, apart for each use', () => {
  const { state, check } = counting()
  for (const seconds of [0, 1, 2]) assert.equal(check(certificate, 'assertion', later(seconds)), undefined)
  check(certificate, 'tls-client', later(2))
  assert.equal(state.asked, 2)
})

test('issue 5, item 2: what is remembered ends: with the certificate, after half a minute, and when the clock goes back', () => {
  for (const at of [11, 30, -1]) {
    const { state, check } = counting()
    check(certificate, 'assertion', start)
    check(certificate, 'assertion', later(at))
    assert.equal(state.asked, 2, `${at} seconds later`)
  }
})

test('issue 5, item 2: what was good by other lists of revoked certificates is checked again at once', () => {
  const { state, check } = counting()
  check(certificate, 'assertion', start)
  Object.assign(state, { version: 2, fault: 'certificate-revoked' })
  assert.equal(check(certificate, 'assertion', start), 'certificate-revoked')
})

test('a fault is never remembered', () => {
  const { state, check } = counting()
  state.fault = 'certificate-revoked'
  assert.equal(check(certificate, 'assertion', start), 'certificate-revoked')
  state.fault = undefined
  assert.equal(check(certificate, 'assertion', start), undefined)
})
