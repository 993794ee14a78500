import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../definitions.ts'
import { indexDocument } from './document-index.ts'
import { checkResource } from './resource.ts'
import { documentTexts } from './texts.ts'

const div = (content: string, attributes = '') =>
  `<div xmlns="http://www.w3.org/1999/xhtml"${attributes}>${content}</div>`
const patient = (changes: JsonObject): JsonObject => ({ resourceType: 'Patient', ...changes })
const contained = (...list: readonly JsonObject[]) => list.map((each) => ({ resourceType: 'Organization', ...each }))

const found = (resource: JsonObject) =>
  checkResource(indexDocument(resource).root).map(
    ({ code, severity, at = [] }) => `${severity} ${code} ${at.join('.')}`,
  )

for (const [title, resource, expected] of [
  [
    'dom-3: a contained resource that is referred to',
    patient({ contained: contained({ id: 'o' }), managingOrganization: { reference: '#o' } }),
    [],
  ],
  ['dom-3: one that is not', patient({ contained: contained({ id: 'o' }) }), ['error contained-unused contained.0']],
  [
    'dom-3: one that refers to its container',
    patient({ contained: contained({ id: 'o', partOf: { reference: '#' } }) }),
    [],
  ],
  [
    'dom-3: one that a used one refers to',
    patient({
      contained: contained({ id: 'a', partOf: { reference: '#b' } }, { id: 'b' }),
      managingOrganization: { reference: '#a' },
    }),
    [],
  ],
  [
    'dom-3: two that know only each other',
    patient({
      contained: contained({ id: 'a', partOf: { reference: '#b' } }, { id: 'b', partOf: { reference: '#a' } }),
    }),
    ['error contained-unused contained.0', 'error contained-unused contained.1'],
  ],
  [
    'dom-3: one the narrative links to',
    patient({ contained: contained({ id: 'o' }), text: { div: div('<a href="#o">here</a>') } }),
    [],
  ],
  [
    'references.html#contained: an id of its own',
    patient({ contained: contained({}, { id: 'o' }, { id: 'o' }), managingOrganization: { reference: '#o' } }),
    [
      'error contained-without-id contained.0',
      'error contained-unused contained.0',
      'error contained-id-again contained.2',
    ],
  ],
  [
    'element.html: ids of elements are unique in the resource',
    patient({ id: 'x', name: [{ id: 'x' }, { id: 'y' }], photo: [{ id: 'y' }] }),
    ['error element-id-again photo.0'],
  ],
  [
    'profiling.html: snapshot and differential share their ids',
    {
      resourceType: 'StructureDefinition',
      snapshot: { element: [{ id: 'Patient' }] },
      differential: { element: [{ id: 'Patient' }] },
    },
    [],
  ],
  [
    'Meta.security is a set',
    patient({ meta: { security: [{ system: 's', code: 'a' }, { code: 'a' }, { system: 's', code: 'a' }] } }),
    ['error security-label-again meta.security.2'],
  ],
  [
    'narrative.html: the language of resource and narrative',
    patient({ language: 'nb', text: { div: div('', ' lang="nb" xml:lang="nb"') } }),
    [],
  ],
  [
    'a narrative that does not say it',
    patient({ language: 'nb', text: { div: div('') } }),
    ['warning narrative-language-missing '],
  ],
  [
    'a narrative that says another',
    patient({ language: 'nb', text: { div: div('', ' lang="nb" xml:lang="nn"') } }),
    ['warning narrative-language-differs '],
  ],
  [
    'observation.html: who, when and by whom',
    { resourceType: 'Observation', subject: {}, performer: [], effectiveDateTime: '2026' },
    [],
  ],
  [
    'an observation that says none of it',
    { resourceType: 'Observation' },
    [
      'warning observation-without-subject ',
      'warning observation-without-performer ',
      'warning observation-without-effective ',
    ],
  ],
] as const) {
  test(title, () => {
    assert.deepEqual(found(resource), expected)
    for (const line of expected) assert.ok(documentTexts[line.split(' ')[1] ?? ''], line)
  })
}
