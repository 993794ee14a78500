/** One element (or attribute) a template speaks of, and what it wants inside it. */
export type Wanted = {
  /** Where it stands, from the template's element on: `observation/text/reference`. */
  readonly path: string
  /** Alternatives, any of which will do. */
  readonly names: readonly string[]
  readonly usage: 'mandatory' | 'required' | 'optional'
  readonly attribute: boolean
  /** In the namespace of wave 6 and later only (`urn:hl7-org:pharm`). */
  readonly pharm: boolean
  /** Only such elements: see {@link parseWanted}. */
  readonly only?: string
  /** How many of the alternatives there must be, taken together; one where it is left out. */
  readonly atLeast?: number
  /** The values an attribute may have. */
  readonly fixed?: readonly string[]
  /** Value sets an attribute's value, or an element's code, is taken from: tails under `…3.1.42` or OIDs. */
  readonly valueSets?: readonly string[]
  /** A code of no set is an error; otherwise the sets may be extended. Attributes are always strict. */
  readonly strict: boolean
  /** The data type that `xsi:type` must say where it says any. */
  readonly type?: string
  /** The only null flavour allowed. */
  readonly onlyNull?: string
  /** A doctor may misread the entry without it. */
  readonly clinical: boolean
  /** A rule of its own tells it to the reader of a summary. */
  readonly toldApart: boolean
  /** Templates that elements inside carry and that have a row of their own; nothing is checked here. */
  readonly holds: readonly string[]
  readonly children: readonly Wanted[]
}

type Open = { readonly path: string; readonly children: Wanted[]; readonly holds: string[] }

const token =
  /\+(?<held>[\d.]+)|(?<attribute>@?)(?<name>[A-Za-z][\w:|]*)(?:\[(?<only>[\w.:|@=/-]+)\])?(?<mark>[!?]?)(?<least>\d?)(?:=(?<fixed>[^\s()<>]+))?(?:<(?<strict>=?)(?<sets>[\d.|]+)>)?(?:%(?<type>\w+))?(?:~(?<onlyNull>\w+))?(?<flags>[*^]*)|(?<bracket>[()])|(?<stray>\S)/g
const usages = { '!': 'mandatory', '?': 'required', '': 'optional' } as const

/**
 * Reads the notation of the template tables.
 *
 * `name!` mandatory: there, and not null. `name?` required: there, null allowed. `name` optional, named to say what it
 * holds. `(…)` what is in it. `a|b!` either; `a|b?2` at least two of them together. `name[child]` only those that hold a
 * child, `name[child/3.8|other/3.9]` a child of a template,
 * `name[3.8]` those of a template, `name[@a=V]` those with an attribute, `name[-@a]` those without,
 * `name[type:TS|IVL_TS]` those of a data type, untyped ones being TS. `@name` an attribute that must be there,
 * `@name=V|W` one that must have one of these values, `@name?=V` one that must where it is there at all (a default of
 * the CDA schema), `@name<42.40>` one from a value set where it is there; `name<42.5>` the code of an element likewise. `~NI` the only null flavour
 * allowed. `pharm:` only in the namespace of wave 6 and later. `*` a doctor may misread the entry without it. `^` a rule
 * of its own tells the reader. `+3.8` an element of that template is inside and has its own row.
 *
 * @throws Error on a slip in our own table: unbalanced parentheses, a stray character
 */
export function parseWanted(notation: string): readonly Wanted[] {
  const stack: Open[] = [{ path: '', children: [], holds: [] }]
  for (const { groups = {} } of notation.matchAll(token)) {
    const top = stack.at(-1)
    if (!top || groups.stray) throw new Error(`Slip in a template table: ${notation.slice(0, 80)}`)
    if (groups.held) top.holds.push(groups.held)
    // A node is made with arrays of its own, and only this function ever writes to them.
    else if (groups.bracket === '(') stack.push(top.children.at(-1) as Wanted & Open)
    else if (groups.bracket === ')') stack.pop()
    else top.children.push(nodeOf(groups, top.path))
  }
  const [only, ...open] = stack
  if (!only || open.length > 0) throw new Error(`Unbalanced template table: ${notation.slice(0, 80)}`)
  return only.children
}

function nodeOf(
  {
    attribute,
    name = '',
    only,
    mark = '',
    least,
    fixed,
    strict,
    sets,
    type,
    onlyNull,
    flags = '',
  }: Readonly<Record<string, string | undefined>>,
  outer: string,
): Wanted {
  return {
    path: `${outer}${outer && '/'}${attribute}${name}`,
    names: name.split('|').map((each) => each.replace(/^pharm:/, '')),
    usage: attribute && !mark && !sets ? 'mandatory' : usages[mark as keyof typeof usages],
    attribute: attribute === '@',
    pharm: name.startsWith('pharm:'),
    ...(only ? { only } : {}),
    ...(least ? { atLeast: Number(least) } : {}),
    ...(fixed ? { fixed: fixed.split('|') } : {}),
    ...(sets ? { valueSets: sets.split('|') } : {}),
    strict: strict === '=' || attribute === '@',
    ...(type ? { type } : {}),
    ...(onlyNull ? { onlyNull } : {}),
    clinical: flags.includes('*'),
    toldApart: flags.includes('^'),
    holds: [],
    children: [],
  }
}
