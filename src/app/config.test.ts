import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { Problem } from '../kernel/problem.ts'
import { readConfig, settings } from './config.ts'

const root = new URL('../../', import.meta.url)

test('with nothing set, the demo runs on this machine only', () => {
  const config = readConfig({}, {})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.port, 8787)
  assert.equal(config.databaseUrl, undefined)
  assert.equal(config.issuer, undefined)
  assert.equal(config.keysDirectory, resolve('.data/keys'))
  assert.deepEqual(config.terminologyDirectories, [])
})

test('what is wrong is named, all at once, and never repeated', () => {
  const environment = {
    KNUTEPUNKT_PORT: 'eighty',
    KNUTEPUNKT_LOG_LEVEL: 'loud',
    KNUTEPUNKT_ORIGIN: 'https://example.org/path',
    KNUTEPUNKT_OPENID_ISSUER: 'https://issuer.example.org',
  }
  assert.throws(
    () => readConfig({}, environment),
    (error) => {
      assert.ok(error instanceof Problem)
      assert.equal(error.code, 'configuration')
      for (const name of [...Object.keys(environment).slice(0, 3), 'KNUTEPUNKT_OPENID_CLIENT_ID']) {
        assert.match(error.message, new RegExp(name))
      }
      assert.doesNotMatch(error.message, /eighty|loud|example/)
      return true
    },
  )
})

test('Tillitsrammeverk, ATT-37: the kind of service follows the organisation, where one is said for it', () => {
  const { healthcareService } = readConfig({}, { KNUTEPUNKT_HEALTHCARE_SERVICE: '8663:KP01 100100673=8655:S02' })
  assert.equal(healthcareService.usual.code, 'KP01')
  assert.deepEqual(healthcareService.of, { '100100673': { code: 'S02', system: 'urn:oid:2.16.578.1.12.4.1.1.8655' } })
  for (const wrong of ['', '8663', '8663:KP01 8663:KP02', '8663:KP01 1234=8663:KP02']) {
    assert.throws(() => readConfig({}, { KNUTEPUNKT_HEALTHCARE_SERVICE: wrong }), { code: 'configuration' })
  }
})

test('a command may want another value when one is not set', () => {
  assert.equal(readConfig({ KNUTEPUNKT_LOG_LEVEL: 'warn' }, {}).logLevel, 'warn')
  assert.equal(readConfig({ KNUTEPUNKT_LOG_LEVEL: 'warn' }, { KNUTEPUNKT_LOG_LEVEL: 'debug' }).logLevel, 'debug')
})

test('style §14: docs/configuration.md lists every setting and what it is when unset, and no other', () => {
  const rows = readFileSync(new URL('docs/configuration.md', root), 'utf8').matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm)
  const documented = [...rows].map(([, name, unset]) => [name, unset!.trim().replace(/^`|`$/g, '')])
  assert.deepEqual(
    documented.toSorted(),
    Object.values(settings)
      .map(({ name, unset }) => [name, unset])
      .toSorted(),
  )
})

test('style §8: only config.ts reads the environment', () => {
  const files = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  const readers = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /process\.env|from 'node:process'/.test(readFileSync(new URL(`src/${file}`, root), 'utf8')))
  assert.deepEqual(readers, ['app/config.ts'])
})
