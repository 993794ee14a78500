import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXml } from '../../src/platform/xml/parse.ts'
import { elementsOf, pathOf, type XmlElement } from '../../src/platform/xml/tree.ts'
import { PHARM } from '../../src/standards/cda/namespaces.ts'
import type { Wanted } from '../../src/validation/cda/templates/notation.ts'
import { type Template, templatesFor } from '../../src/validation/cda/templates/registry.ts'
import { validateCda } from '../../src/validation/cda/validate-cda.ts'
import { noVectors, own, vectors } from '../vectors.ts'
import { summary } from './cda-rules-sample.ts'

const now = new Date('2025-01-15T12:00:00Z')

/** A change to one document that breaks one row of a template, and where the finding must stand. */
type Mutation = {
  /** Template and row: each is tried once a document. */
  readonly row: string
  readonly code: RegExp
  readonly at: XmlElement
  readonly parameter: string
  readonly change: (element: XmlElement) => XmlElement | undefined
}

/** Every way to break a row of the templates that the document follows. */
function* mutationsOf(root: XmlElement): Generator<Mutation> {
  const { kind, profiles } = validateCda(root, { now })
  const byRoot = kind ? templatesFor(kind) : new Map<string, Template>()
  for (const element of descendantsOf(root)) {
    // The document is judged by the template of its type and level, whatever it says.
    const named = elementsOf(element).flatMap(({ name, attributes }) => (name === 'templateId' ? attributes.root : []))
    for (const id of element === root ? profiles.map((profile) => profile.split('|')[0]) : named) {
      const template = byRoot.get(id ?? '')
      if (template?.wanted.names.includes(element.name))
        yield* breaking(element, template.wanted.children, template.root)
    }
  }
}

function* breaking(element: XmlElement, rows: readonly Wanted[], root: string): Generator<Mutation> {
  for (const wanted of rows) {
    // Slices are proven in element-rules.test.ts; without its identifier a template is not asked.
    if (wanted.only !== undefined || wanted.path.split('/').at(-1) === 'templateId') continue
    const row = `${root} ${wanted.path}`
    if (wanted.attribute) {
      yield* breakingAttribute(element, wanted, row)
      continue
    }
    const found = elementsOf(element).filter(
      ({ name, ns }) => wanted.names.includes(name) && (!wanted.pharm || ns === PHARM),
    )
    const solid = found.filter(({ attributes }) => attributes.nullFlavor === undefined)
    if (found.length > 0 && wanted.usage !== 'optional')
      yield {
        row,
        code: /-missing$|^elements-too-few$/,
        at: element,
        parameter: wanted.names.join(' / '),
        change: (each) => (found.includes(each) ? undefined : each),
      }
    const [only, ...more] = solid
    if (only && more.length === 0 && wanted.usage === 'mandatory' && wanted.names.length === 1)
      yield {
        row: `${row} null`,
        code: /^mandatory-element-null$/,
        at: only,
        parameter: '',
        change: emptied(only, 'UNK'),
      }
    if (only && wanted.onlyNull && wanted.usage !== 'mandatory')
      yield {
        row: `${row} flavor`,
        code: /^null-flavor-not-allowed$/,
        at: only,
        parameter: wanted.onlyNull,
        change: emptied(only, 'OTH'),
      }
    for (const child of solid) yield* breaking(child, wanted.children, root)
  }
}

function* breakingAttribute(element: XmlElement, wanted: Wanted, row: string): Generator<Mutation> {
  const [name = ''] = wanted.names
  if (element.attributes[name] === undefined || name === 'root') return
  const changed = (value: string | undefined) => (each: XmlElement) => {
    if (each !== element) return each
    const { [name]: _old, ...rest } = each.attributes
    return { ...each, attributes: value === undefined ? rest : { ...rest, [name]: value } }
  }
  if (wanted.fixed)
    yield { row: `${row} value`, code: /^attribute-value-wrong$/, at: element, parameter: name, change: changed('XX') }
  if (wanted.usage === 'mandatory')
    yield { row, code: /^attribute-missing$/, at: element, parameter: name, change: changed(undefined) }
}

const emptied = (element: XmlElement, nullFlavor: string) => (each: XmlElement) =>
  each === element ? { ...each, attributes: { nullFlavor }, children: [] } : each

function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of elementsOf(element)) yield* descendantsOf(child)
}

function changed(element: XmlElement, { change }: Mutation, parent: XmlElement | null = null): XmlElement | undefined {
  const made = change(element)
  if (!made) return undefined
  const children: (XmlElement | string)[] = []
  const copy: XmlElement = { ...made, parent, children }
  for (const node of made.children) {
    const child = typeof node === 'string' ? node : changed(node, { change } as Mutation, copy)
    if (child !== undefined) children.push(child)
  }
  return copy
}

/** Documents of every type; ours and those beside the checkout. */
const documents = [
  { name: 'our summary', root: () => summary({}) },
  ...own('samples')
    .filter(({ name }) => name === 'pt-ps-l1.xml')
    .map(({ name, bytes }) => ({ name, root: () => parseXml(bytes) })),
  ...vectors('cda/ps', 'cda/ep', 'cda/ed', 'cda/mro', 'cda/orcd')
    .filter(({ name }) => /2-1234-W7|1-1234-W7|PlRequest1|CzRequest1|FULL-2|3-1234-W6/.test(name))
    .map(({ name, bytes }) => ({ name, root: () => parseXml(bytes) })),
]

/** A row that one document of a type has proven needs no other. */
const tried = new Set<string>()

for (const { name, root } of documents)
  test(`issue 4: every row of a template that ${name} follows is missed where it was`, (t) => {
    const whole = root()
    const { kind } = validateCda(whole, { now })
    const missed: string[] = []
    let mutations = 0
    for (const mutation of mutationsOf(whole)) {
      if (tried.size === tried.add(`${kind} ${mutation.row}`).size) continue
      mutations += 1
      const broken = changed(whole, mutation)
      if (!broken) continue
      const { findings } = validateCda(broken, { now })
      const told = findings.some(
        ({ code, severity, path, parameters }) =>
          severity === 'error' &&
          mutation.code.test(code) &&
          path === pathOf(mutation.at) &&
          (mutation.parameter === '' || Object.values(parameters).includes(mutation.parameter)),
      )
      if (!told) missed.push(`${mutation.row} ${mutation.code} ${pathOf(mutation.at)}`)
    }
    t.diagnostic(`${mutations} mutations`)
    assert.deepEqual(missed, [])
  })

test('there are documents of all types to break', { skip: noVectors }, () => assert.ok(documents.length > 6))
