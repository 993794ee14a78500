import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Finding } from '../finding.ts'
import { renderHtml } from './html-report.ts'
import { renderJson } from './json-report.ts'
import { renderOutcome } from './outcome-report.ts'
import type { ReportedDocument } from './reported.ts'
import { renderSarif } from './sarif-report.ts'
import { renderText } from './text-report.ts'

const text = '{\n  "resourceType": "Patient",\n  "birthDate": "2020-02-30",\n  "multipleBirthInteger": 1.0\n}'

const dateInvalid: Finding = {
  code: 'date-invalid',
  severity: 'error',
  path: 'Patient.birthDate',
  pointer: '/birthDate',
  profile: 'http://hl7.org/fhir/StructureDefinition/Patient|4.0.1',
  element: 'Patient.birthDate',
  parameters: {},
}
const findings: readonly Finding[] = [
  {
    code: 'not-checked-narrative',
    severity: 'information',
    path: 'Patient.text.div',
    pointer: '/text/div',
    parameters: {},
  },
  {
    code: 'year-unlikely',
    severity: 'warning',
    path: 'Patient.birthDate',
    pointer: '/birthDate',
    bestPractice: true,
    parameters: {},
  },
  dateInvalid,
]
const patient: ReportedDocument = {
  name: 'a folder/patient.json',
  findings,
  profiles: ['http://example.org/p|1'],
  text,
}
const nothing: ReportedDocument = { name: 'nothing.json', findings: [], profiles: [], text: '{}' }
const cda: ReportedDocument = {
  name: 'summary.xml',
  findings: [{ code: 'not-cda', severity: 'error', path: '/ClinicalDocument/id', line: 2, parameters: {} }],
  profiles: [],
  text: '<ClinicalDocument>\n<id/>\n</ClinicalDocument>',
}

test('SARIF 2.1.0, 3.19.13 and 3.49.9: the version of the program, and what each rule says', () => {
  const [run] = renderSarif([patient], 'en', '1.2.3').runs
  assert.equal(run?.tool.driver.version, '1.2.3')
  const said = run?.tool.driver.rules.find(({ id }) => id === 'date-invalid')?.shortDescription.text
  assert.ok(said !== undefined && said !== 'date-invalid')
})

test('issue 4, item 4, text: a finding that says what was not checked is named so, whatever its severity', () => {
  const open: Finding = { code: 'not-checked-value-set', severity: 'warning', path: 'Basic.code', parameters: {} }
  const report = renderText([{ ...nothing, findings: [open] }], 'en')
  assert.match(report, /^ {2}Not checked Basic\.code \[not-checked-value-set\]$/m)
  assert.doesNotMatch(report, /Warning/)
})

test('issue 4, item 4: a count that was cut short is told as «more than»', () => {
  const rest: Finding = { code: 'not-checked-rest', severity: 'warning', path: '', parameters: { kind: 'error' } }
  const cut = { ...patient, findings: [...findings, rest] }
  assert.match(renderText([cut], 'en'), /Not valid \(more than 1 error, 1 warning, 2 not checked\)/)
  assert.match(renderText([cut], 'nb'), /mer enn 1 feil/)
  assert.match(renderHtml(cut, 'nn'), /meir enn 1 feil/)
})

test('issue 4, item 4, text: the verdict first, then the findings, the gravest first, each with its place', () => {
  const report = renderText([patient, nothing], 'en')
  const [verdict, first] = report.split('\n')
  assert.equal(verdict, 'a folder/patient.json: Not valid (1 error, 1 warning, 1 not checked)')
  assert.equal(first, '  Error Patient.birthDate:3:16 [date-invalid]')
  assert.match(report, /Advice, not a requirement/)
  const rootless = renderText([{ ...nothing, findings: [{ ...dateInvalid, path: '', pointer: '' }] }], 'en')
  assert.match(rootless, /^ {2}Error 1:1 \[/m)
  assert.match(report, /^nothing\.json: Valid$/m)
})

test('issue 4, item 4, text: what a terminal obeys is taken out of what a stranger may have named', () => {
  const report = renderText([{ ...nothing, name: '\u001b[2Ja\u202e' }], 'nb')
  assert.ok(!report.includes('\u001b') && !report.includes('\u202e'))
})

test('issue 4, item 4, JSON: a finding as it is, with its words and its place', () => {
  const [document] = renderJson([patient]).documents
  assert.equal(document?.result, 'invalid')
  assert.deepEqual(document?.counts, { error: 1, warning: 1, information: 0, notChecked: 1 })
  const { line, column, span, message } = document!.findings[2]!
  assert.deepEqual([line, column, span], [3, 16, { offset: 46, end: 58 }])
  assert.match(message, /date/)
})

test('SARIF 2.1.0: every result has a rule, a message and a place; an open question has no level (3.27.9)', () => {
  const { version, runs } = renderSarif([nothing, patient, cda])
  const [run] = runs
  assert.equal(version, '2.1.0')
  assert.deepEqual(
    run?.results.map(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex ?? -1]?.id === ruleId),
    [true, true, true, true],
  )
  assert.deepEqual(run?.results[0]?.locations[0]?.physicalLocation.artifactLocation, {
    uri: 'a%20folder/patient.json',
    index: 1,
  })
  const [open, warning, error, inCda] = JSON.parse(JSON.stringify(run?.results))
  assert.deepEqual([open.kind, open.level], ['open', undefined])
  assert.deepEqual([warning.level, error.level], ['warning', 'error'])
  assert.deepEqual(error.locations[0].physicalLocation.region, {
    startLine: 3,
    startColumn: 16,
    charOffset: 46,
    charLength: 12,
  })
  assert.deepEqual(inCda.locations[0].physicalLocation.region, { startLine: 2 })
  assert.deepEqual(error.locations[0].logicalLocations, [{ fullyQualifiedName: 'Patient.birthDate' }])
})

