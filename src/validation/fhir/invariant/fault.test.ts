import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Constraint } from '../definitions.ts'
import { invariantFault } from './fault.ts'

const constraint: Constraint = { key: 'x-1', severity: 'error', human: 'Say what it is' }
const advice: Constraint = {
  ...constraint,
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice', valueBoolean: true }],
}
const stated = { rule: 'x-1', parameters: { key: 'x-1', human: 'Say what it is' } }

for (const [title, of, outcome, expected] of [
  ['holds: nothing is said', constraint, 'holds', undefined],
  ['broken: at its own severity', constraint, 'broken', { code: 'invariant-broken', severity: 'error', ...stated }],
  [
    'broken, and says to add text (dom-6)',
    { ...constraint, key: 'dom-6', severity: 'warning' },
    'broken',
    {
      code: 'narrative-absent',
      severity: 'warning',
      rule: 'dom-6',
      parameters: { key: 'dom-6', human: 'Say what it is' },
    },
  ],
  [
    'broken advice: a warning (elementdefinition-bestpractice)',
    advice,
    'broken',
    { code: 'invariant-broken', severity: 'warning', bestPractice: true, ...stated },
  ],
  [
    'cannot be evaluated: not kept',
    constraint,
    { failed: 'evaluation' },
    { code: 'invariant-failed', severity: 'error', ...stated },
  ],
  [
    'is no FHIRPath: an error of its profile, whatever severity the rule has, as the Java validator says',
    { ...constraint, severity: 'warning' },
    { failed: 'not-fhirpath' },
    {
      code: 'invariant-unreadable',
      severity: 'error',
      rule: 'x-1',
      parameters: { key: 'x-1', profile: 'urn:oid:1.2.3.4' },
    },
  ],
  [
    'a value set is not loaded: not checked',
    constraint,
    { failed: 'memberOf' },
    { code: 'not-checked-invariant', severity: 'information', ...stated },
  ],
] as const) {
  test(`an invariant that ${title}`, () => assert.deepEqual(invariantFault(of, outcome, 'urn:oid:1.2.3.4'), expected))
}
