import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { accountFor } from '../../../src/conversion/eps/account.ts'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { elementsOf, pathOf, type XmlElement } from '../../../src/platform/xml/tree.ts'
import { concealMasked } from '../../../src/standards/cda/masking.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'
import { own } from '../../vectors.ts'

/**
 * «Mapped» in the account means that FHIR itself says it: whoever changes the value in the source changes the Bundle
 * without its carried parts, and the resource that the account names (issue 2, item 11).
 */

type Said = { readonly all: string; readonly resources: readonly string[] }

function said(root: XmlElement): Said {
  const bundle = JSON.parse(JSON.stringify(toEps(readPatientSummary(root), eps, new Date(0)).bundle)) as {
    entry: { resource: { id: string } }[]
  }
  const plain = JSON.stringify(bundle, (_, value: unknown) =>
    Array.isArray(value)
      ? value.filter((each) => !(each as { url?: string } | null)?.url?.endsWith('/cda-carried'))
      : value,
  )
  const { entry } = JSON.parse(plain) as typeof bundle
  const byId = new Map(entry.map(({ resource }) => [`urn:uuid:${resource.id}`, JSON.stringify(resource)]))
  const withReferred = (text: string, depth: number): string =>
    depth === 0 ? text : text.replace(/urn:uuid:[0-9a-f-]{36}/g, (id) => withReferred(byId.get(id) ?? '', depth - 1))
  return { all: plain, resources: entry.map(({ resource }) => withReferred(JSON.stringify(resource), 3)) }
}

/** A value of the same kind that is another. */
const others: Readonly<Record<string, (value: string) => string>> = {
  code: (code) => `${code}9`,
  value: (value) =>
    /^\d{4,}/.test(value)
      ? value.replace(/^(\d{3})\d/, (_, start: string) => `${start}${value[3] === '1' ? '2' : '1'}`)
      : `${value}1`,
  extension: (extension) => `${extension}9`,
  displayName: (name) => `${name}x`,
}

function changed(element: XmlElement, target: XmlElement, attribute: string): XmlElement {
  const attributes =
    element === target
      ? { ...element.attributes, [attribute]: others[attribute]?.(element.attributes[attribute] ?? '') ?? '' }
      : element.attributes
  const copy: XmlElement = { ...element, attributes, children: [] }
  const children = element.children.map((node) =>
    typeof node === 'string' ? node : { ...changed(node, target, attribute), parent: copy },
  )
  return Object.assign(copy, { children })
}

/** What the template fixes is written whatever was read: it says nothing. */
function isConstant({ name }: XmlElement, to: string): boolean {
  return name === 'signatureCode' || (name === 'statusCode' && !to.endsWith('.status'))
}

function everywhere(element: XmlElement): readonly XmlElement[] {
  return [element, ...elementsOf(element).flatMap(everywhere)]
}

for (const { name, bytes } of own('samples').filter(({ name }) => !name.includes('l1'))) {
  test(`what is mapped is said by FHIR itself: ${name}`, () => {
    const root = concealMasked(parseXml(bytes))
    const fields = new Map<XmlElement, string>()
    const summary = readPatientSummary(root, (element, field) => void fields.set(element, field))
    const rows = accountFor(summary, toEps(summary, eps, new Date(0)), fields)
    const carried = new Set(rows.flatMap(({ path, fate }) => (fate === 'mapped' ? [] : [path])))
    const mapped = new Map(
      rows.flatMap(({ path, fate, to, reason }) =>
        fate === 'mapped' && reason === 'rebuilt from the EPS element' && !carried.has(path)
          ? [[path, to ?? ''] as const]
          : [],
      ),
    )
    const places = everywhere(root).flatMap((element) => {
      const to = mapped.get(pathOf(element))
      const names = Object.keys(others).filter((each) => element.attributes[each])
      return to === undefined || isConstant(element, to) ? [] : names.map((attribute) => ({ element, attribute, to }))
    })
    assert.ok(places.length > 40, `${places.length} values`)
    const before = said(root)
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ element, attribute, to }) => {
        const after = said(changed(root, element, attribute))
        assert.notEqual(after.all, before.all, `${pathOf(element)}/@${attribute} ${to}`)
        const at = Number(/^Bundle\.entry\[(\d+)\]/.exec(to)?.[1] ?? -1)
        if (at >= 0 && after.resources.length === before.resources.length)
          assert.notEqual(after.resources[at], before.resources[at], `${pathOf(element)}/@${attribute} ${to}`)
      }),
      { numRuns: 12, seed: 2026 },
    )
  })
}
