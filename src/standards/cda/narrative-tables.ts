import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import type { Block } from './narrative-blocks.ts'
import { type Place, placeOf } from './narrative-inlines.ts'
import { neverShown } from './narrative-names.ts'

type Cell = Place & {
  readonly header: boolean
  /** Of a header: whether it names its column or its row. */
  readonly scope?: 'col' | 'row'
  /** From 2 to 100; absent when the cell is one wide. */
  readonly colspan?: number
  /** From 2 to 100; absent when the cell is one high. */
  readonly rowspan?: number
  readonly children: readonly Block[]
}

export type Row = Place & { readonly cells: readonly Cell[] }

type Table = {
  readonly caption: readonly XmlNode[]
  readonly head: readonly Row[]
  readonly body: readonly Row[]
  readonly foot: readonly Row[]
  /** What stood in the table but in no cell: to be shown after it. */
  readonly beside: readonly XmlNode[]
}

type BlocksIn = (nodes: readonly XmlNode[]) => readonly Block[]
type Group = 'head' | 'body' | 'foot'

const groups: ReadonlyMap<string, Group> = new Map<string, Group>([
  ['thead', 'head'],
  ['tbody', 'body'],
  ['tfoot', 'foot'],
])

/**
 * A table's rows with every header cell told what it names. Where the sender has no `thead`, the rows at the top that
 * are all headers are one.
 */
export function tableOf(source: XmlElement, blocksIn: BlocksIn): Table {
  const rows: Record<Group, XmlElement[]> = { head: [], body: [], foot: [] }
  const caption: XmlNode[] = []
  const beside: XmlNode[] = []
  const gather = (parent: XmlElement, group: Group): void => {
    for (const part of parent.children) {
      if (typeof part === 'string') {
        if (part.trim() !== '') beside.push(part)
        continue
      }
      const inner = groups.get(part.name)
      if (inner) gather(part, inner)
      else if (part.name === 'tr') rows[group].push(part)
      else (part.name === 'caption' ? caption : beside).push(part)
    }
  }
  gather(source, 'body')
  while (source.children.length > 0 && !hasHead(source) && rows.body[0] && isAllHeaders(rows.body[0])) {
    rows.head.push(rows.body.shift()!)
  }
  const read = (group: Group) => rows[group].map((row) => rowOf(row, group, blocksIn))
  return { caption, beside, head: read('head'), body: read('body'), foot: read('foot') }
}

function hasHead(source: XmlElement): boolean {
  return source.children.some((child) => typeof child !== 'string' && child.name === 'thead')
}

function isAllHeaders(row: XmlElement): boolean {
  const cells = partsOf(row)
  return cells.length > 0 && cells.every((cell) => typeof cell !== 'string' && cell.name === 'th')
}

function rowOf(row: XmlElement, group: Group, blocksIn: BlocksIn): Row {
  return { ...placeOf(row), cells: partsOf(row).map((part) => cellOf(part, group, blocksIn)) }
}

/** What stands in a row, white space and scripts left out. */
function partsOf(row: XmlElement): readonly XmlNode[] {
  return row.children.filter((child) =>
    typeof child === 'string' ? child.trim() !== '' : !neverShown.has(child.name.toLowerCase()),
  )
}

function cellOf(part: XmlNode, group: Group, blocksIn: BlocksIn): Cell {
  if (typeof part === 'string' || (part.name !== 'td' && part.name !== 'th')) {
    return { header: false, children: blocksIn([part]) }
  }
  const { attributes } = part
  const header = part.name === 'th'
  const scope = header ? (scopes.get(attributes.scope ?? '') ?? (group === 'head' ? 'col' : 'row')) : undefined
  return {
    header,
    ...(scope === undefined ? {} : { scope }),
    ...span('colspan', attributes.colspan),
    ...span('rowspan', attributes.rowspan),
    ...placeOf(part),
    children: blocksIn(part.children),
  }
}

const scopes: ReadonlyMap<string, 'col' | 'row'> = new Map<string, 'col' | 'row'>([
  ['col', 'col'],
  ['colgroup', 'col'],
  ['row', 'row'],
  ['rowgroup', 'row'],
])

/** A browser lays out a million columns if asked to. */
function span<const K extends string>(name: K, written: string | undefined): { readonly [P in K]?: number } {
  const count = /^\d{1,6}$/.test(written ?? '') ? Math.min(Number(written), 100) : 1
  return count < 2 ? {} : ({ [name]: count } as { readonly [P in K]?: number })
}
