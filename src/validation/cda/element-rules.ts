import type { XmlElement } from '../../platform/xml/tree.ts'
import { PHARM } from '../../standards/cda/namespaces.ts'
import { EHDSI } from './document-types.ts'
import { documentElements, templateElements } from './element-table.ts'
import type { Breach, Rule } from './rule.ts'
import { nullFlavorOf } from './select.ts'

/** One element (or attribute) a template wants, and what it wants inside it. */
export type Wanted = {
  /** Alternatives, any of which will do. */
  readonly names: readonly string[]
  readonly usage: 'mandatory' | 'required' | 'optional'
  readonly attribute: boolean
  readonly pharm: boolean
  readonly onlyNull?: string
  readonly clinical: boolean
  readonly children: readonly Wanted[]
}

/** What is wrong with an element: its code in {@link elementRules}, and where. */
type Shortfall = Breach & { readonly code: (typeof elementRules)[number]['code'] }

const token = /([@\w:|]+)([!?]?)(?:~(\w+))?(\*?)|[()]/g
const usages = { '!': 'mandatory', '?': 'required', '': 'optional' } as const

/**
 * Reads the notation of `element-table.ts`.
 *
 * @throws Error on unbalanced parentheses: a slip in our own table
 */
export function parseWanted(notation: string): readonly Wanted[] {
  const stack: { children: Wanted[] }[] = [{ children: [] }]
  for (const [written, name, mark = '', onlyNull, clinical] of notation.matchAll(token)) {
    if (written === '(') stack.push(stack.at(-1)!.children.at(-1) as { children: Wanted[] } & Wanted)
    else if (written === ')') stack.pop()
    else if (name !== undefined)
      stack.at(-1)?.children.push({
        names: name.split('|').map((each) => each.replace(/^@|^pharm:/, '')),
        usage: name.startsWith('@') ? 'mandatory' : usages[mark as keyof typeof usages],
        attribute: name.startsWith('@'),
        pharm: name.startsWith('pharm:'),
        ...(onlyNull ? { onlyNull } : {}),
        clinical: clinical === '*',
        children: [],
      })
  }
  const [only, ...open] = stack
  if (!only || open.length > 0) throw new Error(`Unbalanced element table: ${notation}`)
  return only.children
}

const byTemplate: ReadonlyMap<string, readonly Wanted[]> = new Map(
  Object.entries(templateElements).map(([tail, notation]) => [`${EHDSI}.${tail}`, parseWanted(notation)]),
)
const byLevel = { L3: parseWanted(documentElements.L3), L1: parseWanted(documentElements.L1) }

/** What a template's element should hold; nothing for a template that is not in the table. */
export const wantedByTemplate = (root: string): readonly Wanted[] => byTemplate.get(root) ?? []

export const wantedByLevel = (level: 'L3' | 'L1'): readonly Wanted[] => byLevel[level]

/**
 * The rules of the element table. They apply by template, so the walk asks {@link shortfalls} for all of them at once
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
  { code: 'attribute-missing', severity: 'cosmetic', source: 'eHDSI templates 2024-04-19: attribute required' },
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

/** Everything the table wants of this element and does not find; a null element is not looked into. */
export function shortfalls(
  element: XmlElement,
  wanted: readonly Wanted[],
  found: Shortfall[] = [],
): readonly Shortfall[] {
  for (const each of wanted) {
    if (each.attribute) wantAttribute(element, each, found)
    else wantElement(element, each, found)
  }
  return found
}

function wantAttribute(element: XmlElement, { names }: Wanted, found: Shortfall[]): void {
  if (nullFlavorOf(element) !== undefined || names.some((name) => element.attributes[name] !== undefined)) return
  found.push({ code: 'attribute-missing', at: element, parameters: { attribute: names[0]! } })
}

function wantElement(element: XmlElement, wanted: Wanted, found: Shortfall[]): void {
  let seen = false
  for (const child of element.children) {
    if (typeof child === 'string' || !wanted.names.includes(child.name)) continue
    if (wanted.pharm && child.ns !== PHARM) continue
    seen = true
    const flavor = nullFlavorOf(child)
    if (flavor === undefined) shortfalls(child, wanted.children, found)
    else if (wanted.usage === 'mandatory') found.push({ code: 'mandatory-element-null', at: child })
    else if (wanted.onlyNull !== undefined && flavor !== wanted.onlyNull)
      found.push({ code: 'null-flavor-not-allowed', at: child, parameters: { allowed: wanted.onlyNull } })
  }
  if (seen || wanted.usage === 'optional') return
  const code = wanted.clinical ? 'clinical-element-missing' : (`${wanted.usage}-element-missing` as const)
  found.push({ code, at: element, parameters: { element: wanted.names.join(' / ') } })
}