test('FHIR R4 OperationOutcome: an issue for each finding, with a stable code, a place and words', () => {
  const { issue, ...outcome } = renderOutcome(patient, 'nb') as { issue: readonly Record<string, unknown>[] }
  assert.equal(Object.hasOwn(outcome, 'text'), true)
  const [first, , last] = issue
  assert.deepEqual([first?.severity, first?.code, first?.expression], ['error', 'value', ['Patient.birthDate']])
  assert.deepEqual(first?.extension, [
    { url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line', valueInteger: 3 },
    { url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col', valueString: '16' },
    { url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-source', valueString: dateInvalid.profile },
  ])
  assert.deepEqual([last?.severity, last?.code], ['information', 'not-supported'])
  assert.deepEqual((renderOutcome(cda, 'en').issue as readonly object[])[0], {
    ...(renderOutcome(cda, 'en').issue as readonly object[])[0],
    location: ['/ClinicalDocument/id'],
  })
})

test('FHIR R4 OperationOutcome.issue: one without findings still has one issue', () => {
  assert.deepEqual(renderOutcome(nothing, 'en').issue, [
    { severity: 'information', code: 'informational', details: { text: 'Nothing was found.' } },
  ])
})

test('issue 4, item 4, HTML: each finding leads to its place in the document and back, in a tree and in lines', () => {
  const page = renderHtml(patient, 'en')
  for (const id of ['finding-0', 'place-0', 'finding-2', 'place-2']) {
    assert.ok(page.includes(`id="${id}"`) && page.includes(`href="#${id}"`), id)
  }
  assert.match(page, /<span class="key">multipleBirthInteger<\/span>: 1\.0/)
  assert.match(renderHtml(cda, 'nn'), /<li value="2">&lt;id\/&gt;<ul class="found"><li class="error" id="place-0">/)
})

test('issue 4, item 4, HTML: a document of a million values is shown around its findings', () => {
  const large = { ...patient, text: `{"birthDate": "2020-02-30", "name": [${'{"family": "a"},'.repeat(100_000)} {}]}` }
  const page = renderHtml(large, 'en')
  assert.ok(page.length < 50_000 && page.includes('id="place-0"'))
})

const nasty = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'",
  '&lt;',
  '\u0000',
  '\ud800',
  '</style>',
  '__proto__',
  'javascript:',
)
const word = fc.oneof(nasty, fc.string())

test('issue 4, item 4: whatever a document or a finding holds, every report is made, and the page runs nothing of it', () => {
  const finding = fc.record({
    code: fc.oneof(fc.constantFrom('date-invalid', 'element-unknown', 'constructor'), word),
    severity: fc.constantFrom('error', 'warning', 'information'),
    path: word,
    pointer: fc.oneof(fc.constantFrom('', '/a', '/__proto__/x', '/a/0/~1'), word),
    parameters: fc.dictionary(fc.constantFrom('name', 'element', 'min'), word),
  })
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(word, word))
  fc.assert(
    fc.property(fc.array(finding), word, value, fc.boolean(), (found, name, content, json) => {
      const document = {
        name,
        findings: found as Finding[],
        profiles: [name],
        text: json ? JSON.stringify(content) : `<${name}`,
      }
      const page = renderHtml(document, 'en')
      assert.doesNotMatch(page, /<script|<img/)
      assert.equal(page.match(/<\/style>/g)?.length, 1)
      renderText([document], 'nb')
      JSON.stringify([renderJson([document]), renderSarif([document]), renderOutcome({ ...document, name: 'x' }, 'nn')])
    }),
  )
})

test('issue 4, item 4: a maker is told the published profile that one of ours follows, in text and in HTML', () => {
  const own = 'https://own.example/p|1'
  const document: ReportedDocument = {
    ...patient,
    findings: [{ ...dateInvalid, profile: own }],
    profiles: [own],
    follows: (profile) => (profile === own ? 'http://published.example/p|1' : undefined),
  }
  for (const told of [renderText([document], 'en'), renderHtml(document, 'nn')]) {
    assert.match(told, /http:\/\/published\.example\/p\|1/)
    assert.doesNotMatch(told, /own\.example/)
  }
  const { documents } = renderJson([document])
  assert.equal(documents[0]?.findings[0]?.profile, own)
})
