import type { XmlElement } from '../../platform/xml/tree.ts'
import { PHARM } from '../../standards/cda/namespaces.ts'
import type { Breach, Rule } from './rule.ts'
import { attribute, nullFlavorOf, templatesOf, typeOf } from './select.ts'
import type { Wanted } from './templates/notation.ts'
import { oidOf } from './templates/registry.ts'

/**
 * The rules of the template tables. They apply by template, so the walk asks {@link shortfalls} for all of them at once
 * and these rows say what each is called and how much it matters.
 */
export const elementRules = [
  { code: 'mandatory-element-missing', severity: 'cosmetic', source: 'eHDSI templates 2024-04-19: M' },
  { code: 'mandatory-element-null', severity: 'cosmetic', source: 'eHDSI templates 2024-04-19: M, no null flavour' },
  {
    code: 'required-element-missing',
    severity: 'cosmetic',
    source: 'eHDSI templates 2024-04-19: R, null flavour allowed',
  },
  { code: 'elements-too-few', severity: 'cosmetic', source: 'eHDSI templates 2024-04-19: choice, at least so many' },
  { code: 'attribute-missing', severity: 'cosmetic', source: 'eHDSI templates 2024-04-19: attribute required' },
  { code: 'attribute-value-wrong', severity: 'cosmetic', source: 'eHDSI templates 2024-04-19: fixed value' },
  { code: 'data-type-wrong', severity: 'cosmetic', source: 'eHDSI templates 2024-04-19: xsi:type' },
  {
    code: 'null-flavor-not-allowed',
    severity: 'cosmetic',
    source: 'eHDSI PS: only NI in addr, telecom and name',
  },
  {
    code: 'clinical-element-missing',
    severity: 'safety',
    source: 'eHDSI templates 2024-04-19: value, time, component',
  },
] as const satisfies readonly Pick<Rule, 'code' | 'severity' | 'source'>[]

/** What is wrong with an element: its code in {@link elementRules} or of a value set, where, and which row asks. */
export type Shortfall = Breach & { readonly code: string; readonly wanted: Wanted }

/** Takes what is found; may look up value sets where the caller has any. */
export type Sink = {
  readonly found: (shortfall: Shortfall) => void
  /** Asked of every attribute and code with a value set; reports by itself. */
  readonly coded?: (element: XmlElement, wanted: Wanted) => void
}

/** Tells everything the rows want of this element's attributes and children and do not find. */
export function shortfalls(element: XmlElement, rows: readonly Wanted[], sink: Sink): void {
  for (const wanted of rows) {
    if (wanted.attribute) wantAttribute(element, wanted, sink)
    else wantElement(element, wanted, sink)
  }
}

function wantAttribute(element: XmlElement, wanted: Wanted, sink: Sink): void {
  const [name = ''] = wanted.names
  const value = element.attributes[name]
  const { fixed } = wanted
  if (value === undefined) {
    if (wanted.usage === 'mandatory')
      sink.found({ code: 'attribute-missing', at: element, wanted, parameters: { attribute: name } })
  } else if (fixed && !fixed.includes(value.trim()))
    sink.found({
      code: 'attribute-value-wrong',
      at: element,
      wanted,
      parameters: { attribute: name, allowed: fixed.join(' / ') },
    })
  else if (wanted.valueSets) sink.coded?.(element, wanted)
}

function wantElement(element: XmlElement, wanted: Wanted, sink: Sink): void {
  let solid = 0
  let empty: XmlElement | undefined
  let count = 0
  for (const child of element.children) {
    if (typeof child === 'string' || !matches(child, wanted)) continue
    count += 1
    if (wanted.type !== undefined && (typeOf(child) ?? wanted.type) !== wanted.type)
      sink.found({ code: 'data-type-wrong', at: child, wanted, parameters: { allowed: wanted.type } })
    const flavor = nullFlavorOf(child)
    if (flavor === undefined) {
      solid += 1
      shortfalls(child, wanted.children, sink)
      if (wanted.valueSets) sink.coded?.(child, wanted)
      continue
    }
    empty ??= child
    if (wanted.onlyNull !== undefined && flavor !== wanted.onlyNull && wanted.usage !== 'mandatory')
      sink.found({ code: 'null-flavor-not-allowed', at: child, wanted, parameters: { allowed: wanted.onlyNull } })
  }
  if (wanted.usage === 'optional') return
  const least = wanted.atLeast ?? 1
  if ((wanted.usage === 'mandatory' ? solid : count) < least) sink.found(lack(element, wanted, empty))
}

function lack(element: XmlElement, wanted: Wanted, empty: XmlElement | undefined): Shortfall {
  const { only } = wanted
  const names = wanted.names.join(' / ') + (only === undefined ? '' : kindInWords(only))
  if (wanted.atLeast !== undefined)
    return { code: 'elements-too-few', at: element, wanted, parameters: { element: names, least: wanted.atLeast } }
  if (empty && wanted.usage === 'mandatory') return { code: 'mandatory-element-null', at: empty, wanted }
  const code = wanted.clinical ? 'clinical-element-missing' : `${wanted.usage}-element-missing`
  return { code, at: element, wanted, parameters: { element: names } }
}

/** Which of several kinds of one element is missing, where its name alone does not tell. */
function kindInWords(only: string): string {
  if (only.startsWith('-')) return ''
  if (only.startsWith('type:')) return ` (${only.slice(5).replaceAll('|', ', ')})`
  if (!only.includes('/')) return ` (${/^[\d.]+$/.test(only) ? oidOf(only) : only})`
  const kinds = only.split('|').map((each) => each.split('/'))
  return ` (${kinds.map(([name, template = '']) => `${name} ${oidOf(template)}`).join(', ')})`
}

function matches(child: XmlElement, { names, pharm, only }: Wanted): boolean {
  if (!names.includes(child.name) || (pharm && child.ns !== PHARM)) return false
  return only === undefined || isOnly(child, only)
}

/** The forms of `[…]` in `templates/notation.ts`. */
function isOnly(element: XmlElement, only: string): boolean {
  if (/^[\d.]+$/.test(only)) return templatesOf(element).includes(oidOf(only))
  if (only.startsWith('type:'))
    return only
      .slice(5)
      .split('|')
      .includes(typeOf(element) ?? 'TS')
  if (only.startsWith('-@')) return element.attributes[only.slice(2)] === undefined
  const [, name, value] = /^@(\w+)=(\w+)$/.exec(only) ?? []
  if (name !== undefined) return attribute(element, name) === value
  if (only.includes('/')) return only.split('|').some((each) => holdsTemplate(element, each))
  return element.children.some((child) => typeof child !== 'string' && child.name === only)
}

/** Is there a child of this name with this template: `observation/3.25`? */
function holdsTemplate(element: XmlElement, wanted: string): boolean {
  const [name, template = ''] = wanted.split('/')
  const root = oidOf(template)
  return element.children.some(
    (child) => typeof child !== 'string' && child.name === name && templatesOf(child).includes(root),
  )
}
