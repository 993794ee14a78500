import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { languages } from '../../protocols/web/language.ts'
import { errorCatalogue } from '../../standards/myhealth-eu/error-catalogue.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import { troubleTexts } from './pages/trouble-texts.ts'
import { troubleCodes, troubleOfFaults, troubleOfName, troubleOfProblem, troubleOfRefusal } from './trouble.ts'

const rows: readonly (readonly [string, string])[] = [
  ['ERROR_PI_NO_MATCH', 'no-match'],
  ['WARNING_PI_NO_CONSENT', 'no-match'],
  ['ERROR_PI_MULTIPLE_MATCHES', 'several-matches'],
  ['ERROR_PI_MISSING_REQUIRED_FIELDS', 'missing-fields'],
  ['ERROR_PI_INCORRECT_FORMATTING', 'bad-format'],
  ['ERROR_PI_REGISTRY_NOT_AVAILABLE', 'registry-unavailable'],
  ['ERROR_EP_REGISTRY_NOT_ACCESSIBLE', 'registry-unavailable'],
  ['ERROR_PI_INTERNAL_ERROR', 'patient-refused'],
  ['ERROR_INSUFFICIENT_RIGHTS', 'profession-refused'],
  ['ERROR_POLICY_VIOLATION', 'profession-refused'],
  ['ERROR_UNKNOWN_POLICY', 'profession-refused'],
  ['ERROR_NOT_VALID_ASSERTION', 'not-accepted'],
  ['ERROR_WEAK_AUTHENTICATION', 'not-accepted'],
  ['ERROR_HPI_INSUFFICIENT_INFORMATION', 'not-accepted'],
  ['ERROR_NOT_VALID_TRC_ASSERTION', 'grounds-refused'],
  ['ERROR_UNKNOWN_PATIENT_IDENTIFIER', 'grounds-refused'],
  ['WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS', 'too-many-requests'],
  ['ERROR_PS_NOT_FOUND', 'nothing-registered'],
  ['ERROR_PS_NO_CONSENT', 'nothing-registered'],
  ['ERROR_NO_CONSENT', 'nothing-registered'],
  ['ERROR_DOCUMENT_NOT_FOUND', 'document-gone'],
  ['ERROR_GENERIC_DOCUMENT_MISSING', 'document-gone'],
  ['ERROR_PS_MISSING_BASIC_SECTIONS', 'document-unusable'],
  ['ERROR_TRANSCODING_ERROR', 'document-unusable'],
  ['ERROR_GENERIC', 'remote-failed'],
]

for (const [name, code] of rows) {
  test(`exchange-error-codes: ${name} is told as ${code}`, () => assert.equal(troubleOfName(name), code))
}

test('issue 5, item 4: every error of the catalogue has words in every language', () => {
  for (const name of Object.keys(errorCatalogue)) assert.ok(troubleTexts[troubleOfName(name)], name)
  for (const code of troubleCodes) {
    for (const language of languages) {
      const { heading, happened, todo } = troubleTexts[code](language)
      for (const text of [heading, happened, todo]) assert.ok(text.plain.length > 5, `${code} ${language}`)
    }
  }
})

test('EHDS Art. 8: hidden and absent are told alike, whichever of them the other country says', () => {
  for (const [asked, ...names] of [
    ['identify', 'ERROR_PI_NO_MATCH', 'WARNING_PI_NO_CONSENT'],
    [
      'list',
      'ERROR_PS_NOT_FOUND',
      'ERROR_PS_NO_CONSENT',
      'ERROR_NO_CONSENT',
      'ERROR_PI_NO_MATCH',
      'ERROR_DOCUMENT_NOT_FOUND',
    ],
    ['retrieve', 'ERROR_GENERIC_DOCUMENT_MISSING', 'ERROR_PS_NO_CONSENT', 'ERROR_PI_NO_MATCH', 'ERROR_PS_NOT_FOUND'],
  ] as const) {
    const told = new Set(names.map((name) => troubleOfFaults([faultOf(name as 'ERROR_PI_NO_MATCH')], asked).code))
    assert.equal(told.size, 1, `${asked}: ${[...told]}`)
  }
})

test('of several faults the one that says most is told, with the code that was sent and never the words', () => {
  const faults = [
    { name: 'WARNING_GENERIC', severity: 'warning', sentCode: 'W' },
    { name: 'ERROR_GENERIC', severity: 'error', sentCode: 'G', sentText: 'Aino' },
    { name: 'ERROR_INSUFFICIENT_RIGHTS', severity: 'error', sentCode: '4703', sentText: 'Aino Keksitty' },
  ] as const
  assert.deepEqual(troubleOfFaults(faults, 'list'), { code: 'profession-refused', sentCode: '4703' })
  assert.deepEqual(troubleOfFaults([], 'identify'), { code: 'no-match' })
})

test('what is sent as a code is shown only if it is one: it may be a name, or twenty megabytes', () => {
  for (const sentCode of ['Aino Keksitty', 'a'.repeat(81), '']) {
    const fault = { name: 'ERROR_INSUFFICIENT_RIGHTS', severity: 'error', sentCode } as const
    assert.deepEqual(troubleOfFaults([fault], 'list'), { code: 'profession-refused' })
  }
})

test('a fault of our own program is no trouble of another country', () => {
  assert.equal(troubleOfProblem(new TypeError('x')), undefined)
  assert.equal(troubleOfProblem(new Problem('unavailable', 'database', 'x'))?.code, 'ours')
  assert.equal(troubleOfProblem(new Problem('invalid', 'base64', 'x'))?.code, 'answer-broken')
})

for (const code of [
  'attestation_has_expired',
  'attest-other-patient',
  'attest-refused',
  'helseid-delegated',
  'token-claims',
]) {
  test(`ATT-58 and others: ${code} is told as an attest that was refused`, () => {
    assert.deepEqual(troubleOfProblem(new Problem('forbidden', code, 'x')), { code: 'attest-refused' })
  })
}

test('EHDSI-92, EHDSI-96: a fault about an assertion says which of the two was refused', () => {
  assert.deepEqual(['trc-patient', 'nok-not-accepted', 'assertion-expired', undefined].map(troubleOfRefusal), [
    'grounds-refused',
    'next-of-kin-refused',
    undefined,
    undefined,
  ])
})
