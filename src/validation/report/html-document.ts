import { Problem } from '../../kernel/problem.ts'
import { parseStrictJson, type StrictJson } from '../../standards/fhir/strict-json.ts'
import { type Markup, markup } from './markup.ts'
import type { ReportTexts } from './report-texts.ts'
import type { LocatedFinding } from './reported.ts'

/** How a finding is told where it stands. */
type Tell = (finding: LocatedFinding, index: number) => Markup

/** The document, and which findings (by their position) have a place in it. */
export type DocumentView = { readonly markup: Markup; readonly shown: ReadonlySet<number> }

/**
 * The document with its findings in place: JSON as a tree that opens where something was found, anything else as
 * numbered lines.
 */
export function documentView(
  text: string,
  findings: readonly LocatedFinding[],
  tell: Tell,
  texts: ReportTexts,
): DocumentView {
  if (text === '') return { markup: markup`<p>${texts.noDocument}</p>`, shown: new Set() }
  const json = readJson(text)
  return json ? treeView(json, findings, tell, texts) : linesView(text, findings, tell, texts)
}

function readJson(text: string): StrictJson | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return parseStrictJson(text)
  } catch (problem) {
    if (problem instanceof Problem) return undefined
    throw problem
  }
}

/** What is found at a value, and below it. */
type Node = { readonly here: number[]; readonly below: Map<string, Node> }

/** Values shown of a document; a larger one is shown around its findings only. */
const mostValues = 50_000
/** Characters of one string. */
const longestString = 1000

type Tree = {
  readonly json: StrictJson
  readonly findings: readonly LocatedFinding[]
  readonly tell: Tell
  readonly texts: ReportTexts
  readonly whole: boolean
  readonly shown: Set<number>
}

function treeView(json: StrictJson, findings: readonly LocatedFinding[], tell: Tell, texts: ReportTexts): DocumentView {
  const tree: Tree = { json, findings, tell, texts, whole: countValues(json.value) <= mostValues, shown: new Set() }
  const root = gather(json.value, findings)
  const body = valueMarkup(tree, undefined, json.value, undefined, root)
  const note = !tree.whole && markup`<p>${texts.clipped}</p>`
  return { markup: markup`${note}<div class="tree"><ul>${body}</ul></div>`, shown: tree.shown }
}

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  let count = 1
  for (const each of Object.values(value)) {
    count += countValues(each)
    if (count > mostValues) break
  }
  return count
}

/** The findings by their pointers; one whose place is missing goes to the innermost value that is there. */
function gather(root: unknown, findings: readonly LocatedFinding[]): Node {
  const top: Node = { here: [], below: new Map() }
  for (const [index, { pointer }] of findings.entries()) {
    let node = top
    let value = root
    for (const token of (pointer ?? '').split('/').slice(1)) {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) break
      value = Object.getOwnPropertyDescriptor(value, name)?.value
      const next = node.below.get(name) ?? { here: [], below: new Map() }
      node.below.set(name, next)
      node = next
    }
    node.here.push(index)
  }
  return top
}

function valueMarkup(
  tree: Tree,
  name: string | undefined,
  value: unknown,
  written: string | undefined,
  node: Node | undefined,
): Markup {
  const found =
    node && node.here.length > 0 && markup`<ul class="found">${node.here.map((index) => told(tree, index))}</ul>`
  const key = name !== undefined && markup`<span class="key">${name}</span>: `
  if (typeof value !== 'object' || value === null)
    return markup`<li>${key}${scalar(value, written, tree.texts)}${found}</li>`
  const list = Array.isArray(value)
  const members = Object.entries(value).filter(([inner]) => tree.whole || node?.below.has(inner))
  const size = Object.keys(value).length
  const head = markup`<summary>${key}${labelOf(value)} <span class="quiet">${list ? '[' : '{'}${size} ${tree.texts.items}${list ? ']' : '}'}</span></summary>`
  const inner = members.map(([each, item]) =>
    valueMarkup(tree, each, item, tree.json.written(value, list ? Number(each) : each), node?.below.get(each)),
  )
  return markup`<li><details${node && { html: ' open' }}>${head}${found}<ul>${inner}</ul></details></li>`
}

function told(tree: Tree, index: number): Markup {
  tree.shown.add(index)
  return tree.tell(tree.findings[index]!, index)
}

/** What a closed value is called: of a resource its type, of the rest nothing. */
function labelOf(value: object): string {
  const type = 'resourceType' in value ? value.resourceType : undefined
  return typeof type === 'string' ? type.slice(0, longestString) : ''
}

function scalar(value: unknown, written: string | undefined, texts: ReportTexts): Markup {
  if (typeof value !== 'string') return markup`${(written ?? String(value)).slice(0, longestString)}`
  const rest = value.length - longestString
  const more = rest > 0 && markup` <span class="quiet">… (${rest} ${texts.characters})</span>`
  return markup`<span class="string">"${value.slice(0, longestString)}"</span>${more}`
}

/** Lines shown of a document that is no JSON. */
const mostLines = 20_000

function linesView(text: string, findings: readonly LocatedFinding[], tell: Tell, texts: ReportTexts): DocumentView {
  const lines = text.split(/\r\n|\r|\n/)
  const at = new Map<number, number[]>()
  for (const [index, { line }] of findings.entries()) {
    if (line === undefined || line < 1 || line > lines.length) continue
    const known = at.get(line)
    if (known) known.push(index)
    else at.set(line, [index])
  }
  const whole = lines.length <= mostLines
  const numbers = whole ? lines.map((_, index) => index + 1) : [...at.keys()].sort((a, b) => a - b)
  const items = numbers.map((number) =>
    lineMarkup(lines[number - 1]!, number, at.get(number) ?? [], findings, tell, texts),
  )
  const note = !whole && markup`<p>${texts.clipped}</p>`
  return { markup: markup`${note}<ol class="source">${items}</ol>`, shown: new Set([...at.values()].flat()) }
}

function lineMarkup(
  line: string,
  number: number,
  found: readonly number[],
  findings: readonly LocatedFinding[],
  tell: Tell,
  texts: ReportTexts,
): Markup {
  const rest = line.length - longestString
  const more = rest > 0 && markup` <span class="quiet">… (${rest} ${texts.characters})</span>`
  const told = found.length > 0 && markup`<ul class="found">${found.map((index) => tell(findings[index]!, index))}</ul>`
  return markup`<li value="${number}">${line.slice(0, longestString)}${more}${told}</li>`
}
